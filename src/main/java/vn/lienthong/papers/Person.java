package vn.lienthong.papers;

import org.jspecify.annotations.Nullable;

/** Somebody on a form; what is null is left out, never invented. */
public record Person(
    String name,
    @Nullable String identityNumber,
    @Nullable String address,
    @Nullable String phone,
    @Nullable String email) {}
