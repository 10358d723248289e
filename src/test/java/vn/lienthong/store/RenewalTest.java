package vn.lienthong.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.FormToken.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.files.FilesApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.Vietnam;

@HouseTest
class RenewalTest {
  @Autowired TestOffice offices;
  @Autowired TestPapers papers;
  @Autowired OwnStore own;
  @Autowired ItemRepository items;
  @Autowired ItemDecisions decisions;
  @Autowired ItemStories stories;
  @Autowired StoreApi store;
  @Autowired FilesApi files;
  @Autowired MockMvcTester mvc;
  @Autowired Clock clock;

  private CurrentUser citizen;
  private UUID id;
  private CurrentUser officer;

  @BeforeEach
  void bring() {
    citizen = TestPapers.somebody();
    id = own.bring(PaperFacts.named("Bằng lái xe"), papers.upload(citizen, "bang 1"), citizen);
    officer = offices.staff("Lê Văn Tỉnh", Position.COUNTER_OFFICER, items.get(id).keeper().id());
  }

  private static void refused(Runnable act, ErrorCode code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(AppException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private String page(String uri, CurrentUser user) {
    MvcTestResult result = mvc.get().uri(uri).with(TestOffice.as(user)).exchange();
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("A rejected paper is brought anew: it waits again and its history keeps both files")
  void rejectedAnew() {
    decisions.reject(id, "Ảnh mờ", officer);
    UUID first = items.get(id).fileId();
    assertThat(page("/store/mine/" + id, citizen)).contains("Ảnh mờ", "Nộp lại bản khác");
    refused(
        () ->
            own.renew(
                id,
                PaperFacts.named("Bằng lái xe"),
                papers.upload(citizen, "x"),
                TestPapers.somebody()),
        StoreErrors.NO_SUCH_ITEM);
    assertThat(
            own.renew(
                id,
                PaperFacts.named("Bằng lái xe hạng B"),
                papers.upload(citizen, "bang 2"),
                citizen))
        .isEqualTo(id);
    StoreItem again = items.get(id);
    assertThat(again.state()).isEqualTo(StoreItem.State.WAITING);
    assertThat(again.decision()).isNull();
    assertThat(again.fileId()).isNotEqualTo(first);
    List<ItemStories.Chapter> chapters = stories.of(again, citizen).chapters();
    assertThat(chapters)
        .extracting(chapter -> chapter.version().act())
        .containsExactly("RENEWED", "REJECTED", "ENTERED");
    assertThat(chapters.get(1).version().reason()).isEqualTo("Ảnh mờ");
    assertThat(chapters.get(1).earlier().id()).isEqualTo(first);
    assertThat(mvc.get().uri("/files/" + first).with(TestOffice.as(officer)))
        .as("who may see the paper may see what it was")
        .hasStatusOk();
    assertThat(page("/store/items/" + id, officer)).contains("Bản đã nộp trước", "Ảnh mờ");
    refused(
        () -> own.renew(id, PaperFacts.named("x"), papers.upload(citizen, "y"), citizen),
        StoreErrors.NOT_IN_THIS_STATE);
    decisions.approve(id, TestPapers.facts(null), officer);
    assertThat(items.get(id).valid(Vietnam.today(clock))).isTrue();
  }

  @Test
  @DisplayName("A renewed paper takes the old one's place once approved; the old says by which")
  void renewedReplaces() {
    TestOffice.Office office = offices.open();
    decisions.approve(id, TestPapers.facts(Vietnam.today(clock)), officer);
    Dossier used = papers.fileFromStore(office, citizen, id);
    UUID renewal =
        own.renew(id, PaperFacts.named("Bằng lái xe"), papers.upload(citizen, "bang moi"), citizen);
    assertThat(renewal).isNotEqualTo(id);
    assertThat(items.get(id).valid(Vietnam.today(clock))).as("serves until then").isTrue();
    assertThat(page("/store/mine/" + id, citizen)).contains("Bản mới đang chờ duyệt");
    refused(
        () -> own.renew(id, PaperFacts.named("x"), papers.upload(citizen, "z"), citizen),
        StoreErrors.RENEWAL_WAITS);
    LocalDate until = Vietnam.today(clock).plusYears(10);
    decisions.approve(renewal, TestPapers.facts(until), officer);
    StoreItem old = items.get(id);
    assertThat(old.state()).isEqualTo(StoreItem.State.REPLACED);
    assertThat(old.replacedBy()).isEqualTo(renewal);
    assertThat(page("/store/mine/" + id, citizen))
        .contains("Thay bằng giấy tờ mới", "/store/mine/" + renewal);
    assertThat(page("/store/items/" + renewal, officer)).contains("Giấy này thay cho");
    assertThat(store.warnings("dossiers.dossier", used.id().toString()))
        .as("whoever used the old one looks")
        .extracting(StoreWarning::cause)
        .containsExactly("REPLACED");
    refused(
        () -> own.renew(id, PaperFacts.named("x"), papers.upload(citizen, "z"), citizen),
        StoreErrors.NOT_IN_THIS_STATE);
  }

  @Test
  @DisplayName("A renewal that is rejected leaves the old paper in force, and may come again")
  void rejectedRenewal() {
    decisions.approve(id, TestPapers.facts(null), officer);
    UUID renewal =
        own.renew(id, PaperFacts.named("Bằng"), papers.upload(citizen, "moi 1"), citizen);
    decisions.reject(renewal, "Không phải bản mới", officer);
    assertThat(items.get(id).state()).isEqualTo(StoreItem.State.APPROVED);
    UUID second = own.renew(id, PaperFacts.named("Bằng"), papers.upload(citizen, "moi 2"), citizen);
    refused(
        () -> own.renew(renewal, PaperFacts.named("B"), papers.upload(citizen, "m 3"), citizen),
        StoreErrors.RENEWAL_WAITS);
    decisions.approve(second, TestPapers.facts(null), officer);
    assertThat(items.get(id).replacedBy()).isEqualTo(second);
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

  @Test
  @DisplayName("Owners bring, renew, share and end a share by REST; officers decide by REST")
  void rest() {
    String base = "/api/v1/store/items/" + id;
    assertThat(post(base + "/reject", "{\"reason\": \"Mờ\"}", officer)).hasStatusOk();
    String brought =
        "{\"facts\": {\"name\": \"Bằng lái xe\", \"forever\": false}, \"fileId\": \"%s\"}"
            .formatted(papers.upload(citizen, "bang rest"));
    assertThat(post(base + "/renew", brought, TestPapers.somebody())).hasStatus(404);
    assertThat(post(base + "/renew", brought, citizen))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.state")
        .isEqualTo("WAITING");
    assertThat(
            post(
                base + "/approve",
                """
                {"name": "Bằng lái xe", "number": "36-1", "agency": "Sở Thử",
                 "issuedOn": "2026-01-05", "forever": true}
                """,
                officer))
        .hasStatusOk();
    assertThat(mvc.get().uri("/api/v1/store/mine").with(TestOffice.as(citizen)))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$[0].state")
        .isEqualTo("APPROVED");
    MvcTestResult shared = post(base + "/shares", "{\"recipient\": \"Ngân hàng\"}", citizen);
    assertThat(shared).hasStatusOk();
    JsonNode link = JsonMapper.shared().readTree(shared.getResponse().getContentAsByteArray());
    String code = link.path("code").asString();
    String share = link.path("id").asString();
    assertThat(mvc.get().uri("/store/shared/" + code)).bodyText().contains("Bằng lái xe");
    assertThat(post(base + "/shares", "{\"recipient\": \"x\"}", officer)).hasStatus(403);
    assertThat(post(base + "/shares/" + share + "/end", "{}", TestPapers.somebody()))
        .hasStatus(404);
    assertThat(post(base + "/shares/" + share + "/end", "{}", citizen)).hasStatusOk();
    assertThat(mvc.get().uri("/store/shared/" + code)).bodyText().contains("không còn dùng được");
    assertThat(mvc.get().uri(base + "/shares").with(TestOffice.as(citizen)))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$[0].recipient")
        .isEqualTo("Ngân hàng");
  }
}
