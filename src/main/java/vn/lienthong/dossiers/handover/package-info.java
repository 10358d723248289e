/**
 * Hand-over lists between counters and agencies, confirmed by both sides: pages and REST (NĐ
 * 61/2018/NĐ-CP Art. 18, 20).
 */
@NullMarked
package vn.lienthong.dossiers.handover;

import org.jspecify.annotations.NullMarked;
