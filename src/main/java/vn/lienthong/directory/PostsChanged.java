package vn.lienthong.directory;

import java.util.Set;
import java.util.UUID;

/** What these people may do has changed, or changes on a coming day: ask for their posts again. */
public record PostsChanged(Set<UUID> personIds) {}
