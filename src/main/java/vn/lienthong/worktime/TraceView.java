package vn.lienthong.worktime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A trace in sentences, for the fragment {@code worktime/trace}. */
public record TraceView(List<Line> lines, String calendarVersion) {
  public TraceView {
    lines = List.copyOf(lines);
  }

  /**
   * @param kind start, count, off, made, wait or end: how the line is marked
   */
  public record Line(String kind, String text) {}

  /** In English for an English locale, in Vietnamese otherwise. */
  public static TraceView of(Trace trace, Locale locale) {
    TraceText text = new TraceText(locale);
    List<Line> lines = new ArrayList<>();
    for (TraceStep step : trace.steps()) {
      lines.add(new Line(kind(step), text.line(step)));
    }
    return new TraceView(lines, trace.calendarVersion());
  }

  private static String kind(TraceStep step) {
    return switch (step) {
      case TraceStep.Received s -> "start";
      case TraceStep.Forwarded s -> "start";
      case TraceStep.Restarted s -> "wait";
      case TraceStep.OutsideHours s -> "off";
      case TraceStep.CountsFrom s -> "start";
      case TraceStep.CountsFromDay s -> "start";
      case TraceStep.CutOff s -> "count";
      case TraceStep.Added s -> "count";
      case TraceStep.DaysOff s -> "off";
      case TraceStep.MadeUp s -> "made";
      case TraceStep.Rolled s -> "count";
      case TraceStep.Waited s -> "wait";
      case TraceStep.Promised s -> "start";
      case TraceStep.Ends s -> "end";
      case TraceStep.NoAppointment s -> "end";
    };
  }
}
