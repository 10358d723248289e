package vn.lienthong.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.search.SearchApi;
import vn.lienthong.search.SearchHit;
import vn.lienthong.search.SearchResult;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.cli.Command;

@HouseTest
class StoreSearchTest {
  @Autowired TestOffice offices;
  @Autowired TestPapers papers;
  @Autowired ItemRepository items;
  @Autowired ItemDecisions decisions;
  @Autowired StoreApi store;
  @Autowired SearchApi search;
  @Autowired List<Command> commands;

  private final String mark = "zk" + UUID.randomUUID().toString().replace("-", "").substring(0, 9);

  private StoreItem approved(TestOffice.Office office, CurrentUser citizen) {
    papers.accept(office, papers.fileWithUpload(office, citizen));
    StoreItem waiting = items.ofOwner(citizen.identityNumber()).getFirst();
    return decisions.approve(
        waiting.id(),
        new PaperFacts(
            null,
            "Bản vẽ hoàn công " + mark,
            "15/BV-" + mark,
            "Sở Thử nghiệm",
            null,
            java.time.LocalDate.of(2026, 1, 5),
            null,
            true,
            null),
        office.counter());
  }

  private List<String> found(CurrentUser user) {
    SearchResult result = search.find(user, "ban ve hoan cong " + mark, null, 0, 20);
    assertThat(result.counts().values().stream().mapToLong(Long::longValue).sum())
        .as("what is counted is what is shown")
        .isEqualTo(result.hits().size());
    assertThat(search.suggest(user, "hoan cong " + mark, 9)).hasSameSizeAs(result.hits());
    return result.hits().stream().map(SearchHit::url).toList();
  }

  @Test
  @DisplayName(
      "A paper is found by its owner and by the units that keep or used it, by nobody else")
  void foundByThoseWhoMaySee() {
    TestOffice.Office office = offices.open();
    TestOffice.Office other = offices.open();
    CurrentUser citizen = TestPapers.somebody();
    StoreItem item = approved(office, citizen);
    assertThat(found(citizen)).containsExactly("/store/mine/" + item.id());
    assertThat(found(office.counter())).containsExactly("/store/items/" + item.id());
    assertThat(found(TestPapers.somebody())).isEmpty();
    assertThat(found(other.specialist())).isEmpty();
    assertThat(found(CurrentUser.ANONYMOUS)).isEmpty();
    assertThat(search.find(office.counter(), "15/BV-" + mark, null, 0, 9).hits()).hasSize(1);

    Dossier used = papers.fileFromStore(other, citizen, item.id());
    assertThat(found(other.specialist())).as("it used it").hasSize(1);
    store.giveBack("dossiers.dossier", used.id().toString());
    assertThat(found(other.specialist())).as("as if it never had").isEmpty();
  }

  @Test
  @DisplayName(
      "A rejected paper stays with its owner; a revoked one is found by nobody, rebuilt too")
  void goneWhenRevoked() throws Exception {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestPapers.somebody();
    StoreItem item = approved(office, citizen);
    decisions.revoke(item.id(), "Giấy giả", CurrentUser.SYSTEM);
    assertThat(found(citizen)).isEmpty();
    assertThat(found(office.counter())).isEmpty();
    Command rebuild =
        commands.stream().filter(c -> c.name().equals("search rebuild")).findFirst().orElseThrow();
    StoreItem second = approved(office, citizen);
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertThat(rebuild.run(List.of("--kind", StoreSearch.KIND), out)).isZero();
    assertThat(rebuild.run(List.of("--kind", StoreSearch.OWN), out)).isZero();
    assertThat(found(citizen)).containsExactly("/store/mine/" + second.id());
    assertThat(found(office.counter())).containsExactly("/store/items/" + second.id());
  }
}
