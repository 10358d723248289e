package vn.lienthong.directory;

import org.jspecify.annotations.Nullable;

/** How a unit is reached and where it lies: corrected without a decision. */
record Contact(@Nullable String geoCode, @Nullable String address, @Nullable String phone) {}
