package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.UnitHoldings;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeItem;
import vn.lienthong.payments.CollectionTime;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.NewCharge;
import vn.lienthong.payments.Payee;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.ledger.Differences;
import vn.lienthong.payments.ledger.Ledger;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.jobs.RecurringJob;
import vn.lienthong.sync.TestActs;

/** Whatever modules have at a unit goes to its successor, and comes back as it was. */
@HouseTest
class MergedHoldingsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired TestOffice offices;
  @Autowired TestUnits units;
  @Autowired TestActs acts;
  @Autowired DirectoryApi directory;
  @Autowired List<UnitHoldings> holders;
  @Autowired List<RecurringJob> jobs;
  @Autowired PaymentsApi payments;
  @Autowired Ledger ledger;
  @Autowired Differences differences;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;

  private final LocalDate today = LocalDate.now(Vietnam.ZONE);
  private TestOffice.Office old;
  private TestOffice.Office successor;
  private UnitSummary ended;
  private UnitSummary heir;
  private Charge due;
  private Charge paid;

  @BeforeEach
  void open() {
    old = offices.open();
    successor = offices.open();
    ended = directory.unit(old.agency());
    heir = directory.unit(successor.agency());
    due = charge(50_000);
    paid = charge(20_000);
    payments.takeAtCounter(paid.id(), Means.CASH, "BL 9", CurrentUser.SYSTEM);
    Dossier dossier = acts.receive(old);
    for (String sql : MergedRows.ALL) {
      jdbc.sql(sql)
          .param("id", Ids.next())
          .param("unit", ended.id())
          .param("path", ended.path())
          .param("name", ended.name())
          .param("division", directory.unit(old.division()).path())
          .param("slug", "hall-" + old.code().replace('.', '-').toLowerCase(java.util.Locale.ROOT))
          .param("code", old.code())
          .param("dossier", dossier.id())
          .update();
    }
  }

  private Charge charge(long amount) {
    String key = "merged " + Ids.next();
    return payments.request(
        new NewCharge(
            key,
            new NewCharge.Subject("test", key, "1", "Phí thử", null, null, null),
            new NewCharge.Payer("Nguyễn Văn Ân", null, null, null),
            new Payee(ended.id(), ended.path(), ended.name()),
            ended.path(),
            List.of(new ChargeItem(ChargeItem.Kind.FEE, "P1", "Phí thẩm định", amount)),
            CollectionTime.BEFORE),
        CurrentUser.SYSTEM);
  }

  /** Every row of every holding at the units, by table. */
  private Map<String, String> everything() {
    Map<String, String> all = new TreeMap<>();
    for (Holding holding : holdings()) {
      String there =
          holding.places().stream()
              .flatMap(place ->
                  Stream.of(
                      place.unit() == null ? "false" : "t." + place.unit() + " = any (:units)",
                      place.path() == null
                          ? "false"
                          : "starts_with(t.%1$s, :old) or starts_with(t.%1$s, :heir)"
                              .formatted(place.path())))
              .collect(Collectors.joining(" or "));
      all.put(
          holding.table(),
          String.valueOf(
              jdbc.sql(
                      "select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text),"
                          + " '[]')::text from "
                          + holding.table()
                          + " t where "
                          + there)
                  .param("units", new UUID[] {ended.id(), heir.id()})
                  .param("old", ended.path())
                  .param("heir", heir.path())
                  .query(String.class)
                  .single()));
    }
    return all;
  }

  private List<Holding> holdings() {
    return holders.stream().flatMap(holder -> holder.holdings().stream()).toList();
  }

  private CurrentUser administrator() {
    return offices.staff("Lý Thị Quản", Position.SYSTEM_ADMIN, units.root());
  }

  private JsonNode post(String uri, Map<String, ?> body, int status) {
    var answer =
        mvc.post()
            .uri(uri)
            .with(TestOffice.as(administrator()))
            .with(FormToken.csrf())
            .contentType(MediaType.APPLICATION_JSON)
            .content(JSON.writeValueAsString(body))
            .exchange()
            .getResponse();
    assertThat(answer.getStatus()).as(uri).isEqualTo(status);
    return JSON.readTree(answer.getContentAsByteArray());
  }

  private Map<String, ?> merger(LocalDate on) {
    return Map.of(
        "unitIds",
        List.of(ended.id()),
        "successorId",
        heir.id(),
        "on",
        on.toString(),
        "documentNumber",
        "15/QĐ-UBND");
  }

  private UUID merge(LocalDate on) {
    return UUID.fromString(post("/api/v1/mergers", merger(on), 201).get("id").asString());
  }

  private void undo(UUID merger) {
    post("/api/v1/mergers/" + merger + "/undo", Map.of("documentNumber", "16/QĐ-UBND"), 204);
  }

  private long at(String table, String column, Object value) {
    return jdbc.sql("select count(*) from " + table + " where " + column + " = :value")
        .param("value", value)
        .query(Long.class)
        .single();
  }

  @Test
  @DisplayName("Halls, consignments, lists, programs, rules, books and money follow; undo restores")
  void forthAndBack() {
    Map<String, String> before = everything();
    List<String> accounts = accounts();
    UUID merger = merge(today);
    assertThat(everything()).isNotEqualTo(before);
    for (Holding holding : holdings()) {
      for (Holding.Place place : holding.places()) {
        if (place.path() != null) {
          assertThat(
                  jdbc.sql(
                          "select count(*) from %s where starts_with(%s, :path)"
                              .formatted(holding.table(), place.path()))
                      .param("path", ended.path())
                      .query(Long.class)
                      .single())
              .as("%s.%s still below the ended unit", holding.table(), place.path())
              .isZero();
        }
      }
    }
    assertThat(at("queue.centre", "unit_id", heir.id())).isEqualTo(1);
    assertThat(at("post.consignment", "unit_id", heir.id())).as("on its way").isEqualTo(1);
    assertThat(at("post.consignment", "unit_id", ended.id())).as("over").isEqualTo(1);
    assertThat(at("dossiers.transfer", "to_name", heir.name())).isEqualTo(1);
    assertThat(at("dossiers.directive", "to_unit", heir.id())).isEqualTo(1);
    assertThat(at("webhooks.subscription", "unit_name", heir.name())).isEqualTo(1);
    assertThat(at("proactive.rule", "agency", heir.id())).isEqualTo(1);
    assertThat(at("payments.receipt_book", "unit_id", heir.id())).isEqualTo(1);
    assertThat(at("payments.beneficiary_account", "unit_name", heir.name())).isEqualTo(1);
    assertThat(at("identity.client", "unit_path", heir.path())).isEqualTo(1);
    assertThat(at("indices.petition", "unit_path", directory.unit(old.division()).path()))
        .isEqualTo(1);
    undo(merger);
    Map<String, String> after = everything();
    // The successor keeps the accounts that were opened for what was due, empty.
    after.remove("payments.account");
    before.remove("payments.account");
    assertThat(after).isEqualTo(before);
    assertThat(accounts()).isEqualTo(accounts);
  }

  private List<String> accounts() {
    return jdbc.sql(
            "select to_jsonb(a)::text from payments.account a where unit_id = :unit order by id")
        .param("unit", ended.id())
        .query(String.class)
        .list();
  }

  @Test
  @DisplayName("The preview counts what each module would move")
  void previewCounts() {
    JsonNode preview = post("/api/v1/mergers/preview", merger(today), 200);
    Map<String, Long> work = new TreeMap<>();
    preview.get("work").forEach(l -> work.put(l.get("label").asString(), l.get("count").asLong()));
    assertThat(work)
        .containsEntry("queue.centre.follows", 1L)
        .containsEntry("post.consignment.follows", 1L)
        .containsEntry("dossiers.transfer.follows", 1L)
        .containsEntry("dossiers.directive.follows", 1L)
        .containsEntry("webhooks.subscription.follows", 1L)
        .containsEntry("proactive.rule.follows", 1L)
        .containsEntry("payments.receipt_book.follows", 1L)
        .containsEntry("payments.beneficiary_account.follows", 1L)
        .containsEntry("payments.charge.follows", owing())
        .containsEntry("identity.client.follows", 1L)
        .containsEntry("indices.petition.follows", 1L)
        .doesNotContainKey("post.hand_over.follows");
  }

  private long owing() {
    return jdbc.sql("select count(*) from payments.charge where unit_id = :unit and state = 'DUE'")
        .param("unit", ended.id())
        .query(Long.class)
        .single();
  }

  @Test
  @DisplayName("What is due goes to the books of the successor, money taken stays; nothing differs")
  void booksAgree() {
    long owed = ledger.balance(ended.id(), Account.RECEIVABLE);
    assertThat(owed).isGreaterThanOrEqualTo(50_000);
    UUID merger = merge(today);
    assertThat(ledger.balance(ended.id(), Account.RECEIVABLE)).isZero();
    assertThat(ledger.balance(heir.id(), Account.RECEIVABLE)).isEqualTo(owed);
    assertThat(ledger.balance(ended.id(), Account.CASH)).isEqualTo(20_000);
    assertNothingDiffers();
    Charge taken = payments.takeAtCounter(due.id(), Means.CASH, "BL 10", CurrentUser.SYSTEM);
    assertThat(taken.payee().unitId()).isEqualTo(heir.id());
    assertThat(ledger.balance(heir.id(), Account.CASH)).isEqualTo(50_000);
    undo(merger);
    assertThat(ledger.balance(heir.id(), Account.CASH)).as("taken since").isEqualTo(50_000);
    assertThat(at("payments.charge", "unit_path", heir.path())).isEqualTo(1);
    assertNothingDiffers();
    assertThat(differences.unbalanced()).isZero();
  }

  private void assertNothingDiffers() {
    assertThat(differences.of(new String[] {ended.path() + "%", heir.path() + "%"})).isEmpty();
  }

  @Test
  @DisplayName("Taken back before it was paid, a charge is due in the old books again")
  void booksComeBack() {
    long owed = ledger.balance(ended.id(), Account.RECEIVABLE);
    undo(merge(today));
    assertThat(ledger.balance(ended.id(), Account.RECEIVABLE)).isEqualTo(owed);
    assertThat(ledger.balance(heir.id(), Account.RECEIVABLE)).isZero();
    assertNothingDiffers();
  }

  @Test
  @DisplayName("A hall beside the successor's own stays a second one, seen by the successor")
  void twoHalls() {
    jdbc.sql(
            """
            insert into queue.centre (id, unit_id, unit_name, unit_path, slug)
            values (:id, :unit, :name, :path, :slug)
            """)
        .param("id", Ids.next())
        .param("unit", heir.id())
        .param("name", heir.name())
        .param("path", heir.path())
        .param("slug", "own-" + successor.code().substring(4))
        .update();
    UUID merger = merge(today);
    assertThat(at("queue.centre", "unit_path", heir.path())).isEqualTo(2);
    assertThat(at("queue.centre", "unit_id", ended.id())).isEqualTo(1);
    undo(merger);
    assertThat(at("queue.centre", "unit_path", ended.path())).isEqualTo(1);
  }

  @Test
  @DisplayName("Nothing follows before the day of the merger; on the day the job moves it")
  void onTheDay() {
    UUID merger = merge(today.plusDays(9));
    assertThat(at("queue.centre", "unit_id", ended.id())).isEqualTo(1);
    jdbc.sql("update directory.unit_change set on_day = :today where act_id = :act")
        .param("today", today)
        .param("act", merger)
        .update();
    RecurringJob job =
        jobs.stream()
            .filter(j -> j.name().equals("directory.follow-units"))
            .findFirst()
            .orElseThrow();
    job.work().run();
    job.work().run();
    assertThat(at("queue.centre", "unit_id", heir.id())).isEqualTo(1);
    undo(merger);
    assertThat(at("queue.centre", "unit_id", ended.id())).isEqualTo(1);
  }
}
