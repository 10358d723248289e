package vn.lienthong.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person with the version that a correction must name. */
record PersonDetail(UUID id, String name, String email, @Nullable String phone, int version) {}
