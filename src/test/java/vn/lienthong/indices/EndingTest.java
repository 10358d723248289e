package vn.lienthong.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.dossiers.DossierStatus.HANDLED;
import static vn.lienthong.dossiers.DossierStatus.NOT_RECEIVED;
import static vn.lienthong.dossiers.DossierStatus.PROCESSING;
import static vn.lienthong.dossiers.DossierStatus.RECEIVED;
import static vn.lienthong.dossiers.DossierStatus.RETURNED;
import static vn.lienthong.dossiers.DossierStatus.STOPPED;
import static vn.lienthong.dossiers.DossierStatus.SUPPLEMENT_REQUESTED;
import static vn.lienthong.dossiers.DossierStatus.WITHDRAWN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierMeasure;
import vn.lienthong.dossiers.DossierMeasure.Turn;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.Place;
import vn.lienthong.worktime.NationalCalendar;
import vn.lienthong.worktime.Term;
import vn.lienthong.worktime.WorkCalendar;

/** Indicator 2.1 of Decision 766/QĐ-TTg, rule by rule. Days are those of March 2026. */
class EndingTest {
  static final WorkCalendar CALENDAR = NationalCalendar.of(2026, 2026);

  /** The day at 9:00 in Vietnam. */
  private static Instant day(int day) {
    return Instant.parse("2026-03-%02dT02:00:00Z".formatted(day));
  }

  /** States in turn, with the day of March from which each holds. */
  private static List<Turn> turns(Object... statusAndDay) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < statusAndDay.length; i += 2) {
      turns.add(new Turn((DossierStatus) statusAndDay[i], day((Integer) statusAndDay[i + 1])));
    }
    return turns;
  }

  @Test
  @DisplayName("QĐ 766, 2.1: the end is status 9")
  void handled() {
    assertThat(Ending.of(turns(RECEIVED, 2, PROCESSING, 3, HANDLED, 5, RETURNED, 9)))
        .isEqualTo(new Ending(EndRule.HANDLED, day(5), 0));
  }

  @Test
  @DisplayName("QĐ 766, 2.1: without a 9, the end is 10")
  void returned() {
    assertThat(Ending.of(turns(RECEIVED, 2, RETURNED, 9)))
        .isEqualTo(new Ending(EndRule.RETURNED, day(9), 0));
  }

  @Test
  @DisplayName("QĐ 766, 2.1: without 9 and 10, the end is 8 or 3, and 7 of what was received")
  void otherEnds() {
    assertThat(Ending.of(turns(RECEIVED, 2, STOPPED, 4)))
        .isEqualTo(new Ending(EndRule.STOPPED, day(4), 0));
    assertThat(Ending.of(turns(RECEIVED, 2, NOT_RECEIVED, 4)))
        .isEqualTo(new Ending(EndRule.NOT_RECEIVED, day(4), 0));
    assertThat(Ending.of(turns(RECEIVED, 2, WITHDRAWN, 4)))
        .isEqualTo(new Ending(EndRule.WITHDRAWN, day(4), 0));
  }

  @Test
  @DisplayName("QĐ 766, 2.1: only a 5 – the moment of that request is the end, answered or not")
  void oneRequest() {
    assertThat(Ending.of(turns(RECEIVED, 2, PROCESSING, 3, SUPPLEMENT_REQUESTED, 4)))
        .isEqualTo(new Ending(EndRule.ONE_REQUEST, day(4), 1));
    assertThat(Ending.of(turns(RECEIVED, 2, SUPPLEMENT_REQUESTED, 4, PROCESSING, 10)))
        .isEqualTo(new Ending(EndRule.ONE_REQUEST, day(4), 1));
  }

  @Test
  @DisplayName("QĐ 766, 2.1: more than one 5 without 9 or 10 is overdue, a stop does not help")
  void moreRequests() {
    List<Turn> two =
        turns(RECEIVED, 2, SUPPLEMENT_REQUESTED, 4, PROCESSING, 5, SUPPLEMENT_REQUESTED, 6);
    assertThat(Ending.of(two)).isEqualTo(new Ending(EndRule.MORE_REQUESTS, null, 2));
    assertThat(Standing.of(Ending.of(two), new Limit(Limit.Rule.DUE, day(31))))
        .isEqualTo(Standing.LATE);
    List<Turn> stopped = new ArrayList<>(two);
    stopped.add(new Turn(STOPPED, day(7)));
    assertThat(Ending.of(stopped).rule()).isEqualTo(EndRule.MORE_REQUESTS);
  }

  @Test
  @DisplayName("QĐ 766, 2.1: more than one 5 and then a 9 – the 9 is the end")
  void moreRequestsAndDone() {
    List<Turn> done =
        turns(
            RECEIVED,
            2,
            SUPPLEMENT_REQUESTED,
            4,
            PROCESSING,
            5,
            SUPPLEMENT_REQUESTED,
            6,
            PROCESSING,
            9,
            HANDLED,
            10);
    assertThat(Ending.of(done)).isEqualTo(new Ending(EndRule.HANDLED, day(10), 2));
    assertThat(Standing.of(Ending.of(done), new Limit(Limit.Rule.DUE, day(12))))
        .isEqualTo(Standing.ON_TIME);
  }

  @Test
  @DisplayName("QĐ 766, 2.1: unfinished has no end of its own; a correction takes an end back")
  void unfinished() {
    assertThat(Ending.of(turns(RECEIVED, 2, PROCESSING, 3)))
        .isEqualTo(new Ending(EndRule.UNFINISHED, null, 0));
    assertThat(Ending.of(turns(RECEIVED, 2, HANDLED, 4, RETURNED, 5, PROCESSING, 6)))
        .isEqualTo(new Ending(EndRule.UNFINISHED, null, 0));
    assertThat(Ending.of(turns(RECEIVED, 2, HANDLED, 4, RETURNED, 5, PROCESSING, 6, HANDLED, 8)))
        .isEqualTo(new Ending(EndRule.HANDLED, day(8), 0));
  }

  @Test
  @DisplayName(
      "NĐ 61/2018 Art. 21: a result that is issued anew does not make its dossier late: it ended"
          + " when it was handled, as the portal is told (NgayKetThucXuLy)")
  void issuedAnew() {
    assertThat(Ending.of(turns(RECEIVED, 2, HANDLED, 4, RETURNED, 5, HANDLED, 20, RETURNED, 21)))
        .isEqualTo(new Ending(EndRule.HANDLED, day(4), 0));
  }

  @Test
  @DisplayName("In the minute of the due date it is on time, a minute later it is late")
  void toTheMinute() {
    Limit limit = new Limit(Limit.Rule.DUE, day(10));
    assertThat(Standing.of(new Ending(EndRule.HANDLED, day(10).plusSeconds(59), 0), limit))
        .isEqualTo(Standing.ON_TIME);
    assertThat(Standing.of(new Ending(EndRule.HANDLED, day(10).plusSeconds(60), 0), limit))
        .isEqualTo(Standing.LATE);
    assertThat(Standing.of(new Ending(EndRule.UNFINISHED, null, 0), limit))
        .isEqualTo(Standing.OPEN);
  }

  private static DossierMeasure dossier(@Nullable Instant due, List<Turn> turns) {
    return new DossierMeasure(
        UUID.randomUUID(),
        "H97.1-260302-0001",
        1,
        new DossierMeasure.Subject(
            "9.000001", UUID.randomUUID(), null, new Place(UUID.randomUUID(), "Sở", "/1/2/")),
        Channel.ONLINE,
        turns.getLast().status(),
        day(2),
        day(2),
        due,
        turns,
        new DossierMeasure.Marks(false, null, false, false, null));
  }

  @Test
  @DisplayName(
      "QĐ 766, 2.1: no due date – end − start − supplement time ≤ the procedure's maximum duration")
  void longestTerm() {
    // Monday 2 March 9:00 and 5 working days: Monday 9 March 9:00; the longest term counts.
    List<Term> terms = List.of(Term.workingDays(2), Term.workingDays(5));
    List<Turn> plain = turns(RECEIVED, 2, HANDLED, 9);
    Limit limit = Limit.of(dossier(null, plain), terms, CALENDAR);
    assertThat(limit.rule()).isEqualTo(Limit.Rule.LONGEST);
    assertThat(Standing.of(Ending.of(plain), limit)).isEqualTo(Standing.ON_TIME);
    List<Turn> late = turns(RECEIVED, 2, HANDLED, 10);
    assertThat(Standing.of(Ending.of(late), Limit.of(dossier(null, late), terms, CALENDAR)))
        .isEqualTo(Standing.LATE);
    // Two working days of waiting for papers, from Tuesday to Thursday, move it to Wednesday.
    List<Turn> waited = turns(RECEIVED, 2, SUPPLEMENT_REQUESTED, 3, PROCESSING, 5, HANDLED, 11);
    Limit moved = Limit.of(dossier(null, waited), terms, CALENDAR);
    assertThat(moved.at()).isEqualTo(limit.at().plusSeconds(2 * 24 * 3600));
    assertThat(Standing.of(Ending.of(waited), moved)).isEqualTo(Standing.ON_TIME);
  }

  @Test
  @DisplayName("With a due date that counts; without any term nothing can be late")
  void dueDateOrNothing() {
    List<Turn> turns = turns(RECEIVED, 2, HANDLED, 20);
    assertThat(Limit.of(dossier(day(19), turns), List.of(Term.workingDays(90)), CALENDAR))
        .isEqualTo(new Limit(Limit.Rule.DUE, day(19)));
    assertThat(Limit.of(dossier(null, turns), List.of(), CALENDAR)).isEqualTo(Limit.NONE);
    assertThat(Standing.of(Ending.of(turns), Limit.NONE)).isEqualTo(Standing.ON_TIME);
  }
}
