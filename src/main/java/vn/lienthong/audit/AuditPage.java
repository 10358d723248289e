package vn.lienthong.audit;

import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.KeyPage;

/** Entries that match; next and export are addresses. */
record AuditPage(
    String object,
    String person,
    String action,
    String from,
    String to,
    FormErrors errors,
    KeyPage<LogEntry> entries,
    @Nullable String next,
    String export) {}
