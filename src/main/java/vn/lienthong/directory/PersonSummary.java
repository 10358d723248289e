package vn.lienthong.directory;

import java.util.UUID;

/** An official. */
public record PersonSummary(UUID id, String name, String email) {}
