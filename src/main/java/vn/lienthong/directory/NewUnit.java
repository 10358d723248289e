package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit to be founded.
 *
 * @param code identification code in either style
 * @param parentId null only for the root
 * @param foundedOn first day of its life
 * @param decision the act that founds it
 */
public record NewUnit(
    String code,
    String name,
    String nameEn,
    UnitKind kind,
    @Nullable UUID parentId,
    @Nullable String geoCode,
    @Nullable String address,
    @Nullable String phone,
    LocalDate foundedOn,
    @Nullable Decision decision) {}
