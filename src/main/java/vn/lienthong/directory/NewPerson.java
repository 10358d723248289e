package vn.lienthong.directory;

import org.jspecify.annotations.Nullable;

/** An official to be entered; the e-mail address is theirs alone. */
public record NewPerson(String name, String email, @Nullable String phone) {}
