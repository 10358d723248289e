package vn.lienthong.dossiers.linked;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.TraceText;
import vn.lienthong.worktime.WorkCalendar;

/**
 * How the deadline of a part looks.
 *
 * @param kind ok, warn, late, info or neutral
 * @param percent of the working time that is gone, 0–100
 */
record PartDue(String kind, String word, int percent, @Nullable String note) {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("HH:mm\u00a0·\u00a0dd/MM");
  private static final int SOON = 80;

  static PartDue of(PartListing.Row row, WorkCalendar calendar, Instant now, Texts texts) {
    Instant due = row.dueAt();
    Instant start = row.clockStart();
    if (due == null || start == null) {
      return new PartDue("neutral", texts.t("dossiers.due.none"), 0, null);
    }
    Instant pause = row.pausedSince();
    if (pause != null) {
      return new PartDue(
          "info",
          texts.t("dossiers.due.paused"),
          percent(calendar, start, pause, due),
          texts.t("dossiers.due.pausedSince", brief(pause)));
    }
    String left = new TraceText(texts.locale()).remaining(calendar.remaining(now, due));
    String word = left.substring(0, 1).toUpperCase(texts.locale()) + left.substring(1);
    int percent = percent(calendar, start, now, due);
    String kind = now.isAfter(due) ? "late" : percent >= SOON ? "warn" : "ok";
    return new PartDue(kind, word, percent, brief(due));
  }

  private static int percent(WorkCalendar calendar, Instant start, Instant now, Instant due) {
    long whole = calendar.workedBetween(start, due);
    long gone = calendar.workedBetween(start, now);
    return whole <= 0 ? 100 : (int) Math.clamp(gone * 100 / whole, 0, 100);
  }

  private static String brief(Instant instant) {
    return SHORT.format(instant.atZone(Vietnam.ZONE));
  }
}
