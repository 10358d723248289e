package vn.lienthong.worktime;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the law sets about deadlines and may set anew from a day on. */
public enum LegalParameter {
  /** Within how many working hours an online filing is accepted or answered. */
  ONLINE_ANSWER_HOURS(Group.LIMITS, Kind.WORKING_HOURS, 1, 80),
  /** Received later, it is handed over the next working day; so are same-day terms counted. */
  HANDOVER_CUT_OFF(Group.COUNTING, Kind.TIME_OF_DAY, 7, 18),
  /** A name of {@link StartRule}. */
  START_RULE(Group.COUNTING, names(StartRule.values())),
  /** A name of {@link MonthEnd}. */
  MONTH_END(Group.COUNTING, names(MonthEnd.values())),
  /** Why a supplement begins the count anew. */
  SUPPLEMENT_RESTART(Group.WAITING, List.of("RESTART")),
  /** Why a supplement only moves the due date, where the procedure says so. */
  SUPPLEMENT_PAUSE(Group.WAITING, List.of("PAUSE")),
  /** Why the wait for a financial duty is no time of the agency. */
  FINANCIAL_DUTY(Group.WAITING, List.of("PAUSE")),
  /** Within how many working days from receipt it is told that a dossier is not eligible. */
  INELIGIBLE_NOTICE_DAYS(Group.LIMITS, Kind.WORKING_DAYS, 1, 30),
  /** How often a new date may be appointed. */
  REAPPOINTMENTS(Group.LIMITS, Kind.TIMES, 0, 9);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  private final Group group;
  private final Kind kind;
  private final int least;
  private final int most;
  private final List<String> choices;

  LegalParameter(Group group, Kind kind, int least, int most) {
    this.group = group;
    this.kind = kind;
    this.least = least;
    this.most = most;
    this.choices = List.of();
  }

  LegalParameter(Group group, List<String> choices) {
    this.group = group;
    this.kind = Kind.CHOICE;
    this.least = 0;
    this.most = 0;
    this.choices = choices;
  }

  /** What stands together on the page. */
  enum Group {
    COUNTING,
    WAITING,
    LIMITS
  }

  /** What a value is, and so its unit. */
  enum Kind {
    WORKING_HOURS,
    WORKING_DAYS,
    TIMES,
    TIME_OF_DAY,
    CHOICE
  }

  Group group() {
    return group;
  }

  Kind kind() {
    return kind;
  }

  /** Least number or, for a time of day, the earliest hour. */
  int least() {
    return least;
  }

  /** Greatest number or, for a time of day, the last hour. */
  int most() {
    return most;
  }

  /** Names of ours that a choice takes; none for figures. */
  List<String> choices() {
    return choices;
  }

  /** Whether the value is a figure or an hour, not a name of ours. */
  boolean figure() {
    return kind != Kind.CHOICE;
  }

  /** The value as it is kept, or nothing if the parameter cannot have it. */
  Optional<String> value(String typed) {
    String text = typed.strip();
    return switch (kind) {
      case CHOICE -> choices.contains(text) ? Optional.of(text) : Optional.empty();
      case TIME_OF_DAY -> time(text);
      case WORKING_HOURS, WORKING_DAYS, TIMES ->
          text.matches("\\d{1,3}") && within(Integer.parseInt(text))
              ? Optional.of(String.valueOf(Integer.parseInt(text)))
              : Optional.empty();
    };
  }

  private Optional<String> time(String text) {
    try {
      LocalTime time = LocalTime.parse(text, TIME);
      boolean inTime =
          !time.isBefore(LocalTime.of(least, 0)) && !time.isAfter(LocalTime.of(most, 0));
      return inTime ? Optional.of(time.toString()) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private boolean within(int number) {
    return number >= least && number <= most;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
