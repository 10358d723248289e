package vn.lienthong.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PostSummary;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Party;
import vn.lienthong.proactive.ProactiveApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.store.Origins;
import vn.lienthong.store.PaperFacts;
import vn.lienthong.store.PaperKind;
import vn.lienthong.store.StoreApi;

/** Gives citizens papers that the store holds already, so that their dossiers reuse them. */
@Component
class StoreLoading {
  /** Health certificates of the demonstration end soon, so that reminders have their day. */
  private static final int DAYS_LEFT = 25;

  private static final int COPIES = 3;

  private final StoreApi store;
  private final SampleFiles samples;
  private final DirectoryApi directory;
  private final ProactiveApi proactive;
  private final Clock clock;

  StoreLoading(
      StoreApi store,
      SampleFiles samples,
      DirectoryApi directory,
      ProactiveApi proactive,
      Clock clock) {
    this.proactive = proactive;
    this.store = store;
    this.samples = samples;
    this.directory = directory;
    this.clock = clock;
  }

  record Acceptance(String procedure, String component, List<String> kinds) {}

  /** A paper that every so manieth citizen has; year 0 is one that was issued last year. */
  record Paper(String kind, String agency, String signer, String prefix, int year, int every) {}

  record Data(List<PaperKind> kinds, List<Acceptance> acceptances, List<Paper> papers) {}

  /** What the store holds for a citizen, by what it serves for. */
  static final class Shelf {
    private final Map<String, UUID> items = new HashMap<>();
    private final Set<UUID> taken = new LinkedHashSet<>();

    /** The paper that serves for the component; null when the store holds none. */
    @Nullable UUID take(String procedure, String component, @Nullable String owner) {
      UUID item = items.get(procedure + "/" + component + "/" + owner);
      if (item != null) {
        taken.add(item);
      }
      return item;
    }
  }

  Shelf load(List<Applicant> applicants) {
    Data data = DemoFiles.store();
    data.kinds().forEach(store::describe);
    data.acceptances()
        .forEach(a -> a.kinds().forEach(kind -> store.accept(a.procedure(), a.component(), kind)));
    Map<String, String> names = new HashMap<>();
    data.kinds().forEach(kind -> names.put(kind.code(), kind.name()));
    UnitSummary keeper = directory.root(Vietnam.today(clock)).orElseThrow();
    UnitSummary centre =
        directory.serviceCentreOf(keeper.id(), Vietnam.today(clock)).orElse(keeper);
    Shelf shelf = new Shelf();
    int number = 0;
    for (Applicant applicant : applicants) {
      Party person = applicant.person();
      if (person.identityNumber() == null || applicant.owner() != person) {
        continue;
      }
      number++;
      for (Paper paper : data.papers()) {
        if (number % paper.every() == 0) {
          UUID item =
              put(paper, names.getOrDefault(paper.kind(), paper.kind()), person, number, centre);
          data.acceptances().stream()
              .filter(a -> a.kinds().contains(paper.kind()))
              .forEach(a ->
                  shelf.items.put(
                      a.procedure() + "/" + a.component() + "/" + person.identityNumber(), item));
        }
      }
    }
    return shelf;
  }

  private UUID put(Paper paper, String name, Party person, int number, UnitSummary centre) {
    LocalDate today = Vietnam.today(clock);
    LocalDate issued =
        paper.year() == 0
            ? today.minusMonths(12).plusDays(DAYS_LEFT)
            : LocalDate.of(paper.year(), 1 + number % 12, 1 + number % 28);
    return store.enter(
        new Origins(
            String.valueOf(person.identityNumber()),
            person.name(),
            null,
            null,
            null,
            centre.id(),
            centre.path(),
            centre.name()),
        new PaperFacts(
            paper.kind(),
            name,
            "%s-%05d/%d".formatted(paper.prefix(), 10_000 + number * 37, issued.getYear()),
            paper.agency(),
            paper.signer(),
            issued,
            paper.year() == 0 ? today.plusDays(DAYS_LEFT) : null,
            paper.year() != 0,
            "Toàn quốc"),
        samples.paper(name, person).file());
  }

  /** The head of the province's centre certified a copy for each of the first citizens. */
  void certifySome(List<Applicant> applicants) {
    UnitSummary root = directory.root(Vietnam.today(clock)).orElseThrow();
    UnitSummary centre = directory.serviceCentreOf(root.id(), Vietnam.today(clock)).orElse(root);
    PostSummary post =
        directory.holders("store.certify", centre.id(), clock.instant()).stream()
            .findFirst()
            .orElse(null);
    if (post == null) {
      return;
    }
    CurrentUser officer =
        new CurrentUser(
            CurrentUser.Kind.STAFF,
            post.personId(),
            post.personName(),
            null,
            directory.postsOf(post.personId(), clock.instant()));
    Deed.Actor actor =
        Deed.Actor.staff(
            post.personId(), post.personName(), post.title(), post.unitId(), post.unitName());
    applicants.stream()
        .filter(a -> a.owner() == a.person() && a.person().identityNumber() != null)
        .limit(COPIES)
        .forEach(a ->
            store.certify(
                String.valueOf(a.person().identityNumber()),
                a.person().name(),
                new PaperFacts(
                    "KQ.G15.000032",
                    "Giấy chứng nhận kết hôn",
                    "KH-%s".formatted(String.valueOf(a.person().identityNumber()).substring(6)),
                    "Ủy ban nhân dân phường Hạc Thành",
                    "Lê Văn Trình Diễn",
                    LocalDate.of(2015, 6, 12),
                    null,
                    true,
                    "Toàn quốc"),
                samples.result("Giấy chứng nhận kết hôn", actor).file(),
                officer));
  }

  /** Rules of proactive services; the first run of the job finds whom they mean. */
  void loadRules() {
    proactive.load(DemoFiles.rules());
  }

  /** Two papers that dossiers used turn out to be void: their units are warned. */
  void revokeSome(Shelf shelf) {
    shelf.taken.stream()
        .limit(2)
        .forEach(item ->
            store.revoke(
                item,
                "Quyết định thu hồi số 27/QĐ (dữ liệu trình diễn): thông tin trên giấy không đúng",
                CurrentUser.SYSTEM));
  }
}
