package vn.lienthong.store;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** What owners do with their papers: bring one, bring one anew. */
@Service
class OwnStore {
  private final StoreAuthority authority;
  private final ItemRepository items;
  private final ItemKeeping keeping;
  private final DirectoryApi directory;
  private final FilesApi files;
  private final StoreSearch search;
  private final AuditApi audit;
  private final Clock clock;

  OwnStore(
      StoreAuthority authority,
      ItemRepository items,
      ItemKeeping keeping,
      DirectoryApi directory,
      FilesApi files,
      StoreSearch search,
      AuditApi audit,
      Clock clock) {
    this.authority = authority;
    this.items = items;
    this.keeping = keeping;
    this.directory = directory;
    this.files = files;
    this.search = search;
    this.audit = audit;
    this.clock = clock;
  }

  List<StoreItem> of(CurrentUser owner) {
    return items.ofOwner(number(owner));
  }

  private static String number(CurrentUser owner) {
    if (!owner.isCitizen() || owner.identityNumber() == null) {
      throw new AppException(StoreErrors.NO_NUMBER, "");
    }
    return owner.identityNumber();
  }

  /** The paper waits for an officer of the service centre of the province. */
  @Transactional
  UUID bring(PaperFacts facts, @Nullable UUID file, CurrentUser owner) {
    ItemDecisions.required(facts.name(), "name");
    if (file == null) {
      throw new AppException(StoreErrors.NO_FILE);
    }
    return keep(StoreAuthority.centre(directory, Vietnam.today(clock)), facts, file, null, owner);
  }

  private UUID keep(
      StoreItem.Keeper keeper,
      PaperFacts facts,
      UUID file,
      @Nullable UUID renews,
      CurrentUser owner) {
    return keeping
        .enter(
            new ItemKeeping.Entry(
                new Origins(
                    number(owner),
                    owner.name(),
                    null,
                    null,
                    null,
                    keeper.id(),
                    keeper.path(),
                    keeper.name()),
                StoreItem.Type.COMPONENT,
                facts,
                StoreItem.State.WAITING,
                StoreItem.Origin.UPLOADED,
                own(file, owner),
                null,
                renews,
                null),
            owner)
        .orElseThrow();
  }

  /**
   * The paper anew: one that was not approved waits again with another file, and its history keeps
   * both; one that served gets a successor, which takes its place once it is approved.
   *
   * @return the paper that waits now
   */
  @Transactional
  UUID renew(UUID id, PaperFacts facts, @Nullable UUID file, CurrentUser owner) {
    authority.own(id, owner);
    ItemDecisions.required(facts.name(), "name");
    if (file == null) {
      throw new AppException(StoreErrors.NO_FILE);
    }
    StoreItem old = items.lock(id);
    return switch (old.state()) {
      case REJECTED -> again(old, facts, file, owner);
      case APPROVED -> {
        if (items.renewal(id).isPresent()) {
          throw new AppException(StoreErrors.RENEWAL_WAITS, old.facts().name());
        }
        yield keep(old.keeper(), facts, file, id, owner);
      }
      case WAITING, REVOKED, REPLACED ->
          throw new AppException(StoreErrors.NOT_IN_THIS_STATE, old.facts().name());
    };
  }

  private UUID again(StoreItem old, PaperFacts facts, UUID file, CurrentUser owner) {
    StoredFile kept = files.share(own(file, owner), StoreFiles.OBJECT, old.id().toString());
    if (old.renews() != null && items.renewal(old.renews()).isPresent()) {
      throw new AppException(StoreErrors.RENEWAL_WAITS, old.facts().name());
    }
    StoreItem next =
        old.withFile(kept.id(), kept.sha256()).decided(StoreItem.State.WAITING, facts, null);
    items.update(next, null);
    StoreItem saved = items.get(old.id());
    items.log(saved, saved.version(), "RENEWED", owner, clock.instant());
    search.put(saved);
    audit.record(
        new AuditEvent(
            "store.renewed",
            "paper",
            old.id().toString(),
            owner,
            old.keeper().path(),
            old,
            saved,
            null));
    return old.id();
  }

  /** Whether its owner may bring it anew now. */
  boolean renewable(StoreItem item) {
    return switch (item.state()) {
      case REJECTED -> true;
      case APPROVED -> items.renewal(item.id()).isEmpty();
      case WAITING, REVOKED, REPLACED -> false;
    };
  }

  /** Only one's own upload: nobody names the file of somebody else. */
  private UUID own(UUID file, CurrentUser owner) {
    return files.collect(List.of(), List.of(file), owner, StoreFiles.PURPOSE).getFirst().id();
  }
}
