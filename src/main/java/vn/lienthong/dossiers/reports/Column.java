package vn.lienthong.dossiers.reports;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A column that a report may have. */
enum Column {
  CARRIED(Head.RECEIVED, Cell.stock("open", true), Figures::carried),
  ONLINE(Head.RECEIVED, Cell.received("ONLINE"), Figures::online),
  COUNTER(Head.RECEIVED, Cell.received("COUNTER"), Figures::counter),
  POST(Head.RECEIVED, Cell.received("POST"), Figures::post),
  RECEIVED(Head.RECEIVED, Cell.flow("received"), Figures::received),
  TOTAL(Head.RECEIVED, null, Figures::total),
  EARLY(Head.DONE, Cell.flow("early"), Figures::early),
  ON_TIME(Head.DONE, Cell.flow("on_time"), Figures::onTime),
  UNDATED(Head.DONE, Cell.flow("undated"), Figures::undated),
  LATE(Head.DONE, Cell.flow("late"), Figures::late),
  DONE(Head.DONE, Cell.flow("early + on_time + late + undated"), Figures::done),
  IN_TIME(Head.PROGRESS, Cell.stock("in_time", false), f -> f.inProgress() - f.lateOpen()),
  OVERDUE(Head.PROGRESS, Cell.stock("overdue", false), Figures::lateOpen),
  IN_PROGRESS(Head.PROGRESS, Cell.stock("running", false), Figures::inProgress),
  SUPPLEMENT(Head.PAUSED, Cell.stock("supplement", false), Figures::supplement),
  PAYMENT(Head.PAUSED, Cell.stock("payment", false), Figures::payment),
  STOPPED(Head.PAUSED, Cell.flow("stopped"), Figures::stopped),
  RETURNED(Head.BACK, Cell.flow("returned"), Figures::returned),
  WITHDRAWN(Head.BACK, Cell.flow("withdrawn"), Figures::withdrawn),
  TURNED_AWAY(Head.BACK, Cell.flow("turned_away"), Figures::turnedAway),
  IN_TIME_SHARE(Head.QUALITY, null, Figures::inTimeShare),
  AVERAGE_DAYS(Head.QUALITY, null, Figures::averageDays),
  ONLINE_SHARE(Head.QUALITY, null, Figures::onlineShare),
  SATISFACTION(Head.QUALITY, null, Figures::satisfaction);

  /** Columns under one heading. */
  enum Head {
    RECEIVED,
    DONE,
    PROGRESS,
    PAUSED,
    BACK,
    QUALITY;

    String label() {
      return "dossiers.reports.head." + name();
    }
  }

  /** How a figure is written. */
  enum Unit {
    COUNT,
    SHARE,
    DAYS
  }

  /**
   * Which dossiers make the figure.
   *
   * @param what the sum of these bookings is not zero, or the state at the end of a day
   * @param stock counted at the end of a day, not over the days
   * @param before at the end of the day before the first, not of the last
   * @param channel only those; null for all
   */
  record Cell(String what, boolean stock, boolean before, @Nullable String channel) {
    static Cell flow(String what) {
      return new Cell(what, false, false, null);
    }

    static Cell received(String channel) {
      return new Cell("received", false, false, channel);
    }

    static Cell stock(String what, boolean before) {
      return new Cell(before ? "open" : what, true, before, null);
    }
  }

  private final Head head;
  private final @Nullable Cell cell;
  private final ToDoubleFunction<Figures> value;

  Column(Head head, @Nullable Cell cell, ToDoubleFunction<Figures> value) {
    this.head = head;
    this.cell = cell;
    this.value = value;
  }

  Head head() {
    return head;
  }

  /** Null where no list of dossiers stands behind the figure. */
  @Nullable Cell cell() {
    return cell;
  }

  double of(Figures figures) {
    return value.applyAsDouble(figures);
  }

  Unit unit() {
    return switch (this) {
      case IN_TIME_SHARE, ONLINE_SHARE, SATISFACTION -> Unit.SHARE;
      case AVERAGE_DAYS -> Unit.DAYS;
      case CARRIED,
          ONLINE,
          COUNTER,
          POST,
          RECEIVED,
          TOTAL,
          EARLY,
          ON_TIME,
          UNDATED,
          LATE,
          DONE,
          IN_TIME,
          OVERDUE,
          IN_PROGRESS,
          SUPPLEMENT,
          PAYMENT,
          STOPPED,
          RETURNED,
          WITHDRAWN,
          TURNED_AWAY ->
          Unit.COUNT;
    };
  }

  String label() {
    return "dossiers.reports.column." + name();
  }
}
