package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.procedures.ProcedureContent.SupplementRule;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorktimeApi;

/** What Form 04 promised is kept, whatever the applicant is waited for afterwards. */
@HouseTest
class PromisedDateTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierCorrection correction;
  @Autowired DossierPayment payment;
  @Autowired DossierSupplement supplement;
  @Autowired DossierRepository dossiers;
  @Autowired DueDates dueDates;
  @Autowired DueRecomputation recomputation;
  @Autowired WorktimeApi worktime;
  @Autowired JdbcClient jdbc;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
  private TestOffice.Office office;

  private Instant daysAgo(int days) {
    return now.minus(Duration.ofDays(days));
  }

  private void set(String sql, UUID dossier, Instant at) {
    jdbc.sql(sql)
        .param("id", dossier)
        .param("at", at.atZone(Vietnam.ZONE).toOffsetDateTime())
        .update();
  }

  /** Received thirty days ago; twenty days ago a new date was promised, a good month from now. */
  private Dossier promised(SupplementRule rule) {
    office = offices.open(rule);
    UUID id = intake.receive(office.papers(), Channel.COUNTER, null, office.counter()).id();
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    set(
        "update dossiers.dossier set received_at = :at, clock_start = :at where id = :id",
        id,
        daysAgo(30));
    recount(id);
    LocalDate day = LocalDate.ofInstant(offices.open(now.plus(Duration.ofDays(40))), Vietnam.ZONE);
    Dossier promised = correction.reappoint(id, null, day, "Chờ số liệu", office.leader());
    set(
        "update dossiers.due_change set at = :at where dossier_id = :id and cause = 'REAPPOINTED'",
        id,
        daysAgo(20));
    return promised;
  }

  private void recount(UUID id) {
    jdbc.sql("update dossiers.dossier set calendar_version = 'earlier' where id = :id")
        .param("id", id)
        .update();
    recomputation.recompute();
  }

  private void since(UUID id, int days) {
    set("update dossiers.dossier set paused_since = :at where id = :id", id, daysAgo(days));
  }

  private Dossier paidAfter(UUID id, int days) {
    payment.request(id, null, 200_000, "Lệ phí trước bạ", office.specialist());
    since(id, days);
    return payment.confirm(id, null, "0000077", office.counter());
  }

  /** So that the wait lies before another one. */
  private void endedDaysAgo(UUID id, int days) {
    jdbc.sql(
            """
            update dossiers.pause set from_at = from_at - make_interval(days => :days),
              to_at = to_at - make_interval(days => :days) where dossier_id = :id
            """)
        .param("id", id)
        .param("days", days)
        .update();
  }

  private Dossier suppliedAfter(UUID id, int days) {
    supplement.request(
        id,
        null,
        new DossierSupplement.Request(
            "Thiếu bản vẽ",
            List.of(new Supplement.Item("banve", "Bản vẽ", "Có dấu")),
            null,
            "Chờ số liệu",
            null),
        office.specialist());
    since(id, days);
    return supplement.receive(id, null, List.of(), "Đủ", office.counter());
  }

  private long waited(UUID id) {
    return dueDates.pauses(id).stream()
        .mapToLong(pause -> worktime.workedMinutes(pause.from(), pause.to()))
        .sum();
  }

  @Test
  @DisplayName(
      "NĐ 61/2018 Art. 19.9, D12: a paid duty and a supplement under PAUSE move the promised date,"
          + " never back to the old term; a calendar change afterwards leaves it")
  void bothWaitsMoveThePromisedDate() {
    Dossier promised = promised(SupplementRule.PAUSE);
    UUID id = promised.id();
    Instant date = promised.times().dueAt();
    assertThat(promised.times().trace()).contains("\"promised\"");

    Instant afterDuty = paidAfter(id, 4).times().dueAt();
    assertThat(waited(id)).isPositive();
    assertThat(afterDuty).isEqualTo(worktime.calendar().plusWorking(date, waited(id)));

    endedDaysAgo(id, 8);
    Dossier after = suppliedAfter(id, 5);
    assertThat(dueDates.pauses(id)).hasSize(2);
    assertThat(after.times().dueAt())
        .isEqualTo(worktime.calendar().plusWorking(date, waited(id)))
        .isAfter(afterDuty.minus(Duration.ofDays(1)));
    assertThat(after.late(now)).isFalse();

    int changes = dueDates.changes(id).size();
    recount(id);
    assertThat(dossiers.get(id).times().dueAt()).isEqualTo(after.times().dueAt());
    assertThat(dueDates.changes(id)).hasSize(changes);
    assertThat(dossiers.get(id).times().calendarVersion()).isEqualTo(worktime.calendar().version());
  }

  @Test
  @DisplayName(
      "Art. 19.4, 19.9: under RESTART the later of promise and new count holds, and after a paid"
          + " duty and a calendar change too")
  void restartNeverComesBeforeThePromise() {
    Dossier promised = promised(SupplementRule.RESTART);
    UUID id = promised.id();
    Instant date = promised.times().dueAt();
    Dossier after = suppliedAfter(id, 3);
    assertThat(after.times().dueAt()).isEqualTo(worktime.calendar().plusWorking(date, waited(id)));
    endedDaysAgo(id, 6);
    Dossier paid = paidAfter(id, 5);
    assertThat(paid.times().dueAt()).isEqualTo(worktime.calendar().plusWorking(date, waited(id)));
    recount(id);
    assertThat(dossiers.get(id).times().dueAt()).isEqualTo(paid.times().dueAt());
  }
}
