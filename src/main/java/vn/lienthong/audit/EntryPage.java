package vn.lienthong.audit;

import java.util.List;

/** One entry with what it changed. */
record EntryPage(LogEntry entry, String seq, String hash, List<Difference> differences) {}
