package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class DossiersBulkTest {
  private static final int STORIES = 300;

  @Autowired TestOffice offices;
  @Autowired DossiersBulk bulk;
  @Autowired DossierRepository dossiers;
  @Autowired HistoryRepository history;
  @Autowired DossierProcessing processing;

  private static Deed.Actor actor(CurrentUser user) {
    CurrentUser.Post post = user.posts().getFirst();
    return Deed.Actor.staff(
        user.requireId(), user.name(), post.title(), post.unitId(), post.unitName());
  }

  private static Story story(TestOffice.Office o, Instant at, int deeds) {
    Deed.Actor specialist = actor(o.specialist());
    List<Deed> all =
        List.of(
            Deed.accepted(at.plus(Duration.ofHours(1)), actor(o.counter())),
            Deed.assigned(at.plus(Duration.ofHours(2)), actor(o.head()), specialist, ""),
            Deed.supplementRequested(
                at.plus(Duration.ofHours(3)),
                specialist,
                "Thiếu bản vẽ",
                List.of(new Supplement.Item("banve", "Bản vẽ", "Nộp bản vẽ"))),
            Deed.supplemented(at.plus(Duration.ofHours(20)), actor(o.counter()), "Đủ"),
            Deed.proposed(at.plus(Duration.ofHours(30)), specialist, "Đủ điều kiện"),
            Deed.approved(at.plus(Duration.ofHours(40)), actor(o.leader()), ""),
            Deed.issued(
                at.plus(Duration.ofHours(45)),
                actor(o.clerk()),
                new DossierResult.Issue(
                    ResultDocument.Outcome.GRANTED, "1/GP", "Giấy phép", "Lãnh đạo", null, null)),
            Deed.returned(
                at.plus(Duration.ofHours(50)),
                actor(o.counter()),
                new DossierReturn.Receipt(Delivery.COUNTER, "Nguyễn Văn Ân", null, true, null)),
            Deed.rated(
                at.plus(Duration.ofHours(51)),
                Deed.Actor.citizen(null, "Nguyễn Văn Ân"),
                Map.of("1", 2),
                ""));
    return new Story(o.papers(), Channel.ONLINE, null, at, all.subList(0, deeds));
  }

  @Test
  void loadsHundredsWithTheirHistoryInSeconds() {
    TestOffice.Office office = offices.open();
    Instant start = Instant.now().minus(Duration.ofDays(60));
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < STORIES; i++) {
      stories.add(story(office, start.plus(Duration.ofHours(i)), i % 10));
    }
    long begin = System.nanoTime();
    List<Dossier> loaded = bulk.load(stories);
    System.out.printf(
        "figure: %d dossiers with history loaded in %.2f s%n",
        loaded.size(), (System.nanoTime() - begin) / 1e9);
    assertThat(loaded).hasSize(STORIES);
    Dossier last = dossiers.get(loaded.get(9).id());
    assertThat(last.status()).isEqualTo(DossierStatus.RETURNED);
    assertThat(history.of(last.id())).hasSize(10);
    assertThat(history.visits(last.id())).allMatch(visit -> visit.finishedAt() != null);
    // Those whose wait for papers fell on working time have a later due date; no other has.
    assertThat(loaded)
        .filteredOn(dossier -> dossier.status() == DossierStatus.RETURNED)
        .anyMatch(dossier -> dossier.times().originalDueAt().isBefore(dossier.times().dueAt()))
        .noneMatch(dossier -> dossier.times().originalDueAt().isAfter(dossier.times().dueAt()));
  }

  @Test
  void aLoadedDossierGoesOnInEverydayWork() {
    TestOffice.Office office = offices.open();
    Dossier loaded =
        bulk.load(List.of(story(office, Instant.now().minus(Duration.ofDays(3)), 4))).getFirst();
    Dossier on =
        processing.propose(
            loaded.id(),
            loaded.version(),
            DossierProcessing.Proposal.GRANT,
            "Đủ",
            List.of(),
            office.specialist());
    assertThat(on.desk().stepKey()).isEqualTo("approve");
  }

  @Test
  void anImpossibleStoryIsRefusedWhole() {
    TestOffice.Office office = offices.open();
    Instant at = Instant.now().minus(Duration.ofDays(3));
    Story impossible =
        new Story(
            office.papers(),
            Channel.ONLINE,
            null,
            at,
            List.of(Deed.approved(at.plusSeconds(60), actor(office.leader()), "")));
    assertThatThrownBy(() -> bulk.load(List.of(story(office, at, 2), impossible)))
        .isInstanceOf(AppException.class);
  }
}
