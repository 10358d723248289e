package vn.lienthong.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import vn.lienthong.HouseTest;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class SearchApiTest {
  private static final String OWN = "/1/14/203/";

  @Autowired SearchApi search;
  @Autowired SearchRepository documents;
  @Autowired AuditApi audit;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;

  // every test has words of its own, as all share one table
  private final String mark = "zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

  private static CurrentUser staff(String unitPath, CurrentUser.Scope scope) {
    var post =
        new CurrentUser.Post(
            UUID.randomUUID(),
            "SPECIALIST",
            "Chuyên viên",
            UUID.randomUUID(),
            "Sở Thử nghiệm",
            unitPath,
            scope,
            Set.of("dossiers.view", "search.use"),
            null);
    return new CurrentUser(
        CurrentUser.Kind.STAFF, UUID.randomUUID(), "Lê Văn Thử", null, List.of(post));
  }

  private UUID put(String title, String body, Set<String> visibility, String... codes) {
    var id = UUID.randomUUID();
    search.put(
        new SearchDocument(
            "dossier", id, title, body, List.of(codes), "/dossiers/" + id, visibility));
    return id;
  }

  private void putKind(String kind, String title, Set<String> visibility) {
    search.put(new SearchDocument(kind, UUID.randomUUID(), title, "", List.of(), "/x", visibility));
  }

  private static RequestPostProcessor as(CurrentUser user) {
    return authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of()));
  }

  private List<UUID> found(CurrentUser user, String text) {
    return search.find(user, text, null, 0, 50).hits().stream().map(SearchHit::id).toList();
  }

  @BeforeEach
  void other() {
    put("Không liên quan", "", Set.of(SearchApi.STAFF));
  }

  @Test
  void accentsMayBeLeftOutAndExactOnesComeFirst() {
    var user = staff(OWN, CurrentUser.Scope.OWN_UNIT);
    var plain = put("ho tich " + mark, "", Set.of(SearchApi.STAFF));
    var exact = put("hộ tịch " + mark, "", Set.of(SearchApi.STAFF));
    var wrong = put("hồ tích " + mark, "", Set.of(SearchApi.STAFF));
    assertThat(found(user, "ho tich " + mark))
        .containsExactlyInAnyOrder(plain, exact, wrong)
        .first()
        .isEqualTo(plain);
    assertThat(found(user, "hộ tịch " + mark))
        .containsExactlyInAnyOrder(plain, exact, wrong)
        .first()
        .isEqualTo(exact);
    assertThat(found(user, Normalizer.normalize("Hồ Tích " + mark, Normalizer.Form.NFD)))
        .first()
        .isEqualTo(wrong);
  }

  @Test
  void oldAndNewTonePlacesMeet() {
    var user = staff(OWN, CurrentUser.Scope.OWN_UNIT);
    var old = put("Hoằng Hóa " + mark, "", Set.of(SearchApi.STAFF));
    var folded = put("Hoằng Hoạ " + mark, "", Set.of(SearchApi.STAFF));
    assertThat(found(user, "hoằng hoá " + mark)).containsExactly(old, folded);
  }

  @Test
  void wordsInTheTitleComeBeforeWordsInTheBody() {
    var user = staff(OWN, CurrentUser.Scope.OWN_UNIT);
    var title = put("Khai sinh " + mark, "", Set.of(SearchApi.STAFF));
    var body = put("Đơn khác", "khai sinh " + mark, Set.of(SearchApi.STAFF));
    assertThat(found(user, "khai sinh " + mark)).containsExactly(title, body);
  }

  @Test
  void aCodeIsFoundInAnyWriting() {
    var user = staff(OWN, CurrentUser.Scope.OWN_UNIT);
    var unit = String.valueOf(10_000 + Math.abs(mark.hashCode() % 80_000));
    var dossier = put("Hồ sơ " + mark, "", Set.of(SearchApi.STAFF), "H56." + unit + "-261119-0042");
    put("Hồ sơ khác " + mark, "", Set.of(SearchApi.STAFF), "H56." + unit + "-261119-0043");
    for (var writing :
        List.of(
            "H56." + unit + "-261119-0042",
            "h56 " + unit + " 261119 0042",
            "h56 " + unit + " 0042",
            "H56." + unit + "…0042",
            "H56" + unit + "2611190042",
            unit + "-0042")) {
      assertThat(found(user, writing)).as(writing).containsExactly(dossier);
    }
    assertThat(found(user, "H56" + unit + "26")).as("unfinished code").hasSize(2);
  }

  @Test
  void onlyWhoMaySeeFindsCountsAndGetsSuggestions() {
    var hidden =
        put(
            "Mật danh " + mark,
            "",
            SearchApi.unitKeys("dossiers.view", OWN),
            "H56.14-261119-" + mark);
    var may =
        List.of(
            staff(OWN, CurrentUser.Scope.OWN_UNIT),
            staff("/1/14/", CurrentUser.Scope.SUBTREE),
            staff("/1/", CurrentUser.Scope.SUBTREE),
            staff("/9/", CurrentUser.Scope.PROVINCE));
    var mayNot =
        List.of(
            staff("/1/14/", CurrentUser.Scope.OWN_UNIT),
            staff("/1/15/", CurrentUser.Scope.SUBTREE),
            staff("/1/14/203/7/", CurrentUser.Scope.SUBTREE),
            staff("/1/14/20/", CurrentUser.Scope.SUBTREE),
            new CurrentUser(
                CurrentUser.Kind.CITIZEN, UUID.randomUUID(), "Người khác", null, List.of()),
            CurrentUser.ANONYMOUS);
    for (var user : may) {
      assertThat(search.find(user, mark, null, 0, 10).total()).isEqualTo(1);
      assertThat(search.suggest(user, "mat danh " + mark.substring(0, 8), 8)).hasSize(1);
    }
    for (var user : mayNot) {
      for (var text :
          List.of(mark, "mật danh " + mark, "H56.14-261119-" + mark, "mat dnh " + mark)) {
        // titles open to this user may look alike
        var result = search.find(user, text, null, 0, 300);
        assertThat(result.hits()).extracting(SearchHit::id).doesNotContain(hidden);
        assertThat(result.similar()).isEqualTo(!result.hits().isEmpty());
        assertThat(result.total()).isEqualTo(result.hits().size());
        assertThat(search.suggest(user, text, 8)).isEmpty();
      }
    }
  }

  @Test
  void whatLooksAlikeTellsNothingOfHiddenWords() {
    put("Hồ sơ thấy được " + mark, "", Set.of(SearchApi.STAFF));
    put("Hồ sơ giấu kín bimat" + mark, "", Set.of("dossiers.view@/77/"));
    var user = staff(OWN, CurrentUser.Scope.SUBTREE);
    var hidden = search.find(user, mark + " bimat" + mark, null, 0, 10);
    var unknown = search.find(user, mark + " khongco" + mark, null, 0, 10);
    assertThat(hidden.similar()).isTrue();
    assertThat(hidden.hits())
        .extracting(SearchHit::plainTitle)
        .containsExactly("Hồ sơ thấy được " + mark);
    assertThat(unknown.counts()).isEqualTo(hidden.counts());
    assertThat(unknown.hits())
        .extracting(SearchHit::id)
        .containsExactly(hidden.hits().getFirst().id());
  }

  @Test
  void everybodyHasTheBoxAndSeesWhatIsOpenToAll() {
    put("Cơ quan mở cửa " + mark, "", Set.of(SearchApi.STAFF, SearchApi.PUBLIC));
    put("Cơ quan nội bộ " + mark, "", Set.of(SearchApi.STAFF));
    for (var path : List.of("/search?q=", "/search/suggestions?q=")) {
      assertThat(mvc.get().uri(path + "co quan " + mark))
          .hasStatusOk()
          .bodyText()
          .contains("mở cửa")
          .doesNotContain("nội bộ", "2 kết quả", "2 gợi ý");
    }
    assertThat(mvc.get().uri("/api/v1/search?q=" + mark)).hasStatus(401);
  }

  @Test
  void whoHoldsNoPostSeesNoMoreThanEverybody() {
    put("Chỉ cán bộ " + mark, "", Set.of(SearchApi.STAFF));
    var withoutPost =
        new CurrentUser(CurrentUser.Kind.STAFF, UUID.randomUUID(), "Chưa bố trí", null, List.of());
    assertThat(found(withoutPost, mark)).isEmpty();
  }

  @Test
  void countsOnPagesAndByRestHoldOnlyWhatMayBeSeen() {
    put("Hồ sơ thấy được " + mark, "", Set.of(SearchApi.STAFF));
    for (int i = 0; i < 5; i++) {
      put("Hồ sơ giấu kín " + mark, "", Set.of("dossiers.view@/77/"));
    }
    var user = as(staff(OWN, CurrentUser.Scope.SUBTREE));
    assertThat(mvc.get().uri("/api/v1/search?q=ho so " + mark).with(user))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.total")
        .isEqualTo(1);
    assertThat(mvc.get().uri("/search?q=ho so " + mark).with(user))
        .hasStatusOk()
        .bodyText()
        .contains("1 kết quả")
        .doesNotContain("giấu kín", "5 kết quả", "6 kết quả");
    assertThat(mvc.get().uri("/search/suggestions?q=ho so " + mark).with(user))
        .hasStatusOk()
        .bodyText()
        .contains("thấy được")
        .doesNotContain("giấu kín");
    assertThat(mvc.get().uri("/search?q=" + mark))
        .bodyText()
        .doesNotContain("giấu kín", "thấy được");
  }

  @Test
  void aCitizenFindsOwnThingsAndPublicOnes() {
    var account = UUID.randomUUID();
    var own = put("Đơn của tôi " + mark, "", Set.of(SearchApi.citizenKey(account)));
    var open = put("Đơn công khai " + mark, "", Set.of(SearchApi.PUBLIC));
    put("Đơn nội bộ " + mark, "", Set.of(SearchApi.STAFF));
    var citizen =
        new CurrentUser(CurrentUser.Kind.CITIZEN, account, "Tôi", "099900000002", List.of());
    assertThat(found(citizen, "don " + mark)).containsExactlyInAnyOrder(own, open);
  }

  @Test
  void visibilityFollowsTheDocument() {
    var id = put("Chuyển đơn vị " + mark, "", SearchApi.unitKeys("dossiers.view", OWN));
    var user = staff(OWN, CurrentUser.Scope.OWN_UNIT);
    assertThat(found(user, mark)).containsExactly(id);
    search.put(
        new SearchDocument(
            "dossier",
            id,
            "Chuyển đơn vị " + mark,
            "",
            List.of(),
            "/x",
            SearchApi.unitKeys("dossiers.view", "/1/15/")));
    assertThat(found(user, mark)).isEmpty();
    assertThat(found(staff("/1/15/", CurrentUser.Scope.OWN_UNIT), mark)).containsExactly(id);
    search.remove("dossier", id);
    assertThat(found(staff("/1/15/", CurrentUser.Scope.OWN_UNIT), mark)).isEmpty();
  }

  @Test
  void strangeSignsAreHarmless() {
    var user = staff(OWN, CurrentUser.Scope.OWN_UNIT);
    for (var text :
        List.of(
            "",
            "   ",
            "'",
            "a' | b & !c:*",
            "<script>",
            "\\",
            "%_%",
            "(((",
            "\u0000",
            "đ",
            "…",
            "'; drop table x; --",
            "\ud83d\ude00",
            "x".repeat(500))) {
      assertThat(search.find(user, text, null, 0, 5)).as(text).isNotNull();
      assertThat(search.suggest(user, text, 5)).isNotNull();
    }
  }

  @Test
  void aTitleWithATypingErrorIsFoundWhenNothingElseIs() {
    var user = staff(OWN, CurrentUser.Scope.OWN_UNIT);
    var id = put("chứng thực chữ ký " + mark, "", Set.of(SearchApi.STAFF));
    assertThat(found(user, "chung thcu chu ky " + mark + "x")).contains(id);
  }

  @Test
  void rebuildingGivesEverythingAgainAndForgetsWhatIsGone() {
    var user = staff(OWN, CurrentUser.Scope.OWN_UNIT);
    var kind = "kind" + mark;
    var gone = UUID.randomUUID();
    search.put(
        new SearchDocument(
            kind, gone, "Đã mất " + mark, "", List.of(), "/x", Set.of(SearchApi.STAFF)));
    var kept = new ArrayList<SearchDocument>();
    for (int i = 0; i < 1200; i++) {
      kept.add(
          new SearchDocument(
              kind,
              new UUID(i, i),
              "Còn lại " + mark + " " + i,
              "",
              List.of(),
              "/x",
              Set.of(SearchApi.STAFF)));
    }
    var source =
        new SearchSource() {
          @Override
          public String kind() {
            return kind;
          }

          @Override
          public List<SearchDocument> page(@Nullable UUID after, int size) {
            return kept.stream()
                .sorted(Comparator.comparing(SearchDocument::id))
                .filter(one -> after == null || one.id().compareTo(after) > 0)
                .limit(size)
                .toList();
          }
        };
    var out = new ByteArrayOutputStream();
    new SearchRebuild(List.of(source), documents, audit, transactions, java.time.Clock.systemUTC())
        .run(List.of(), new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("1200 tài liệu / documents, 1 đã bỏ / removed");
    assertThat(found(user, "đã mất " + mark)).doesNotContain(gone);
    var all = search.find(user, "còn lại " + mark, kind, 0, 20);
    assertThat(all.capped()).isTrue();
    assertThat(all.total()).isEqualTo(SearchMatches.CAP);
    assertThat(found(user, mark + " 1199")).containsExactly(new UUID(1199, 1199));
    UUID rare = UUID.randomUUID();
    search.put(
        new SearchDocument(
            kind + "-khac",
            rare,
            "Còn lại " + mark,
            "",
            List.of(),
            "/x",
            Set.of(SearchApi.PUBLIC)));
    // as the index comes upon it last, it is not among those that are counted
    var ofKind = search.find(user, "còn lại " + mark, kind + "-khac", 0, 20);
    assertThat(ofKind.hits()).extracting(SearchHit::id).containsExactly(rare);
    assertThat(ofKind.counts()).containsEntry(kind + "-khac", 1L);
    putKind(kind + "-giau", "Còn lại " + mark, Set.of("dossiers.view@/77/"));
    putKind(kind + "-xa", "Không " + mark, Set.of(SearchApi.PUBLIC));
    var offered = search.find(user, "còn lại " + mark, null, 0, 20);
    assertThat(offered.counts()).containsOnlyKeys(kind);
    assertThat(offered.others()).containsExactly(kind + "-khac");
    assertThat(search.find(user, "còn lại " + mark, kind, 0, 20).others())
        .containsExactly(kind + "-khac");
    assertThat(mvc.get().uri("/search?q=còn lại " + mark).with(as(user)))
        .hasStatusOk()
        .bodyText()
        .contains("kind=" + kind + "-khac")
        .doesNotContain(kind + "-giau", kind + "-xa");
    search.remove(kind + "-khac", rare);
    jdbc.sql("delete from search.document where kind like :kind")
        .param("kind", kind + "%")
        .update();
  }
}
