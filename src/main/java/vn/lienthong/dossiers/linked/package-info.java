/**
 * Interlinked dossiers (một cửa liên thông) on pages and by REST: the parts of a dossier as a
 * picture, the desk of parts with exact counters, what an agency and the lead do to a part.
 */
@NullMarked
package vn.lienthong.dossiers.linked;

import org.jspecify.annotations.NullMarked;
