/**
 * The same life of a dossier for programs: {@code /api/v1/dossiers}, under the same permissions.
 */
@NullMarked
package vn.lienthong.dossiers.rest;

import org.jspecify.annotations.NullMarked;
