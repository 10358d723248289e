/** The papers of a dossier as they are printed: forms 01 to 07 and the papers of daily use. */
@NullMarked
package vn.lienthong.dossiers.print;

import org.jspecify.annotations.NullMarked;
