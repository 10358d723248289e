/**
 * The electronic form of a dossier: files sent with it, answers of an earlier dossier, the filled
 * form on paper. What may be typed is {@code procedures.form}.
 */
@NullMarked
package vn.lienthong.dossiers.form;

import org.jspecify.annotations.NullMarked;
