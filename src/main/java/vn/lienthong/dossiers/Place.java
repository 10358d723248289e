package vn.lienthong.dossiers;

import java.util.UUID;

/** A unit under the name it had then; {@code path} is "/root/…/unit/". */
public record Place(UUID unitId, String name, String path) {}
