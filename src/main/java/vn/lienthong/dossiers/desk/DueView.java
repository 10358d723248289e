package vn.lienthong.dossiers.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.TraceText;
import vn.lienthong.worktime.WorkCalendar;

/**
 * How a deadline looks: a word, a colour, how much of the time is used up.
 *
 * @param kind ok, warn, late, info or neutral
 * @param percent of the working time that is gone, 0–100
 * @param note a second line; null for none
 */
public record DueView(String kind, String word, int percent, @Nullable String note) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("HH:mm\u00a0·\u00a0dd/MM");
  private static final int SOON = 80;

  static DueView of(DossierListing.Row row, WorkCalendar calendar, Instant now, Texts texts) {
    if (row.status() == DossierStatus.REGISTERED && row.answerBy() != null) {
      return running(row.submittedAt(), row.answerBy(), calendar, now, texts);
    }
    if (row.finishedAt() != null) {
      boolean late = row.dueAt() != null && row.finishedAt().isAfter(row.dueAt());
      return new DueView(
          late ? "late" : "ok",
          texts.t(late ? "dossiers.due.finishedLate" : "dossiers.due.finished"),
          100,
          brief(row.finishedAt()));
    }
    Instant due = row.dueAt();
    if (due == null) {
      return new DueView("neutral", texts.t("dossiers.due.none"), 0, null);
    }
    Instant start = row.clockStart() == null ? row.submittedAt() : row.clockStart();
    if (row.pausedSince() != null) {
      return new DueView(
          "info",
          texts.t("dossiers.due.paused"),
          percent(calendar, start, row.pausedSince(), due),
          texts.t("dossiers.due.pausedSince", brief(row.pausedSince())));
    }
    return running(start, due, calendar, now, texts);
  }

  static DueView running(
      Instant start, Instant due, WorkCalendar calendar, Instant now, Texts texts) {
    int percent = percent(calendar, start, now, due);
    if (now.isAfter(due)) {
      return new DueView("late", remaining(calendar, now, due, texts), 100, brief(due));
    }
    if (day(due).equals(day(now))) {
      return new DueView(
          "warn",
          texts.t("dossiers.due.today", TIME.format(due.atZone(Vietnam.ZONE))),
          percent,
          null);
    }
    return new DueView(
        percent >= SOON ? "warn" : "ok", remaining(calendar, now, due, texts), percent, brief(due));
  }

  private static String remaining(WorkCalendar calendar, Instant now, Instant due, Texts texts) {
    String words = new TraceText(texts.locale()).remaining(calendar.remaining(now, due));
    return words.substring(0, 1).toUpperCase(texts.locale()) + words.substring(1);
  }

  private static int percent(WorkCalendar calendar, Instant start, Instant now, Instant due) {
    long whole = calendar.workedBetween(start, due);
    long gone = calendar.workedBetween(start, now);
    return whole <= 0 ? 100 : (int) Math.clamp(gone * 100 / whole, 0, 100);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, Vietnam.ZONE);
  }

  private static String brief(Instant instant) {
    return SHORT.format(instant.atZone(Vietnam.ZONE));
  }
}
