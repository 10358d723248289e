package vn.lienthong.dossiers.reports;

/**
 * The figures of one row of a report. What was carried over and what was received is done, in
 * progress, waits, or went back.
 *
 * @param carried open at the beginning of the first day
 * @param open at the end of the last day, of them {@code lateOpen} late and {@code supplement} and
 *     {@code payment} waiting
 * @param turnedAway refused or withdrawn before reception, so in no other figure
 * @param minutes from the start of the clock to the result, without waits, of all that is done
 * @param points of all ratings given, of {@code most} that could be given
 */
record Figures(
    long carried,
    long online,
    long counter,
    long post,
    long early,
    long onTime,
    long late,
    long undated,
    long returned,
    long withdrawn,
    long stopped,
    long turnedAway,
    long open,
    long lateOpen,
    long supplement,
    long payment,
    long minutes,
    long ratings,
    long points,
    long most) {
  static final Figures NONE =
      new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  private static final double DAY = 24 * 60;

  long received() {
    return online + counter + post;
  }

  long total() {
    return carried + received();
  }

  long done() {
    return early + onTime + late + undated;
  }

  /** Had a due date, so that it could be late. */
  long promised() {
    return early + onTime + late;
  }

  long inProgress() {
    return open - supplement - payment;
  }

  /** Of all that had a due date; NaN when there was none. */
  double inTimeShare() {
    return share(early + onTime, promised());
  }

  double onlineShare() {
    return share(online, received());
  }

  double satisfaction() {
    return share(points, most);
  }

  /** Days by the calendar; NaN when none was done. */
  double averageDays() {
    return done() == 0 ? Double.NaN : minutes / DAY / done();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  Figures plus(Figures o) {
    return new Figures(
        carried + o.carried,
        online + o.online,
        counter + o.counter,
        post + o.post,
        early + o.early,
        onTime + o.onTime,
        late + o.late,
        undated + o.undated,
        returned + o.returned,
        withdrawn + o.withdrawn,
        stopped + o.stopped,
        turnedAway + o.turnedAway,
        open + o.open,
        lateOpen + o.lateOpen,
        supplement + o.supplement,
        payment + o.payment,
        minutes + o.minutes,
        ratings + o.ratings,
        points + o.points,
        most + o.most);
  }
}
