package vn.lienthong.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.web.KeyPage;

/** The log for programs that watch over it. */
@RestController
@RequestMapping("/api/v1/audit")
@Access(value = Access.Who.STAFF, permission = "audit.view")
@Tag(name = "audit", description = "Nhật ký hệ thống / audit log")
class AuditRestController {
  private final EntryRepository entries;

  AuditRestController(EntryRepository entries) {
    this.entries = entries;
  }

  /** An entry; before and after are JSON texts. */
  record Entry(
      UUID id,
      Instant at,
      String action,
      String objectType,
      String objectId,
      LogEntry.Actor actor,
      @Nullable String before,
      @Nullable String after,
      @Nullable String basis) {}

  record Found(List<Entry> entries, @Nullable String next) {}

  @GetMapping
  @Operation(summary = "Tìm trong nhật ký, mới nhất trước / search the log, newest first")
  Found search(
      @RequestParam(defaultValue = "") String object,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @Parameter(description = "next của trang trước / next of the page before")
          @RequestParam(required = false)
          @Nullable UUID before) {
    KeyPage<LogEntry> page =
        entries.search(new EntryQuery(object, person, action, from, to, before, 100));
    return new Found(
        page.rows().stream()
            .map(row ->
                new Entry(
                    row.id(),
                    row.at(),
                    row.action(),
                    row.objectType(),
                    row.objectId(),
                    row.actor(),
                    row.before(),
                    row.after(),
                    row.basis()))
            .toList(),
        page.next());
  }
}
