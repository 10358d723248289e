package vn.lienthong.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.procedures.ProcedureContent.Route;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

@HouseTest
@TestPropertySource(properties = "lienthong.test.database=_sync")
class ReconciliationTest {
  @Autowired TestOffice offices;
  @Autowired TestActs acts;
  @Autowired TestPortal portal;
  @Autowired Mending mending;
  @Autowired ReconciliationRepository repository;
  @Autowired Mirror mirror;
  @Autowired MirrorDesk mirrorDesk;
  @Autowired DossiersApi dossiers;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private TestOffice.Office office;
  private LocalDate today;

  @BeforeEach
  void open() {
    portal.reset();
    office = offices.open();
    today = Vietnam.today(clock);
    jdbc.sql(
            "update dossiers.dossier set received_at = received_at - interval '400 days'"
                + " where received_at > now() - interval '2 days'")
        .update();
  }

  @Test
  @DisplayName("Each code of a day is compared; each difference has an act that mends it")
  void differencesAreFoundAndMended() {
    Dossier fine = acts.receive(office);
    Dossier lost = acts.receive(office);
    Dossier changed = acts.receive(office);
    portal.drainAll(portal.drain());
    Dossier waiting = acts.receive(office);
    jdbc.sql("delete from npsp.dossier where code = :code").param("code", lost.code()).update();
    jdbc.sql("update npsp.dossier set status = 9 where code = :code")
        .param("code", changed.code())
        .update();
    jdbc.sql(
            """
            insert into npsp.dossier (code, procedure_code, owner_name, status, received_on, body,
              updated_at)
            values ('H97.999-260101-0001', '9.000001', 'Ai đó', 4, :day, '{}', now())
            """)
        .param("day", today)
        .update();

    Reconciliation.Counts counts = mending.compare(today, CurrentUser.SYSTEM);
    assertThat(counts).isEqualTo(new Reconciliation.Counts(4, 3, 1, 2));
    assertThat(kinds())
        .isEqualTo(
            Map.of(
                lost.code(),
                Reconciliation.Kind.MISSING_THERE,
                changed.code(),
                Reconciliation.Kind.STATUS_DIFFERS,
                waiting.code(),
                Reconciliation.Kind.ON_ITS_WAY,
                "H97.999-260101-0001",
                Reconciliation.Kind.MISSING_HERE));
    assertThat(repository.rate(today, today.plusDays(1))).isEqualTo(0.5);

    assertThat(mending.resend(today, null, CurrentUser.SYSTEM)).isEqualTo(2);
    mending.explain(today, "H97.999-260101-0001", "Hồ sơ thử của Cổng", CurrentUser.SYSTEM);
    portal.drainAll(portal.drain());
    counts = mending.compare(today, CurrentUser.SYSTEM);
    assertThat(counts).isEqualTo(new Reconciliation.Counts(4, 5, 4, 4));
    assertThat(repository.day(today).orElseThrow().open()).isZero();
    assertThat(portal.heard(fine.code())).hasSize(2);
    assertThatThrownBy(() -> mending.resend(today, null, CurrentUser.SYSTEM))
        .hasMessage(SyncErrors.NOT_TO_MEND.key());
    assertThatThrownBy(() -> mending.compare(today.plusDays(1), CurrentUser.SYSTEM))
        .hasMessage(SyncErrors.DAY_TO_COME.key());
    assertThatThrownBy(() -> mending.compare(today, office.leader()))
        .isInstanceOf(AppException.class);
  }

  @Test
  @DisplayName("A dead letter is named as the reason why the portal lacks a dossier")
  void aDeadLetterIsNamed() {
    Dossier refused = acts.receive(office);
    jdbc.sql("update sync.lane set dead = true where dossier_id = :id")
        .param("id", refused.id())
        .update();
    mending.compare(today, CurrentUser.SYSTEM);
    assertThat(kinds()).isEqualTo(Map.of(refused.code(), Reconciliation.Kind.DEAD_LETTER));
    jdbc.sql("update sync.lane set dead = false where dossier_id = :id")
        .param("id", refused.id())
        .update();
  }

  private Map<String, Reconciliation.Kind> kinds() {
    return repository.differences(today).stream()
        .collect(
            Collectors.toMap(Reconciliation.Difference::code, Reconciliation.Difference::kind));
  }

  @Test
  @DisplayName(
      "A route changes in mid-year: the old dossiers stay with us, the new ones are mirrored, each"
          + " counts once")
  void aRouteSwitchCountsNothingTwice() throws Unsendable {
    Dossier ours = acts.receive(office);
    Dossier alsoOurs = acts.receive(office);
    route("MINISTRY");
    assertThatThrownBy(() -> acts.receive(office)).hasMessage("dossiers.error.OTHER_SYSTEM");
    // What we accepted goes on with us and is still told.
    acts.assign(office, ours.id());
    portal.drainAll(portal.drain());
    assertThat(portal.heard(ours.code())).hasSize(4);

    elsewhere("G09.20-260601-0000001", 4, "interval '3 hours'", "interval '0'");
    elsewhere("G09.20-260602-0000002", 9, "interval '1 hours'", "interval '0'");
    elsewhere(ours.code(), 4, "interval '2 hours'", "interval '0'");
    mirror.pull();
    assertThat(mirrorDesk.rows(null, null, 10))
        .extracting(MirrorDesk.Row::code)
        .containsExactly("G09.20-260602-0000002", "G09.20-260601-0000001");
    assertThat(mirrorDesk.rows(null, null, 10))
        .allSatisfy(row -> {
          assertThat(row.source()).isEqualTo(Route.MINISTRY);
          assertThat(row.sourceSystem()).isEqualTo("Hệ thống Bộ thử");
          assertThat(row.lagMinutes()).isBetween(59L, 182L);
          assertThat(row.offRoute()).isFalse();
          assertThat(dossiers.byCode(row.code(), CurrentUser.SYSTEM)).isEmpty();
        });
    MirrorDesk.Share share =
        mirrorDesk.shares(today.minusDays(1), today.plusDays(1), today).getFirst();
    assertThat(share.procedureCode()).isEqualTo(office.procedure());
    assertThat(share.counts()).isEqualTo(Map.of(Route.OWN, 2L, Route.MINISTRY, 2L));
    assertThat(share.routeNow()).isEqualTo(Route.MINISTRY);
    assertThat(mirrorDesk.total(today.minusDays(1), today.plusDays(1))).isEqualTo(4);
    assertThat(dossiers.known(java.util.List.of(alsoOurs.code(), "G09.20-260601-0000001")))
        .containsExactly(alsoOurs.code());
  }

  @Test
  void theMirrorFollowsItsSourceAndNotesWhatWentAgainstTheRoute() throws Unsendable {
    elsewhere("G09.20-260601-0000003", 4, "interval '3 hours'", "interval '0'");
    mirror.pull();
    assertThat(mirrorDesk.rows(null, null, 10).getFirst().offRoute()).isTrue();
    jdbc.sql("update npsp.elsewhere set status = 9, changed_at = date_trunc('second', now())")
        .update();
    assertThat(mirror.pull()).isEqualTo(1);
    assertThat(mirror.pull()).isZero();
    assertThat(mirrorDesk.rows(null, null, 10))
        .singleElement()
        .satisfies(row -> assertThat(row.status().code()).isEqualTo(9));

    jdbc.sql("update npsp.elsewhere set status = 4, changed_at = changed_at - interval '2 hours'")
        .update();
    jdbc.sql("update sync.cursor set at = at - interval '3 hours' where name = 'mirror'").update();
    assertThat(mirror.pull()).isEqualTo(1);
    assertThat(mirrorDesk.rows(null, null, 10))
        .as("what is older than what we have does not come over it")
        .singleElement()
        .satisfies(row -> assertThat(row.status().code()).isEqualTo(9));
  }

  private void route(String route) {
    offices.publishAgain(
        office,
        today,
        json -> {
          json.putArray("routes");
          json.withArray("routes").addObject().put("from", "2020-01-01").put("route", "OWN");
          json.withArray("routes").addObject().put("from", today.toString()).put("route", route);
        });
  }

  private void elsewhere(String code, int status, String changed, String received) {
    jdbc.sql(
            """
            insert into npsp.elsewhere values (:code, :procedure, 'Cấp giấy phép thử', 'Sở Thử',
              'Trần Thị Khác', 'BO', 'Hệ thống Bộ thử', 2, :status,
              date_trunc('second', now()), date_trunc('second', now() - %s), null, null,
              date_trunc('second', now() - %s))
            """
                .formatted(received, changed))
        .param("code", code)
        .param("procedure", office.procedure())
        .param("status", status)
        .update();
  }
}
