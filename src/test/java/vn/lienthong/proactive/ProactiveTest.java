package vn.lienthong.proactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.CitizenClaims;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.store.Origins;
import vn.lienthong.store.PaperFacts;
import vn.lienthong.store.PaperKind;
import vn.lienthong.store.StoreApi;
import vn.lienthong.store.TestPapers;

@HouseTest
class ProactiveTest {
  private static final AtomicInteger NUMBER = new AtomicInteger(100);

  @Autowired TestOffice offices;
  @Autowired TestPapers papers;
  @Autowired StoreApi store;
  @Autowired IdentityApi identity;
  @Autowired RuleEditing editing;
  @Autowired RuleChecks checks;
  @Autowired RuleRepository rules;
  @Autowired DoneRepository done;
  @Autowired ProactiveEngine engine;
  @Autowired Answers answers;
  @Autowired DossierIntake intake;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;
  @Autowired Clock clock;

  private final String kind = "KQ.T%03d".formatted(NUMBER.incrementAndGet());

  private static void refused(Runnable act, ErrorCode code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(AppException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** Somebody with an account. */
  private CurrentUser citizen() {
    CurrentUser who = TestPapers.somebody();
    UUID account = identity.citizenAccount(CitizenClaims.person(who.identityNumber(), who.name()));
    return new CurrentUser(
        CurrentUser.Kind.CITIZEN, account, who.name(), who.identityNumber(), List.of());
  }

  /** A valid paper that serves for the form of the office's procedure and ends in days. */
  private UUID paper(TestOffice.Office office, CurrentUser owner, int days) {
    store.describe(new PaperKind(kind, "Đơn đề nghị", null, null, true, "thử"));
    var centre = office.counter().posts().getFirst();
    return store.enter(
        new Origins(
            owner.identityNumber(),
            owner.name(),
            null,
            null,
            null,
            centre.unitId(),
            centre.unitPath(),
            centre.unitName()),
        new PaperFacts(
            kind,
            "Đơn đề nghị",
            "7/GP",
            "Sở Thử",
            "Trần Thị Lãnh",
            LocalDate.of(2026, 1, 5),
            Vietnam.today(clock).plusDays(days),
            false,
            null),
        papers.upload(owner, "giay " + owner.identityNumber()));
  }

  private Rule rule(TestOffice.Office office, int level, Rule.Option... options) {
    return new Rule(
        new UUID(0, 0),
        1,
        "THU-" + NUMBER.incrementAndGet(),
        "Gia hạn giấy phép",
        "Giấy phép sắp hết hạn, hãy gia hạn.",
        level,
        Rule.Trigger.PAPER_EXPIRES,
        kind,
        null,
        30,
        office.procedure(),
        List.of(options),
        Map.of(),
        null,
        48,
        LocalDate.of(2026, 1, 1),
        null,
        "NĐ 224/2026/NĐ-CP, Điều 16",
        Rule.State.DRAFT,
        Instant.EPOCH,
        "");
  }

  private UUID active(Rule rule) {
    CurrentUser editor = CurrentUser.SYSTEM;
    UUID id = editing.save(null, rule, editor);
    editing.activate(id, editor);
    return id;
  }

  private Done only(CurrentUser citizen) {
    List<Done> all = done.of(citizen.requireId());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** A hash of all rows of everything that a filing touches. */
  private Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    List<String> tables =
        jdbc.sql(
                """
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE'
                  and (table_schema in ('dossiers', 'store', 'search', 'sync', 'payments')
                    or (table_schema, table_name) = ('files', 'stored_file'))
                  and (table_schema, table_name) <> ('dossiers', 'undone')
                  and table_name not like 'flyway%'
                """)
            .query(String.class)
            .list();
    for (String table : tables) {
      state.put(
          table,
          String.valueOf(
              jdbc.sql(
                      // when an entry was written last is no state; its words and readers are
                      """
                      select md5(coalesce(string_agg(t::text, chr(10) order by t::text), ''))
                      from (select to_jsonb(x) - cast(:but as text) as t from %s x) y
                      """
                          .formatted(table))
                  .param("but", table.startsWith("search.") ? "updated_at" : "")
                  .query(String.class)
                  .single()));
    }
    assertThat(state).hasSizeGreaterThan(25);
    return state;
  }

  @Test
  @DisplayName(
      "Decree 224/2026 Art. 16 level 4: the filing is made by itself; undone, every row stands byte"
          + " for byte as before")
  void undoRestoresTheExactState() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = citizen();
    paper(office, citizen, 20);
    active(rule(office, 4));
    Map<String, String> before = state();
    engine.run();
    Done one = only(citizen);
    assertThat(one.state()).isEqualTo(Done.State.EXECUTED);
    assertThat(one.note()).isNull();
    assertThat(state()).as("the execution changed the state").isNotEqualTo(before);
    assertThat(count("select count(*) from dossiers.dossier where code = ?", one.dossierCode()))
        .isEqualTo(1);
    assertThat(
            count(
                "select count(*) from sync.message where dossier_id = ?::uuid",
                "" + one.dossierId()))
        .as("nothing has left the house")
        .isZero();

    refused(() -> answers.refuse(one.id(), citizen()), ProactiveErrors.NO_SUCH_SERVICE);
    answers.refuse(one.id(), citizen);
    assertThat(state()).isEqualTo(before);
    assertThat(only(citizen).state()).isEqualTo(Done.State.REFUSED);
    assertThat(count("select count(*) from dossiers.undone where code = ?", one.dossierCode()))
        .as("the evidence stays")
        .isEqualTo(1);
    refused(() -> answers.refuse(one.id(), citizen), ProactiveErrors.ANSWERED);
    engine.run();
    assertThat(done.of(citizen.requireId())).as("once is once").hasSize(1);
  }

  private int count(String sql, String value) {
    return jdbc.sql(sql).param(value).query(Integer.class).single();
  }

  @Test
  @DisplayName(
      "Level 4: confirmed or unanswered the filing goes on its way, and is then beyond an undo")
  void executed() {
    TestOffice.Office office = offices.open();
    CurrentUser confirms = citizen();
    CurrentUser silent = citizen();
    CurrentUser adjusts = citizen();
    paper(office, confirms, 20);
    paper(office, silent, 20);
    paper(office, adjusts, 20);
    active(rule(office, 4));
    engine.run();
    Done first = only(confirms);
    answers.confirm(first.id(), confirms);
    assertThat(
            count(
                "select count(*) from sync.message where dossier_id = ?::uuid",
                "" + first.dossierId()))
        .as("released, the portal is told")
        .isPositive();
    refused(() -> answers.refuse(first.id(), confirms), ProactiveErrors.ANSWERED);

    UUID draft = answers.adjust(only(adjusts).id(), null, adjusts);
    assertThat(count("select count(*) from dossiers.draft where id = ?::uuid", "" + draft))
        .isEqualTo(1);
    assertThat(
            count(
                "select count(*) from dossiers.dossier where applicant_account = ?::uuid",
                "" + adjusts.requireId()))
        .isZero();

    Done waiting = only(silent);
    engine.run();
    assertThat(only(silent).state()).isEqualTo(Done.State.EXECUTED);
    jdbc.sql("update proactive.service set undo_until = now() where id = ?")
        .param(waiting.id())
        .update();
    engine.run();
    assertThat(only(silent).state()).isEqualTo(Done.State.LAPSED);
  }

  @Test
  @DisplayName("An execution on which an officer has acted is withdrawn, not undone")
  void actedOn() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = citizen();
    paper(office, citizen, 20);
    active(rule(office, 4));
    engine.run();
    Done one = only(citizen);
    intake.accept(one.dossierId(), null, office.counter());
    refused(() -> answers.refuse(one.id(), citizen), DossiersErrors.NOT_UNDOABLE);
  }

  @Test
  @DisplayName(
      "Levels 1 to 3: remind, prepare a draft, recommend; each once, only in the time ahead, never"
          + " to those who refuse (Art. 17.3)")
  void lowerLevels() {
    TestOffice.Office office = offices.open();
    TestOffice.Office other = offices.open();
    CurrentUser soon = citizen();
    CurrentUser later = citizen();
    CurrentUser refuses = citizen();
    paper(office, soon, 30);
    paper(office, later, 31);
    paper(office, refuses, 30);
    answers.prefer(true, refuses);
    active(rule(office, 1));
    active(rule(office, 2));
    active(rule(office, 3, new Rule.Option(other.procedure(), "Cấp mới thay vì gia hạn")));
    engine.run();
    engine.run();
    assertThat(done.of(soon.requireId())).hasSize(3);
    assertThat(done.of(later.requireId())).isEmpty();
    assertThat(done.of(refuses.requireId())).isEmpty();
    Done reminder = at(soon, 1);
    Done prepared = at(soon, 2);
    Done recommended = at(soon, 3);
    assertThat(reminder.draftId()).isNull();
    assertThat(
            jdbc.sql("select data->>'stored' from dossiers.draft where id = ?")
                .param(prepared.draftId())
                .query(String.class)
                .single())
        .as("the paper of the store is in it")
        .contains("don");
    answers.refuse(prepared.id(), soon);
    assertThat(
            count(
                "select count(*) from dossiers.draft where id = ?::uuid", "" + prepared.draftId()))
        .isZero();
    UUID chosen = answers.adjust(recommended.id(), other.procedure(), soon);
    assertThat(
            jdbc.sql("select procedure_code from dossiers.draft where id = ?")
                .param(chosen)
                .query(String.class)
                .single())
        .isEqualTo(other.procedure());
    assertThat(rules.figures().get(prepared.ruleId()).refused()).isEqualTo(1);
    assertThat(mvc.get().uri("/proactive/mine").with(TestOffice.as(soon)))
        .hasStatusOk()
        .bodyText()
        .contains("Gia hạn giấy phép", "Không nhận nữa");
  }

  private Done at(CurrentUser citizen, int level) {
    return done.of(citizen.requireId()).stream()
        .filter(one -> one.level() == level)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("Where the store lacks a required paper, level 4 prepares a draft and says why")
  void cannotExecute() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = citizen();
    paper(office, citizen, 20);
    jdbc.sql("update store.item set name = 'Giấy khác', name_key = 'giay khac' where owner = ?")
        .param(citizen.identityNumber())
        .update();
    active(rule(office, 4));
    engine.run();
    Done one = only(citizen);
    assertThat(one.state()).isEqualTo(Done.State.OFFERED);
    assertThat(one.note()).contains("Đơn đề nghị");
    assertThat(one.draftId()).isNotNull();
  }

  @Test
  @DisplayName("People who reach an age are seen; a faulty rule does not go in force")
  void agesAndFaults() {
    TestOffice.Office office = offices.open();
    CurrentUser who = TestPapers.somebody();
    LocalDate today = Vietnam.today(clock);
    UUID account =
        identity.citizenAccount(
            new CitizenClaims(
                "t:" + who.identityNumber(),
                null,
                CitizenClaims.Kind.PERSON,
                who.identityNumber(),
                who.name(),
                today.minusYears(80).plusDays(3),
                null,
                null));
    Rule base = rule(office, 1);
    Rule age =
        new Rule(
            base.id(),
            1,
            base.code(),
            "Trợ cấp xã hội",
            "Đủ 80 tuổi.",
            1,
            Rule.Trigger.AGE_REACHED,
            null,
            80,
            30,
            office.procedure(),
            List.of(),
            Map.of(),
            null,
            48,
            base.validFrom(),
            null,
            "NĐ 20/2021/NĐ-CP, Điều 5",
            Rule.State.DRAFT,
            Instant.EPOCH,
            "");
    assertThat(checks.dryRun(age).first()).isNotEmpty();
    assertThat(done.of(account)).as("a dry run does nothing").isEmpty();
    active(age);
    engine.run();
    assertThat(done.of(account)).hasSize(1);

    UUID faulty = editing.save(null, rule(office, 3), CurrentUser.SYSTEM);
    assertThat(checks.faults(editing.get(faulty)))
        .extracting(RuleChecks.Fault::what)
        .contains("kind", "options");
    refused(() -> editing.activate(faulty, CurrentUser.SYSTEM), ProactiveErrors.FAULTY);
  }
}
