package vn.lienthong.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose paper it is, which object brought it, and the unit that looks after it.
 *
 * @param objectType for instance dossiers.dossier; null when its owner brought it by themselves
 */
public record Origins(
    String ownerNumber,
    String ownerName,
    @Nullable String objectType,
    @Nullable String objectId,
    @Nullable String objectCode,
    UUID unitId,
    String unitPath,
    String unitName) {}
