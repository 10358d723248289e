package vn.lienthong.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.store.national.NationalAnswer;
import vn.lienthong.store.national.NationalPapers;
import vn.lienthong.store.national.NationalQuestion;

/** What other modules ask of the store. */
@Service
public class StoreApi {
  private final ItemKeeping keeping;
  private final ItemUses uses;
  private final ItemDecisions decisions;
  private final ItemRepository items;
  private final WarningRepository warnings;
  private final KindRepository kinds;
  private final Certification certification;
  private final CopyRepository copies;
  private final NationalTaking national;
  private final NationalPapers nationalStore;

  StoreApi(
      ItemKeeping keeping,
      ItemUses uses,
      ItemDecisions decisions,
      ItemRepository items,
      WarningRepository warnings,
      KindRepository kinds,
      Certification certification,
      CopyRepository copies,
      NationalTaking national,
      NationalPapers nationalStore) {
    this.copies = copies;
    this.national = national;
    this.nationalStore = nationalStore;
    this.certification = certification;
    this.keeping = keeping;
    this.uses = uses;
    this.decisions = decisions;
    this.items = items;
    this.warnings = warnings;
    this.kinds = kinds;
  }

  /**
   * Valid papers of the owner that serve for papers of the procedure.
   *
   * @param components key → name
   */
  public List<StoreOffer> offers(String owner, String procedure, Map<String, String> components) {
    return uses.offers(owner, procedure, components);
  }

  /** The papers of these ids; unknown ones are left out. */
  public List<StoreItem> all(List<UUID> ids) {
    return ids.isEmpty() ? List.of() : items.all(ids);
  }

  /** Which of the components may come from the national store. */
  public Set<String> askable(String procedure, Collection<String> components) {
    return national.askable(procedure, components);
  }

  /**
   * Asks the national store for papers of the person who is signed in, or who stands at the counter
   * and agreed. Its silence is an answer, not an exception.
   */
  public NationalAnswer askNational(NationalQuestion question, CurrentUser who) {
    return nationalStore.ask(question, who);
  }

  /** Whether a simulator stands for the national store. */
  public boolean nationalSimulated() {
    return nationalStore.simulated();
  }

  /** What the user was told of the person lately and has not taken, by component. */
  public List<NationalOffer> nationalOffers(
      String owner, String procedure, Collection<String> components, CurrentUser who) {
    return national.offers(owner, procedure, components, who);
  }

  /**
   * Takes a finding into the store of its owner; call it outside of any transaction.
   *
   * @throws vn.lienthong.shared.AppException of NationalErrors: the person uploads instead
   */
  public UUID takeNational(UUID finding, String ownerName, CurrentUser who) {
    return national.take(finding, ownerName, who);
  }

  /** Takes a paper for an object, in the caller's transaction. */
  public TakenPaper take(UUID item, StoreUse use, CurrentUser who) {
    return uses.take(item, use, who);
  }

  /** The object was undone as if it had never been: its uses of papers with it. */
  public void giveBack(String objectType, String objectId) {
    uses.giveBack(objectType, objectId);
  }

  /** Valid papers of the kind that go out of force from the day to the other, in pages by id. */
  public List<StoreItem> ending(
      String kind, LocalDate from, LocalDate until, @Nullable UUID after, int most) {
    return items.ending(kind, from, until, after, most);
  }

  /** Valid papers of the kind that were issued from the day to the other, in pages by id. */
  public List<StoreItem> issued(
      String kind, LocalDate from, LocalDate until, @Nullable UUID after, int most) {
    return items.issued(kind, from, until, after, most);
  }

  /** The name of the kind; empty for an unknown one. */
  public Optional<PaperKind> kind(String code) {
    return kinds.find(code);
  }

  public List<PaperKind> kinds() {
    return kinds.all();
  }

  /** Keeps a digitised component; the second time nothing happens. */
  public void keep(KeptComponent component) {
    keeping.keep(component);
  }

  /** Keeps an issued result; the second time nothing happens. */
  public void keep(KeptResult result) {
    keeping.keep(result);
  }

  /** Results of the object are void: they go out of force and whoever used them is warned. */
  @Transactional
  public void withdrawResults(String objectType, String objectId, String reason) {
    for (StoreItem item : items.inForceFrom(objectType, objectId)) {
      decisions.end(item, StoreItem.State.REVOKED, null, reason, CurrentUser.SYSTEM);
    }
  }

  /**
   * The later result stands in the place of all others of the object: they go out of force and
   * whoever used them is warned. It need not be in the store yet.
   */
  @Transactional
  public void replaceResults(String objectType, String objectId, UUID later, String reason) {
    UUID fresh = items.bySource(ItemKeeping.source(later)).map(StoreItem::id).orElse(null);
    StoreItem.State end = fresh == null ? StoreItem.State.REVOKED : StoreItem.State.REPLACED;
    for (StoreItem item : items.inForceFrom(objectType, objectId)) {
      if (!item.id().equals(fresh)) {
        decisions.end(item, end, fresh, reason, CurrentUser.SYSTEM);
      }
    }
  }

  /** What was said of papers that the object used, oldest first. */
  public List<StoreWarning> warnings(String objectType, String objectId) {
    return warnings.ofObject(objectType, objectId);
  }

  /** A checked paper comes in from elsewhere; for programs that load. */
  @Transactional
  public UUID enter(Origins from, PaperFacts facts, UUID file) {
    return keeping
        .enter(
            new ItemKeeping.Entry(
                from,
                StoreItem.Type.RESULT,
                facts,
                StoreItem.State.APPROVED,
                StoreItem.Origin.UPLOADED,
                file,
                null),
            CurrentUser.SYSTEM)
        .orElseThrow();
  }

  /** Certified electronic copies by unit and month, from one day to before another. */
  public List<CopyCount> certifiedCopies(LocalDate from, LocalDate until, String path) {
    return copies.counts(from, until, path);
  }

  /** Certifies a scan that the officer uploaded and compared with the original; its check code. */
  public String certify(
      String owner, String ownerName, PaperFacts facts, UUID scan, CurrentUser officer) {
    return certification
        .certify(new Certification.Wanted(owner, ownerName, facts, scan, true, null, null), officer)
        .code();
  }

  /** Takes a paper out of force, as far as the user may, and warns who used it. */
  public void revoke(UUID item, String reason, CurrentUser who) {
    decisions.revoke(item, reason, who);
  }

  /** Names a kind of paper and for which components it serves; for programs that load. */
  @Transactional
  public void describe(PaperKind kind) {
    kinds.put(kind);
  }

  /** The kind serves for the component of the procedure from now on. */
  @Transactional
  public void accept(String procedureCode, String componentKey, String kind) {
    kinds.accept(procedureCode, componentKey, kind);
  }
}
