package vn.lienthong.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.FormToken.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.files.FilesApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.store.national.NationalAnswer;
import vn.lienthong.store.national.NationalErrors;
import vn.lienthong.store.national.NationalFinding;
import vn.lienthong.store.national.NationalQuestion;

@HouseTest
class NationalPapersTest {
  @Autowired TestOffice offices;
  @Autowired TestPapers papers;
  @Autowired StoreApi store;
  @Autowired ItemRepository items;
  @Autowired ItemStories stories;
  @Autowired ItemDecisions decisions;
  @Autowired StoreDesk desk;
  @Autowired FilesApi files;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;

  private TestOffice.Office office;
  private CurrentUser citizen;

  @BeforeEach
  void open() {
    office = offices.open();
    citizen = TestPapers.somebody();
    papers.nationalServes(office);
  }

  private NationalAnswer ask() {
    return store.askNational(new NationalQuestion(number(), office.procedure(), false), citizen);
  }

  private String number() {
    return String.valueOf(citizen.identityNumber());
  }

  private void fault(String fault) {
    jdbc.sql("insert into store.simulated_fault (owner, fault) values (?, ?)")
        .params(number(), fault)
        .update();
  }

  private static void refused(Runnable act, ErrorCode code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(AppException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private int audited(String action) {
    return jdbc.sql(
            """
            select count(*) from audit.entry where action = ? and actor_id = ? and after like ?
            """)
        .params(action, citizen.id(), "%" + office.procedure() + "%")
        .query(Integer.class)
        .single();
  }

  @Test
  @DisplayName(
      "NĐ 310/2026, NĐ 309/2026 Art. 8: what the national store tells of is chosen, kept with"
          + " provenance, hash and time of the question, and marks the dossier")
  void foundAndUsed() {
    NationalAnswer answer = ask();
    assertThat(answer.outcome()).isEqualTo(NationalAnswer.Outcome.FOUND);
    assertThat(audited("store.national-asked")).isEqualTo(1);
    List<NationalOffer> offers =
        store.nationalOffers(number(), office.procedure(), Set.of("don", "banve"), citizen);
    assertThat(offers).extracting(NationalOffer::componentKey).containsExactly("banve");
    NationalFinding finding = offers.getFirst().finding();

    StoreItem item = items.get(store.takeNational(finding.id(), citizen.name(), citizen));
    assertThat(item.provenance().origin()).isEqualTo(StoreItem.Origin.DATABASE);
    assertThat(item.provenance().objectCode()).isEqualTo(finding.paper().id());
    assertThat(item.sha256()).isEqualTo(finding.paper().sha256());
    assertThat(files.get(item.fileId()).sha256()).isEqualTo(finding.paper().sha256());
    assertThat(item.decision().by()).isEqualTo("Kho dữ liệu quốc gia");
    assertThat(stories.of(item, citizen).found().askedAt()).isEqualTo(finding.askedAt());
    assertThat(store.nationalOffers(number(), office.procedure(), Set.of("banve"), citizen))
        .as("it is in the person's own store now")
        .isEmpty();
    UUID again = ask().found().getFirst().id();
    assertThat(store.takeNational(again, citizen.name(), citizen))
        .as("the same paper is here once")
        .isEqualTo(item.id());

    Dossier dossier = papers.fileFromStore(office, citizen, item.id());
    assertThat(fromNational(dossier.id())).isEqualTo(1);
    String page =
        body(mvc.get().uri("/store/mine/" + item.id()).with(TestOffice.as(citizen)).exchange());
    assertThat(page)
        .contains("Hỏi kho quốc gia lúc", "Khớp với kho quốc gia", "Kho quốc gia · QG-");
  }

  private int fromNational(UUID dossier) {
    return jdbc.sql(
            """
            select coalesce(sum(cardinality(from_national)), 0) from dossiers.component
            where dossier_id = ?
            """)
        .param(dossier)
        .query(Integer.class)
        .single();
  }

  private static String body(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("Silence and nothing are answers, not errors; the person files with an upload")
  void neverBlocks() {
    fault("TIMEOUT");
    assertThat(ask().outcome()).isEqualTo(NationalAnswer.Outcome.SILENT);
    jdbc.sql("update store.simulated_fault set fault = 'NOT_FOUND' where owner = ?")
        .param(number())
        .update();
    assertThat(ask().outcome()).isEqualTo(NationalAnswer.Outcome.NOTHING);
    assertThat(audited("store.national-asked")).isEqualTo(2);
    assertThat(papers.fileWithUpload(office, citizen).code()).isNotEmpty();
  }

  @ParameterizedTest
  @DisplayName("Gone, silent, revoked or changed since it was told: refused, written down, upload")
  @CsvSource({
    "NOT_FOUND, NOT_FOUND",
    "TIMEOUT, SILENT",
    "REVOKED, REVOKED",
    "WRONG_HASH, WRONG_HASH"
  })
  void faultsAtTheFile(String fault, NationalErrors code) {
    NationalFinding finding = ask().found().getFirst();
    fault(fault);
    refused(() -> store.takeNational(finding.id(), citizen.name(), citizen), code);
    assertThat(items.ofOwner(number())).isEmpty();
    assertThat(
            jdbc.sql("select refused from store.national_finding where id = ?")
                .param(finding.id())
                .query(String.class)
                .single())
        .isEqualTo(code.name());
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from audit.entry
                    where action = 'store.national-refused' and actor_id = ?
                    """)
                .param(citizen.id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(papers.fileWithUpload(office, citizen).code()).isNotEmpty();
  }

  @Test
  @DisplayName("What was revoked here does not come back by being asked for once more")
  void revokedHereStaysRevoked() {
    UUID item = store.takeNational(ask().found().getFirst().id(), citizen.name(), citizen);
    decisions.revoke(item, "Giấy giả", CurrentUser.SYSTEM);
    UUID again = ask().found().getFirst().id();
    refused(() -> store.takeNational(again, citizen.name(), citizen), StoreErrors.NOT_VALID);
  }

  @Test
  @DisplayName("Nobody asks for papers of another person; a counter only with their word")
  void onlyForOneself() {
    CurrentUser other = TestPapers.somebody();
    NationalQuestion about = new NationalQuestion(number(), office.procedure(), true);
    refused(() -> store.askNational(about, other), SharedErrors.FORBIDDEN);
    refused(() -> store.askNational(about, office.specialist()), SharedErrors.FORBIDDEN);
    refused(() -> store.askNational(about, office.leader()), SharedErrors.FORBIDDEN);
    refused(
        () ->
            store.askNational(
                new NationalQuestion(number(), office.procedure(), false), office.counter()),
        NationalErrors.CONSENT_MISSING);
    UUID told = ask().found().getFirst().id();
    refused(() -> store.takeNational(told, "x", office.counter()), NationalErrors.NO_SUCH_FINDING);
    refused(() -> store.takeNational(told, "x", other), NationalErrors.NO_SUCH_FINDING);
    jdbc.sql(
            """
            update store.national_query set at = at - interval '3 hours'
            where id = (select query_id from store.national_finding where id = ?)
            """)
        .param(told)
        .update();
    refused(() -> store.takeNational(told, "x", citizen), NationalErrors.NO_SUCH_FINDING);
  }

  private MvcTestResult intake(String... more) {
    var request =
        mvc.post()
            .uri("/dossiers/intake")
            .multipart()
            .with(TestOffice.as(office.counter()))
            .with(csrf())
            .param("name", citizen.name())
            .param("identity", number())
            .param("looked", number())
            .param("q", office.procedure())
            .param("found", office.procedure())
            .param("procedure", office.procedure())
            .param("picked", office.procedure())
            .param("originals-don", "1");
    for (int i = 0; i < more.length; i += 2) {
      request.param(more[i], more[i + 1]);
    }
    return request.exchange();
  }

  @Test
  @DisplayName("The counter asks with consent, chooses, and the owner sees who asked")
  void atTheCounter() {
    MvcTestResult without = intake("national", "ask");
    assertThat(without).hasStatus(422);
    assertThat(body(without)).contains("đánh dấu sự đồng ý của người dân trước khi hỏi");
    assertThat(desk.lookups(number())).isEmpty();

    MvcTestResult told = intake("national", "ask", "consent", "true");
    assertThat(told).hasStatusOk();
    assertThat(body(told)).contains("Kho quốc gia có 1 giấy tờ", "value=\"national:");
    assertThat(desk.lookups(number()).getFirst().national()).isEqualTo(office.procedure());
    String chosen = body(told).replaceAll("(?s).*value=\"(national:[0-9a-f-]{36})\".*", "$1");

    MvcTestResult done = intake("consent", "true", "stored-banve", chosen, "decision", "ACCEPT");
    assertThat(done).hasStatus3xxRedirection();
    String where = String.valueOf(done.getResponse().getRedirectedUrl());
    UUID dossier = UUID.fromString(where.substring(where.lastIndexOf('/') + 1));
    assertThat(fromNational(dossier)).isEqualTo(1);
    assertThat(
            jdbc.sql("select consent from store.use where object_id = ?")
                .param(dossier.toString())
                .query(String.class)
                .single())
        .isEqualTo("AT_COUNTER");
  }

  @Test
  @DisplayName("A failure at the counter stands at the paper, and the officer scans instead")
  void failsAtTheCounter() {
    String told = body(intake("national", "ask", "consent", "true"));
    String chosen = told.replaceAll("(?s).*value=\"(national:[0-9a-f-]{36})\".*", "$1");
    fault("WRONG_HASH");
    MvcTestResult refused = intake("consent", "true", "stored-banve", chosen);
    assertThat(refused).hasStatus(422);
    assertThat(body(refused)).contains("không khớp mã băm", "id=\"scan-banve-error\"");
    assertThat(intake("certified-banve", "1")).hasStatus3xxRedirection();
    jdbc.sql("update store.simulated_fault set fault = 'TIMEOUT' where owner = ?")
        .param(number())
        .update();
    MvcTestResult silent = intake("national", "ask", "consent", "true");
    assertThat(silent).hasStatusOk();
    assertThat(body(silent)).contains("Kho quốc gia chưa trả lời");
  }

  @Test
  @DisplayName("Programs ask and take by REST under the same rules")
  void rest() {
    String question = "{\"procedureCode\": \"%s\"}".formatted(office.procedure());
    MvcTestResult answer = post("/api/v1/store/national/questions", question, citizen);
    assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.outcome").isEqualTo("FOUND");
    String finding =
        JsonMapper.shared()
            .readTree(answer.getResponse().getContentAsByteArray())
            .at("/found/0/id")
            .asString();
    assertThat(post("/api/v1/store/national/findings/" + finding + "/take", "{}", citizen))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.provenance.origin")
        .isEqualTo("DATABASE");
    String about =
        "{\"procedureCode\": \"%s\", \"owner\": \"%s\"}".formatted(office.procedure(), number());
    assertThat(post("/api/v1/store/national/questions", about, TestPapers.somebody()))
        .hasStatus(403);
    assertThat(post("/api/v1/store/national/questions", about, office.counter()))
        .as("no consent")
        .hasStatus(400);
  }

  private MvcTestResult post(String uri, String json, CurrentUser user) {
    return mvc.post()
        .uri(uri)
        .with(TestOffice.as(user))
        .with(csrf())
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .exchange();
  }
}
