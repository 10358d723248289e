/**
 * Rules of the one-stop that the control of procedures sets by day: when a fee is collected, and
 * how dossier codes are written.
 *
 * <p>Tables: {@code dossiers.collection_rule}, {@code dossiers.code_rule}. Legal basis: Decree
 * 61/2018/NĐ-CP Art. 22, Decision 45/2016/QĐ-TTg, Circular 01/2018/TT-VPCP Art. 19, Decision
 * 20/2020/QĐ-TTg Art. 4.
 */
@NullMarked
package vn.lienthong.dossiers.rules;

import org.jspecify.annotations.NullMarked;
