package vn.lienthong.directory;

import java.util.List;
import java.util.UUID;

/** The merger of the act never was: its units live again with their people and places. */
public record MergerUndone(UUID act, List<UUID> unitIds) {}
