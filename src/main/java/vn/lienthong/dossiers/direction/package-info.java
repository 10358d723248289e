/**
 * Where dossiers are stuck and who owes the next act; directions to those who owe it; the ladder
 * that tells ever higher posts of what is due and late, and the reasons that officers give.
 *
 * <p>Legal basis: Decree 61/2018/NĐ-CP Art. 19.9 (late dossiers), functions 8, 20, 26 and 27 of
 * Circular 21/2023/TT-BTTTT as amended by Circular 11/2025/TT-BKHCN.
 */
@NullMarked
package vn.lienthong.dossiers.direction;

import org.jspecify.annotations.NullMarked;
