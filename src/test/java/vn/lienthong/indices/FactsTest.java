package vn.lienthong.indices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;
import vn.lienthong.sync.DossierSynced;
import vn.lienthong.sync.TestActs;

@HouseTest
class FactsTest {
  @Autowired TestOffice offices;
  @Autowired TestActs acts;
  @Autowired FactUpdates updates;
  @Autowired FactRepository facts;
  @Autowired Rebuild rebuild;
  @Autowired Scores scores;
  @Autowired Forecast forecast;
  @Autowired IndicesDesk desk;
  @Autowired DirectoryApi directory;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private TestOffice.Office office;
  private UnitSummary unit;
  private Period month;

  @BeforeEach
  void open() {
    office = offices.open();
    unit = directory.unit(office.agency());
    month = Period.of(Period.Kind.MONTH, Vietnam.today(clock));
  }

  private Counts counted() {
    IndicesConfiguration.drain(updates, 10_000);
    return scores.counts(unit, List.of(month), scores.catalogue()).getFirst();
  }

  @Test
  @DisplayName("Each act moves the figures of its unit and month; heard twice it moves them once")
  void figuresFollowActs() {
    Dossier first = acts.receive(office);
    Dossier second = acts.receive(office);
    Counts received = counted();
    assertThat(received.get(Measure.RECEIVED)).isEqualTo(2);
    assertThat(received.get(Measure.ON_TIME)).isEqualTo(2);
    assertThat(received.get(Measure.HANDLED)).isZero();
    assertThat(received.get(Measure.PROCEDURES)).isEqualTo(1);
    assertThat(received.get(Measure.SERVICES)).isZero();
    assertThat(received.get(Measure.FEE_PROCEDURES)).isEqualTo(1);
    assertThat(received.get(Measure.PROCEDURES_WITH_DOSSIERS)).isEqualTo(1);
    assertThat(received.get(Measure.DUTY)).isEqualTo(2);

    acts.assign(office, first.id());
    offices.pay(first.id(), office.counter());
    acts.finish(office, first.id());
    Counts handled = counted();
    assertThat(handled.get(Measure.HANDLED)).isEqualTo(1);
    assertThat(handled.get(Measure.SYNCED)).isZero();
    assertThat(
            jdbc.sql("update sync.lane set done = 1 where dossier_id = :id")
                .param("id", first.id())
                .update())
        .isEqualTo(1);
    transactions.executeWithoutResult(status -> {
      events.publishEvent(new DossierSynced(first.id(), clock.instant()));
      events.publishEvent(new DossierSynced(first.id(), clock.instant()));
    });
    Counts again = counted();
    assertThat(again.get(Measure.HANDLED)).isEqualTo(1);
    assertThat(again.get(Measure.SYNCED)).as("of two, the portal has one").isEqualTo(1);
    assertThat(again.get(Measure.PAPER_HANDLED)).isEqualTo(1);
    assertThat(again.get(Measure.RESULT_LINK)).isZero();
    assertThat(again.get(Measure.ENDED)).isEqualTo(1);

    assertThat(end(second.id())).isEqualTo("UNFINISHED");
    acts.assign(office, second.id());
    acts.supplement(office, second.id());
    counted();
    assertThat(end(second.id())).isEqualTo("ONE_REQUEST");
  }

  private String end(UUID dossier) {
    return jdbc.sql("select end_rule from indices.fact where dossier_id = :id")
        .param("id", dossier)
        .query(String.class)
        .single();
  }

  @Test
  @DisplayName("An open dossier is late once its limit has passed, without any event")
  void openDossiersBecomeLate() {
    Dossier dossier = acts.receive(office);
    assertThat(counted().get(Measure.LATE)).isZero();
    jdbc.sql("update indices.fact set limit_at = :at where dossier_id = :id")
        .param("at", Sql.utc(clock.instant().minus(Duration.ofMinutes(1))))
        .param("id", dossier.id())
        .update();
    Counts late = counted();
    assertThat(late.get(Measure.LATE)).isEqualTo(1);
    assertThat(late.get(Measure.ON_TIME)).isZero();
    assertThat(scores.card(unit, month).indicator("ON_TIME").points()).isZero();
  }

  @Test
  @DisplayName("QĐ 766, 4.6: copies certified in the register count as electronic, until revoked")
  void certifiedCopiesCount() {
    assertThat(counted().get(Measure.COPIES)).isZero();
    certify();
    UUID second = certify();
    Counts certified = counted();
    assertThat(certified.get(Measure.COPIES_ELECTRONIC)).isEqualTo(2);
    assertThat(certified.get(Measure.COPIES)).isEqualTo(2);
    jdbc.sql(
            """
            update store.certified_copy set revoked_at = now(), revoked_reason = 'x' where id = ?
            """)
        .param(second)
        .update();
    assertThat(counted().get(Measure.COPIES_ELECTRONIC)).isEqualTo(1);
    assertThat(scores.card(unit, month).indicator("ELECTRONIC_CERTIFIED_COPY").points())
        .isEqualTo(2);
  }

  @Test
  @DisplayName(
      "QĐ 766, 4.6: a copy certified for a dossier counts once, with the dossier, if that counts")
  void aCopyOfADossierCountsOnce() {
    copiesAre(office.procedure());
    try {
      Dossier asked = acts.receive(office);
      Dossier other = acts.receive(office);
      certify(asked.code());
      UUID result = certify();
      jdbc.sql(
              """
              update store.item set type = 'RESULT', source_code = :code, file_id = id,
                sha256 = repeat('1', 64) where id = :id
              """)
          .param("code", other.code())
          .param("id", result)
          .update();
      jdbc.sql("update store.certified_copy set sha256 = repeat('1', 64) where id = :id")
          .param("id", result)
          .update();
      certify();
      assertThat(counted().get(Measure.COPIES)).as("while nothing is handled").isEqualTo(3);
      for (Dossier d : List.of(asked, other)) {
        acts.assign(office, d.id());
        offices.pay(d.id(), office.counter());
        acts.finish(office, d.id());
      }
      assertThat(counted().get(Measure.COPIES)).as("two dossiers and one copy").isEqualTo(3);
      assertThat(counted().get(Measure.COPIES_ELECTRONIC)).isEqualTo(1);
    } finally {
      copiesAre("");
    }
    assertThat(counted().get(Measure.COPIES))
        .as("of a procedure that is none of copies only the register counts")
        .isEqualTo(3);
  }

  /** Adds the procedure to those of the formula of 4.6, or takes it out again. */
  private void copiesAre(String procedure) {
    jdbc.sql(
            """
            update indices.formula set parameters = jsonb_set(parameters, '{procedures}',
              '["2.000815", "2.000843"]'::jsonb
                || case when :code = '' then '[]'::jsonb else jsonb_build_array(:code) end)
            where indicator = 'ELECTRONIC_CERTIFIED_COPY'
            """)
        .param("code", procedure)
        .update();
  }

  private UUID certify(String dossier) {
    UUID id = certify();
    jdbc.sql("update store.certified_copy set dossier_code = :code where id = :id")
        .param("code", dossier)
        .param("id", id)
        .update();
    return id;
  }

  /** A row of the register of the office's service centre. */
  private UUID certify() {
    UUID id = UUID.randomUUID();
    String code =
        id.toString()
            .replace("-", "")
            .substring(16)
            .toUpperCase(java.util.Locale.ROOT)
            .replace('0', 'X')
            .replace('1', 'Y')
            .replaceAll("(.{4})(.{4})(.{4})(.{4})", "$1-$2-$3-$4");
    jdbc.sql(
            """
            with paper as (
              insert into store.item (id, version, owner, owner_name, type, name, name_key, forever,
                state, origin, unit_id, unit_path, unit_name, decided_at, decided_by_name,
                created_at)
              select :id, 1, '099900800001', 'Trần Thị Chứng', 'COMPONENT', 'Giấy thử', 'giay thu',
                true, 'APPROVED', 'ISSUED', unit_id, path, name, now(), 'Ai Đó', now()
              from directory.unit_state where unit_id = :unit and valid_until is null
              returning *)
            insert into store.certified_copy (id, code, number, year, owner, owner_name, paper,
              pages, unit_id, unit_path, unit_name, certified_at, certified_by, certified_by_name,
              certified_title, item_id, file_id, sha256, scan_sha256)
            select id, :code, (random() * 1000000)::int, 2026, owner, owner_name, name, 1, unit_id,
              unit_path, unit_name, now(), id, 'Ai Đó', 'Phụ trách', id, id, repeat('0', 64),
              repeat('0', 64)
            from paper
            """)
        .param("id", id)
        .param("code", code)
        .param("unit", office.centre())
        .update();
    return id;
  }

  @Test
  @DisplayName("A rebuild restores lost and wrong figures and drops those of nothing")
  void rebuildRestores() {
    Dossier dossier = acts.receive(office);
    Counts before = counted();
    jdbc.sql("delete from indices.fact where dossier_id = :id").param("id", dossier.id()).update();
    jdbc.sql("update indices.tally set received = 77 where unit_id = :unit")
        .param("unit", office.agency())
        .update();
    UUID ghost = UUID.randomUUID();
    jdbc.sql(
            """
            insert into indices.fact select (jsonb_populate_record(f,
              jsonb_build_object('dossier_id', :ghost))).* from indices.fact f limit 1
            """)
        .param("ghost", ghost.toString())
        .update();
    rebuild.runDue();
    rebuild.request(CurrentUser.SYSTEM);
    rebuild.runDue();
    assertThat(counted().values()).isEqualTo(before.values());
    assertThat(rebuild.newest().orElseThrow().percent()).isEqualTo(100);
    assertThat(
            jdbc.sql("select count(*) from indices.fact where dossier_id = :id")
                .param("id", ghost)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(sumsDiffer()).isEmpty();
  }

  /** Sums kept by difference against sums counted from the facts. */
  private List<Map<String, Object>> sumsDiffer() {
    return jdbc.sql(
            """
            select coalesce(a.unit_path, b.unit_path) as unit from indices.tally a
            full join (select month, unit_path, procedure_code, sum(received) as received,
                sum(late) as late, sum(open) as open, sum(handled) as handled
              from indices.fact group by 1, 2, 3) b using (month, unit_path, procedure_code)
            where (coalesce(a.received, 0), coalesce(a.late, 0), coalesce(a.open, 0),
                coalesce(a.handled, 0)) is distinct from
              (coalesce(b.received, 0), coalesce(b.late, 0), coalesce(b.open, 0),
                coalesce(b.handled, 0))
            """)
        .query()
        .listOfRows();
  }

  @Test
  @DisplayName("Function 25 (TT 11/2025/TT-BKHCN): statistics per unit, indicator and month")
  void statistics() {
    acts.receive(office);
    acts.receive(office);
    counted();
    Scorecard card = scores.card(unit, month);
    assertThat(card.groups()).hasSize(6);
    assertThat(card.max()).isEqualTo(100);
    assertThat(card.indicator("ON_TIME").points()).isEqualTo(20);
    assertThat(card.indicator("FILED_ONLINE").points()).isZero();
    assertThat(scores.cards(unit, month.months(12))).hasSize(12);
    assertThat(scores.ranking(month))
        .filteredOn(ranked -> ranked.unit().id().equals(unit.id()))
        .singleElement()
        .satisfies(ranked -> assertThat(ranked.card().total()).isEqualTo(card.total()));
    assertThat(sumsDiffer()).isEmpty();
    assertThat(forecast.of(unit, month).orElseThrow().expected().total())
        .isBetween(
            forecast.of(unit, month).orElseThrow().worst().total() - 1e-9,
            forecast.of(unit, month).orElseThrow().best().total() + 1e-9);
  }

  @Test
  @DisplayName(
      "QĐ 766, 1.4: the greater of our total and the portal's; never compared: last year ÷ 12, ÷ 4")
  void totalToSynchronise() {
    transactions.executeWithoutResult(all -> {
      all.setRollbackOnly();
      UnitSummary root = desk.province();
      String columns = String.join(", ", Measure.COLUMNS);
      for (String row : List.of("2001-03-01 1200", "2002-05-01 60")) {
        jdbc.sql(
                """
                insert into indices.tally (month, unit_path, procedure_code, unit_id, %s)
                values (cast(:month as date), :path, '9', gen_random_uuid(), %s)
                """
                    .formatted(
                        columns,
                        columns
                            .replaceFirst("received", row.substring(11))
                            .replaceAll("[a-z_]+", "0")))
            .param("month", row.substring(0, 10))
            .param("path", root.path() + "z/")
            .update();
      }
      assertThat(total(root, "2002-05")).isEqualTo(100);
      assertThat(total(root, "2002-Q2")).isEqualTo(300);
      jdbc.sql(
              """
              insert into sync.reconciliation (day, run_at, ours, theirs, matched, synced)
              values ('2002-05-06', now(), 60, 64, 50, 50)
              """)
          .update();
      assertThat(total(root, "2002-05")).isEqualTo(64);
    });
  }

  private double total(UnitSummary root, String period) {
    return scores
        .counts(root, List.of(Period.read(period, Vietnam.today(clock))), scores.catalogue())
        .getFirst()
        .get(Measure.SYNC_TOTAL);
  }
}
