package vn.lienthong.dossiers.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static vn.lienthong.FormToken.csrf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.payments.CollectionTime;
import vn.lienthong.procedures.ProcedureJson;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** Rules of a procedure that no other test has, and codes of days that no other test reaches. */
@HouseTest
class RulesTest {
  private static final String CODE = "9.820001";
  private static final LocalDate FIRST = LocalDate.of(2049, 1, 1);
  private static final LocalDate SECOND = LocalDate.of(2049, 7, 1);

  @Autowired CollectionRules rules;
  @Autowired CodeFormats codes;
  @Autowired ProceduresApi procedures;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private static CurrentUser officer(CurrentUser.Scope scope) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF,
        UUID.randomUUID(),
        "Phạm Thử Nghiệm",
        null,
        List.of(
            new CurrentUser.Post(
                UUID.randomUUID(),
                "PROCEDURE_ADMIN",
                "Chuyên viên",
                UUID.randomUUID(),
                "Văn phòng",
                "/1/2/",
                scope,
                Set.of(CollectionRules.EDIT),
                null)));
  }

  private static CurrentUser control() {
    return officer(CurrentUser.Scope.PROVINCE);
  }

  @BeforeEach
  void procedure() {
    if (procedures.inForce(CODE, Vietnam.today(clock)).isEmpty()) {
      procedures.publish(
          ProcedureJson.read("{\"code\":\"%s\",\"name\":\"Có quy tắc thu\"}".formatted(CODE)),
          List.of(),
          CurrentUser.SYSTEM);
    }
  }

  @AfterEach
  void withoutThem() {
    jdbc.sql("delete from dossiers.collection_rule where procedure_code = :code")
        .param("code", CODE)
        .update();
    jdbc.sql("delete from dossiers.code_rule where from_day >= :day").param("day", FIRST).update();
  }

  private static CollectionRule rule(CollectionTime time, LocalDate from) {
    return new CollectionRule(CODE, "ONLINE", from, null, time, "Văn bản thử số 61");
  }

  private List<CollectionRule> own() {
    return rules.all().stream().filter(rule -> rule.procedure().equals(CODE)).toList();
  }

  private void began(String from) {
    jdbc.sql(
            """
            insert into dossiers.collection_rule (procedure_code, channel, valid_from, collection,
              basis) values (:code, 'ONLINE', cast(:from as date), 'AFTER', 'thử')
            """)
        .param("code", CODE)
        .param("from", from)
        .update();
  }

  @Test
  @DisplayName("A rule that has begun is ended by its successor, and holds on if that is withdrawn")
  void succession() {
    began("2020-01-01");
    rules.put(rule(CollectionTime.EXEMPT, SECOND), control());
    rules.put(rule(CollectionTime.BEFORE, FIRST), control());
    assertThat(own())
        .extracting(CollectionRule::from)
        .containsExactly(SECOND, FIRST, LocalDate.of(2020, 1, 1));
    assertThat(own())
        .extracting(CollectionRule::to)
        .containsExactly(null, SECOND.minusDays(1), FIRST.minusDays(1));
    rules.withdraw(CODE, "ONLINE", FIRST, control());
    assertThat(own()).extracting(CollectionRule::to).containsExactly(null, SECOND.minusDays(1));
    rules.withdraw(CODE, "ONLINE", SECOND, control());
    assertThat(own()).hasSize(1);
    assertThat(own().getFirst().to()).isNull();
    assertThat(own().getFirst().collection()).isEqualTo(CollectionTime.AFTER);
  }

  @Test
  @DisplayName("A special rule ends with the day; the rule for everything only by its successor")
  void ends() {
    began("2020-01-01");
    rules.end(CODE, "ONLINE", LocalDate.of(2020, 1, 1), control());
    assertThat(own().getFirst().to()).isEqualTo(Vietnam.today(clock));
    CollectionRule general =
        rules.all().stream().filter(CollectionRule::forAll).findFirst().orElseThrow();
    assertThatThrownBy(() -> rules.end("*", "*", general.from(), control()))
        .hasFieldOrPropertyWithValue("code", RuleErrors.RULE_FOR_ALL);
  }

  @Test
  @DisplayName("The past is not rewritten, a day has one rule, a code must be a procedure's")
  void refused() {
    LocalDate today = Vietnam.today(clock);
    assertThatThrownBy(() -> rules.put(rule(CollectionTime.AFTER, today), control()))
        .hasFieldOrPropertyWithValue("code", RuleErrors.RULE_BEGUN);
    rules.put(rule(CollectionTime.AFTER, FIRST), control());
    assertThatThrownBy(() -> rules.put(rule(CollectionTime.EXEMPT, FIRST), control()))
        .hasFieldOrPropertyWithValue("code", RuleErrors.RULE_DAY_TAKEN);
    CollectionRule unknown =
        new CollectionRule("9.829999", "*", FIRST, null, CollectionTime.AFTER, "Văn bản thử");
    assertThatThrownBy(() -> rules.put(unknown, control()))
        .hasFieldOrPropertyWithValue("code", RuleErrors.RULE_PROCEDURE);
    CurrentUser unit = officer(CurrentUser.Scope.SUBTREE);
    assertThatThrownBy(() -> rules.put(rule(CollectionTime.AFTER, SECOND), unit))
        .hasFieldOrPropertyWithValue("code", SharedErrors.FORBIDDEN);
    assertThatThrownBy(() -> rules.withdraw(CODE, "ONLINE", FIRST, unit))
        .hasFieldOrPropertyWithValue("code", SharedErrors.FORBIDDEN);
    began("2020-01-01");
    assertThatThrownBy(() -> rules.withdraw(CODE, "ONLINE", LocalDate.of(2020, 1, 1), control()))
        .hasFieldOrPropertyWithValue("code", RuleErrors.RULE_BEGUN);
  }

  private static CodeFormat longer(LocalDate from) {
    return new CodeFormat(from, null, CodeFormat.Style.NEW, 8, 5, 1, "Văn bản thử số 62");
  }

  @Test
  @DisplayName("Codes are written anew from a day on; given ones and the rule of today stay")
  void codes() {
    List<CodeFormat> before = codes.all();
    codes.put(longer(FIRST), control());
    assertThat(codes.all().getFirst().sample()).isEqualTo("H56.14-20490101-00001");
    assertThat(codes.all().get(1).to()).isEqualTo(FIRST.minusDays(1));
    assertThat(codes.now()).isEqualTo(codes.all().get(1));
    assertThatThrownBy(() -> codes.put(longer(FIRST), control()))
        .hasFieldOrPropertyWithValue("code", RuleErrors.RULE_DAY_TAKEN);
    assertThatThrownBy(() -> codes.put(longer(Vietnam.today(clock)), control()))
        .hasFieldOrPropertyWithValue("code", RuleErrors.RULE_BEGUN);
    assertThatThrownBy(() -> codes.withdraw(codes.now().from(), control()))
        .hasFieldOrPropertyWithValue("code", RuleErrors.RULE_BEGUN);
    assertThatThrownBy(() -> codes.put(longer(SECOND), officer(CurrentUser.Scope.SUBTREE)))
        .hasFieldOrPropertyWithValue("code", SharedErrors.FORBIDDEN);
    codes.withdraw(FIRST, control());
    assertThat(codes.all()).isEqualTo(before);
  }

  private MvcTestResult post(String path, String... fields) {
    var request =
        mvc.post()
            .uri("/dossiers/rules/" + path)
            .with(
                authentication(new PreAuthenticatedAuthenticationToken(control(), null, List.of())))
            .with(csrf());
    for (int i = 0; i < fields.length; i += 2) {
      request = request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }

  @Test
  @DisplayName("The forms say what is wrong at its field and keep what was typed")
  void forms() {
    assertThat(
            post(
                "collection",
                "procedure",
                "9.829999",
                "collection",
                "AFTER",
                "from",
                "1/1/2049",
                "basis",
                "Văn bản thử"))
        .hasStatus(422)
        .bodyText()
        .contains("Không có thủ tục mang mã 9.829999", "value=\"9.829999\"");
    assertThat(post("collection", "channel", "PIGEON", "from", "01/01/2020"))
        .hasStatus(422)
        .bodyText()
        .contains(
            "Hãy chọn một giá trị trong danh sách",
            "từ ngày mai trở đi",
            "Hãy nhập căn cứ pháp lý");
    assertThat(
            post(
                "collection",
                "procedure",
                CODE,
                "channel",
                "ONLINE",
                "collection",
                "EXEMPT",
                "from",
                "01/01/2049",
                "basis",
                "Văn bản thử"))
        .hasStatus3xxRedirection();
    assertThat(own()).extracting(CollectionRule::collection).containsExactly(CollectionTime.EXEMPT);
    assertThat(
            post(
                "codes",
                "style",
                "NEW",
                "dayDigits",
                "7",
                "counterDigits",
                "9",
                "firstNumber",
                "0",
                "from",
                "x",
                "basis",
                ""))
        .hasStatus(422)
        .bodyText()
        .contains("số từ 4 đến 7", "số từ 1 đến 1000", "Hãy nhập ngày như", "value=\"9\"");
  }
}
