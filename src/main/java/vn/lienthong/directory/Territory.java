package vn.lienthong.directory;

import org.jspecify.annotations.Nullable;

/**
 * A province or commune of the country, as in the published catalogue.
 *
 * @param code two digits of a province, five of a commune
 * @param provinceCode null for a province
 * @param fullName with its type, "Phường Hạc Thành"
 */
public record Territory(
    String code,
    @Nullable String provinceCode,
    String name,
    String nameEn,
    String fullName,
    String fullNameEn) {}
