package vn.lienthong.dossiers.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/** The list on the screen as Excel, with all its pages. */
@Component
class ListExport {
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
  private static final List<String> COLUMNS =
      List.of(
          "dossiers.register.no",
          "dossiers.code",
          "dossiers.intake.what",
          "dossiers.subject",
          "dossiers.owner",
          "dossiers.register.address",
          "dossiers.register.channel",
          "dossiers.state",
          "dossiers.step",
          "dossiers.list.place",
          "dossiers.assignee",
          "dossiers.submitted",
          "dossiers.received",
          "dossiers.due",
          "dossiers.list.remaining",
          "dossiers.queue.CONSULTING");

  private final DossierListing listing;
  private final WorktimeApi worktime;
  private final Clock clock;

  ListExport(DossierListing listing, WorktimeApi worktime, Clock clock) {
    this.listing = listing;
    this.worktime = worktime;
    this.clock = clock;
  }

  /**
   * @param queue null for all dossiers
   */
  void write(@Nullable Queue queue, Filter filter, CurrentUser user, Texts texts, OutputStream out)
      throws IOException {
    Instant now = clock.instant();
    WorkCalendar calendar = worktime.calendar();
    String title = texts.t(queue == null ? "dossiers.queue.ALL" : queue.label());
    try (ExcelRows rows = new ExcelRows(title, COLUMNS.stream().map(texts::t).toList())) {
      listing.each(queue, filter, user, row -> rows.add(cells(row, calendar, now, texts)));
      rows.write(out);
    }
  }

  private static List<String> cells(
      DossierListing.Row row, WorkCalendar calendar, Instant now, Texts texts) {
    return Stream.of(
            row.code(),
            row.procedureName(),
            row.subject(),
            row.ownerName(),
            row.ownerAddress(),
            texts.t(row.channel().label()),
            texts.t(row.status().label()),
            row.stepName(),
            row.deskName(),
            row.assigneeName(),
            when(row.submittedAt()),
            when(row.receivedAt()),
            when(row.dueAt()),
            DueView.of(row, calendar, now, texts).word(),
            row.consulted())
        .map(cell -> Objects.requireNonNullElse(cell, ""))
        .toList();
  }

  static String when(@Nullable Instant instant) {
    return instant == null ? "" : WHEN.format(instant.atZone(Vietnam.ZONE));
  }
}
