/**
 * Apologies and new appointments (Form 04): what waits for me, the draft, its approval and
 * signature; pages and REST (NĐ 61/2018/NĐ-CP Art. 19.9).
 */
@NullMarked
package vn.lienthong.dossiers.apology;

import org.jspecify.annotations.NullMarked;
