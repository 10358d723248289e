package vn.lienthong.worktime;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.StringJoiner;

/** Puts traces and remaining times into Vietnamese or English sentences. */
public final class TraceText {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(WorkCalendar.ZONE);
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle messages;

  /**
   * @param locale English for any English locale, Vietnamese otherwise
   */
  public TraceText(Locale locale) {
    this.locale =
        "en".equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.forLanguageTag("vi-VN");
    this.messages = ResourceBundle.getBundle("messages/worktime", this.locale, NO_FALLBACK);
  }

  /** One line a step, in order, then the version of the calendar. */
  public List<String> lines(Trace trace) {
    List<String> lines = new java.util.ArrayList<>(trace.steps().stream().map(this::line).toList());
    lines.add(text("worktime.step.calendar", trace.calendarVersion()));
    return lines;
  }

  /** The sentence of a step, legal basis and doubt included. */
  public String line(TraceStep step) {
    return switch (step) {
      case TraceStep.Received s -> text("worktime.step.received", moment(s.at()));
      case TraceStep.Forwarded s ->
          text("worktime.step.forwarded", moment(s.received()), moment(s.at()), s.basis());
      case TraceStep.Restarted s ->
          text("worktime.step.restarted", moment(s.asked()), moment(s.complete()), s.basis());
      case TraceStep.OutsideHours s ->
          text("worktime.step.outsideHours", moment(s.at()), moment(s.opens()));
      case TraceStep.CountsFrom s ->
          text(
              "worktime.step.countsFrom",
              text("worktime.start." + s.rule()),
              moment(s.at()),
              s.basis());
      case TraceStep.CountsFromDay s ->
          text(
              "worktime.step.countsFromDay",
              text("worktime.start." + s.rule()),
              day(s.firstDay()),
              s.basis());
      case TraceStep.CutOff s ->
          text(
              s.after() ? "worktime.step.cutOff.after" : "worktime.step.cutOff.before",
              DateTimeFormatter.ofPattern("HH:mm").format(s.cutOff()),
              day(s.day()),
              s.basis());
      case TraceStep.Added s -> text("worktime.step.added", term(s.term()));
      case TraceStep.DaysOff s -> daysOff(s);
      case TraceStep.MadeUp s ->
          text("worktime.step.madeUp", day(s.date()), name(s.name()), s.basis())
              + doubt(s.standing());
      case TraceStep.Rolled s ->
          text("worktime.step.rolled", day(s.from()), day(s.to()), s.basis());
      case TraceStep.Waited s ->
          text(
              "worktime.step.waited",
              text("worktime.pause." + s.cause()),
              moment(s.from()),
              moment(s.to()),
              duration(s.minutes()),
              s.basis());
      case TraceStep.Promised s ->
          text("worktime.step.promised", moment(s.made()), moment(s.due()), s.basis());
      case TraceStep.Ends s -> text("worktime.step.ends", moment(s.at()));
      case TraceStep.NoAppointment s -> text("worktime.step.noAppointment");
    };
  }

  private String daysOff(TraceStep.DaysOff off) {
    String key = off.from().equals(off.to()) ? "worktime.step.dayOff" : "worktime.step.daysOff";
    return text(key, day(off.from()), day(off.to()), name(off.name()), off.basis())
        + doubt(off.standing());
  }

  private String doubt(Standing standing) {
    return standing == Standing.IN_FORCE ? "" : " (" + text("worktime.standing." + standing) + ")";
  }

  /** "5 ngày làm việc", "within the day". */
  public String term(Term term) {
    return text("worktime.unit." + term.unit(), term.amount());
  }

  /** "còn 6 ngày làm việc", "trễ 2 ngày làm việc", "còn 3 giờ 20 phút làm việc". */
  public String remaining(Remaining remaining) {
    return text(
        remaining.messageKey(), remaining.days(), remaining.hours(), remaining.restMinutes());
  }

  /** Working time, exact to the minute: "2 ngày 3 giờ 10 phút làm việc". */
  public String duration(long minutes) {
    Remaining parts = new Remaining(minutes, false);
    StringJoiner said = new StringJoiner(" ");
    if (parts.days() > 0) {
      said.add(text("worktime.duration.days", parts.days()));
    }
    if (parts.hours() > 0) {
      said.add(text("worktime.duration.hours", parts.hours()));
    }
    if (parts.restMinutes() > 0 || said.length() == 0) {
      said.add(text("worktime.duration.minutes", parts.restMinutes()));
    }
    return text("worktime.duration", said.toString());
  }

  /** "Thứ Hai, 24/11/2026". */
  public String day(LocalDate date) {
    return text("worktime.weekday." + date.getDayOfWeek()) + ", " + DATE.format(date);
  }

  /** "14:05, Thứ Hai, 24/11/2026", local time. */
  public String moment(Instant instant) {
    return TIME.format(instant) + ", " + day(LocalDate.ofInstant(instant, WorkCalendar.ZONE));
  }

  /** The name of a special day. */
  public String name(DayName name) {
    return locale == Locale.ENGLISH ? name.en() : name.vi();
  }

  /** The refusal of a deadline that cannot be computed. */
  public String error(WorktimeException exception) {
    return text(exception.reason().key(), exception.arguments().toArray());
  }

  private String text(String key, Object... arguments) {
    return new MessageFormat(messages.getString(key), locale).format(arguments);
  }
}
