package vn.lienthong.store;

import org.jspecify.annotations.Nullable;

/**
 * A kind of paper.
 *
 * @param code of the national catalogue, KQ.G15.000033
 * @param months how long it is valid from its issue; null when that is not the same for all
 * @param forever it has no end
 */
public record PaperKind(
    String code,
    String name,
    @Nullable String nameEn,
    @Nullable Integer months,
    boolean forever,
    String legalBasis) {}
