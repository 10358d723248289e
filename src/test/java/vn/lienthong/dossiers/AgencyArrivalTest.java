package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Transfer.Direction;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Commune A receives for agency B; B confirms the hand-over list. The days are of 2044. */
@HouseTest
class AgencyArrivalTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierTransfer service;
  @Autowired AgencyArrival arrival;
  @Autowired DossierRepository dossiers;
  @Autowired DueDates dueDates;
  @Autowired DueRecomputation recomputation;
  @Autowired HistoryRepository history;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private TestOffice.Office here;
  private TestOffice.Office other;

  @BeforeEach
  void open() {
    here = offices.open();
    other = offices.open();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Vietnam.ZONE).toInstant();
  }

  private UUID received(TestOffice.Office competent, Instant at) {
    UUID id = intake.receive(competent.papers(), Channel.COUNTER, null, here.counter()).id();
    jdbc.sql(
            """
            update dossiers.dossier set received_at = :at, clock_start = :at,
              calendar_version = 'earlier' where id = :id
            """)
        .param("at", at.atZone(Vietnam.ZONE).toOffsetDateTime())
        .param("id", id)
        .update();
    recomputation.recompute();
    return id;
  }

  private Transfer sent(UUID id) {
    return service.send(Direction.TO_AGENCY, List.of(id), null, here.counter()).getFirst();
  }

  private void taken(Transfer list, CurrentUser clerk, Instant at) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> arrival.taken(list, clerk, at));
  }

  @Test
  @DisplayName(
      "NĐ 309/2026 Art. 8.3, D2: received at A at 08:00, with B at 14:00: the clock starts at"
          + " 14:00, the change is on the record and the trace says so")
  void startsWhenTheAgencyHasIt() {
    UUID id = received(other, at("2044-05-09T08:00"));
    assertThat(dossiers.get(id).times().dueAt()).isEqualTo(at("2044-05-16T08:00"));
    Transfer list = sent(id);
    taken(list, other.clerk(), at("2044-05-09T14:00"));

    Dossier after = dossiers.get(id);
    assertThat(after.times().receivedAt()).isEqualTo(at("2044-05-09T08:00"));
    assertThat(after.times().clockStart()).isEqualTo(at("2044-05-09T14:00"));
    assertThat(after.times().dueAt()).isEqualTo(at("2044-05-16T14:00"));
    assertThat(after.times().trace()).contains("\"forwarded\"", "2044-05-09T07:00:00Z");
    assertThat(dueDates.changes(id).getLast())
        .satisfies(change -> {
          assertThat(change.cause()).isEqualTo(DueDates.Cause.AT_AGENCY);
          assertThat(change.before()).isEqualTo(at("2044-05-16T08:00"));
          assertThat(change.after()).isEqualTo(at("2044-05-16T14:00"));
          assertThat(change.basis()).contains("309/2026");
          assertThat(change.approver()).isEqualTo("Hồ Văn Thư");
        });
    assertThat(history.of(id).getLast())
        .satisfies(entry -> {
          assertThat(entry.kind()).isEqualTo(EventKind.DUE_RECOMPUTED);
          assertThat(entry.note()).isEqualTo(list.number());
          assertThat(entry.position()).isNotBlank();
        });
  }

  @Test
  void theConfirmedListStartsTheClock() {
    Instant received = Instant.now().minus(Duration.ofDays(10));
    UUID id = received(other, received);
    Instant before = dossiers.get(id).times().dueAt();
    service.take(sent(id).id(), null, Map.of(), other.clerk());
    Dossier after = dossiers.get(id);
    assertThat(after.times().clockStart()).isAfter(received.plus(Duration.ofDays(9)));
    assertThat(after.times().dueAt()).isAfter(before);
  }

  @Test
  @DisplayName("What the agency's own counter received has run since its reception")
  void ownCounter() {
    UUID id = received(here, at("2044-05-09T08:00"));
    taken(sent(id), here.clerk(), at("2044-05-09T14:00"));
    assertThat(dossiers.get(id).times().clockStart()).isEqualTo(at("2044-05-09T08:00"));
    assertThat(dueDates.changes(id))
        .extracting(DueDates.Change::cause)
        .doesNotContain(DueDates.Cause.AT_AGENCY);
  }

  @Test
  @DisplayName("A supplement that ended before the agency had the papers is no part of its clock")
  void waitBeforeTheArrival() {
    UUID id = received(other, at("2044-05-09T08:00"));
    Transfer list = sent(id);
    jdbc.sql(
            """
            insert into dossiers.pause (dossier_id, from_at, to_at, cause, basis) values
              (:id, :one, :two, 'FINANCIAL_DUTY', 'x'), (:id, :three, :four, 'FINANCIAL_DUTY', 'x')
            """)
        .param("id", id)
        .param("one", at("2044-05-09T08:30").atZone(Vietnam.ZONE).toOffsetDateTime())
        .param("two", at("2044-05-09T09:00").atZone(Vietnam.ZONE).toOffsetDateTime())
        .param("three", at("2044-05-09T10:00").atZone(Vietnam.ZONE).toOffsetDateTime())
        .param("four", at("2044-05-09T15:00").atZone(Vietnam.ZONE).toOffsetDateTime())
        .update();
    taken(list, other.clerk(), at("2044-05-09T14:00"));
    assertThat(dossiers.get(id).times().dueAt())
        .as("only the hour after the arrival moves it")
        .isEqualTo(at("2044-05-16T15:00"));
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 19: what is filed online is with the agency at once")
  void electronic() {
    Instant late = at("2044-05-09T16:10");
    Dossier.Organisations places = dossiers.get(received(other, late)).organisations();
    Dossier.Term term = dossiers.get(received(other, late)).procedure().term();
    Dossier.Times submitted = Dossier.Times.submitted(late, null);
    assertThat(dueDates.received(submitted, places, Channel.ONLINE, term, late).clockStart())
        .isEqualTo(late);
    assertThat(dueDates.received(submitted, places, Channel.POST, term, late).clockStart())
        .isEqualTo(at("2044-05-10T07:00"));

    UUID id = received(other, at("2044-05-09T08:00"));
    Transfer list = sent(id);
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> {
          status.setRollbackOnly();
          jdbc.sql("update dossiers.dossier set channel = 'ONLINE' where id = :id")
              .param("id", id)
              .update();
          arrival.taken(list, other.clerk(), at("2044-05-09T14:00"));
          assertThat(dossiers.get(id).times().clockStart())
              .as("a list that comes later does not start its clock anew")
              .isEqualTo(at("2044-05-09T08:00"));
        });
  }
}
