/**
 * Wrong and missing results: the report, the decision, the reissued result; for officers, for
 * applicants and for programs (NĐ 61/2018/NĐ-CP Art. 21).
 */
@NullMarked
package vn.lienthong.dossiers.mistake;

import org.jspecify.annotations.NullMarked;
