package vn.lienthong.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit as it is, or was, on one day.
 *
 * @param code identification code in the new style, for instance {@code H56.14}; empty when the
 *     unit had none
 * @param path serial numbers from the root down, {@code /1/14/203/}
 * @param geoCode five-digit code of the commune, or two digits of the province
 */
public record UnitSummary(
    UUID id,
    String code,
    String name,
    String nameEn,
    UnitKind kind,
    String path,
    @Nullable UUID parentId,
    @Nullable String geoCode,
    @Nullable String address,
    @Nullable String phone) {}
