package vn.lienthong.store;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.store.national.NationalErrors;
import vn.lienthong.store.national.NationalFinding;
import vn.lienthong.store.national.NationalPaper;
import vn.lienthong.store.national.NationalPapers;

/**
 * Takes what the national store told of into the store of its owner, where it serves like every
 * other paper, with where it came from, its hash and when it was asked for.
 */
@Service
class NationalTaking {
  static final String OBJECT = "store.national";
  private static final String CHECKED_BY = "Kho dữ liệu quốc gia";

  private final NationalPapers national;
  private final KindRepository kinds;
  private final ItemRepository items;
  private final ItemKeeping keeping;
  private final FilesApi files;
  private final DirectoryApi directory;
  private final TransactionTemplate transaction;
  private final Clock clock;

  NationalTaking(
      NationalPapers national,
      KindRepository kinds,
      ItemRepository items,
      ItemKeeping keeping,
      FilesApi files,
      DirectoryApi directory,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.national = national;
    this.kinds = kinds;
    this.items = items;
    this.keeping = keeping;
    this.files = files;
    this.directory = directory;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Which of the components may come from the national store: those for which a kind serves. */
  Set<String> askable(String procedure, Collection<String> components) {
    Map<String, Set<String>> serving = kinds.serving(procedure);
    return components.stream()
        .filter(key -> !serving.getOrDefault(key, Set.of()).isEmpty())
        .collect(Collectors.toSet());
  }

  /** What the user was told of the person lately, by component; what was taken is left out. */
  List<NationalOffer> offers(
      String owner, String procedure, Collection<String> components, CurrentUser who) {
    Map<String, Set<String>> serving = kinds.serving(procedure);
    LocalDate today = Vietnam.today(clock);
    List<NationalFinding> found =
        national.found(owner, procedure, who).stream().filter(f -> f.itemId() == null).toList();
    List<NationalOffer> offers = new ArrayList<>();
    for (String key : components) {
      for (NationalFinding finding : found) {
        if (serving.getOrDefault(key, Set.of()).contains(finding.paper().kind())) {
          offers.add(new NationalOffer(key, finding, finding.paper().serves(today)));
        }
      }
    }
    return offers;
  }

  /**
   * Fetches the file and keeps it; a paper that is here already is that one. Waits for the national
   * store outside of any transaction.
   */
  UUID take(UUID finding, String ownerName, CurrentUser who) {
    NationalPapers.Fetched fetched = national.fetch(finding, who);
    NationalFinding told = fetched.finding();
    NationalPaper paper = told.paper();
    StoredFile file;
    try {
      file =
          files.store(
              new NewFile(
                  paper.fileName() == null ? paper.id() : paper.fileName(),
                  null,
                  who,
                  StoreFiles.PURPOSE),
              new ByteArrayInputStream(fetched.content()));
    } catch (AppException refusal) {
      national.refused(told, refusal.code().toString(), who);
      throw new AppException(NationalErrors.NO_FILE, refusal, paper.name());
    }
    return Objects.requireNonNull(transaction.execute(_ -> keep(told, file, ownerName, who)));
  }

  private UUID keep(NationalFinding told, StoredFile file, String ownerName, CurrentUser who) {
    NationalPaper paper = told.paper();
    String key = "national:" + told.owner() + ":" + paper.id() + ":" + file.sha256();
    StoreItem.Keeper keeper = keeper(who);
    UUID item =
        keeping
            .enter(
                new ItemKeeping.Entry(
                    new Origins(
                        told.owner(),
                        ownerName,
                        OBJECT,
                        told.id().toString(),
                        paper.id(),
                        keeper.id(),
                        keeper.path(),
                        keeper.name()),
                    StoreItem.Type.RESULT,
                    facts(paper),
                    StoreItem.State.APPROVED,
                    StoreItem.Origin.DATABASE,
                    file.id(),
                    key,
                    null,
                    CHECKED_BY),
                who)
            .orElseGet(() -> here(key));
    national.taken(told, item, who);
    return item;
  }

  /** Taken before; one that we took out of force since does not come back by itself. */
  private UUID here(String key) {
    StoreItem known = items.bySource(key).orElseThrow();
    if (!known.valid(Vietnam.today(clock))) {
      throw new AppException(StoreErrors.NOT_VALID, known.facts().name());
    }
    return known.id();
  }

  private static PaperFacts facts(NationalPaper paper) {
    return new PaperFacts(
        paper.kind(),
        paper.name(),
        paper.number(),
        paper.agency(),
        paper.signer(),
        paper.issuedOn(),
        paper.validUntil(),
        paper.forever() && paper.validUntil() == null,
        null);
  }

  /** The officer's unit; of a citizen, the service centre of the province. */
  private StoreItem.Keeper keeper(CurrentUser who) {
    CurrentUser.Post post =
        who.postsWith(StoreAuthority.NATIONAL).stream().findFirst().orElse(null);
    if (post != null) {
      return new StoreItem.Keeper(post.unitId(), post.unitPath(), post.unitName());
    }
    return StoreAuthority.centre(directory, Vietnam.today(clock));
  }
}
