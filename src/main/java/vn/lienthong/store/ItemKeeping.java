package vn.lienthong.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** How papers come into the store; the same paper of the same object comes in once. */
@Service
class ItemKeeping {
  private final ItemRepository items;
  private final KindRepository kinds;
  private final FilesApi files;
  private final StoreSearch search;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ItemKeeping(
      ItemRepository items,
      KindRepository kinds,
      FilesApi files,
      StoreSearch search,
      AuditApi audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.items = items;
    this.kinds = kinds;
    this.files = files;
    this.search = search;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** A digitised component of an accepted dossier waits for an officer. */
  @Transactional
  public void keep(KeptComponent kept) {
    Set<String> serving =
        kinds.serving(kept.procedureCode()).getOrDefault(kept.componentKey(), Set.of());
    String kind = serving.size() == 1 ? serving.iterator().next() : null;
    for (UUID file : kept.files()) {
      String key = "component:" + kept.from().objectId() + ":" + kept.componentKey() + ":" + file;
      enter(
          new Entry(
              kept.from(),
              StoreItem.Type.COMPONENT,
              new PaperFacts(kind, kept.componentName(), null, null, null, null, null, false, null),
              StoreItem.State.WAITING,
              StoreItem.Origin.UPLOADED,
              file,
              key),
          CurrentUser.SYSTEM);
    }
  }

  /** A result that this house issued is checked by its issue; its kind says how long it lasts. */
  @Transactional
  public void keep(KeptResult kept) {
    Optional<PaperKind> kind =
        kept.facts().kind() == null ? Optional.empty() : kinds.find(kept.facts().kind());
    PaperFacts f = kept.facts();
    Integer months = kind.map(PaperKind::months).orElse(null);
    LocalDate until =
        f.validUntil() != null || months == null || f.issuedOn() == null
            ? f.validUntil()
            : f.issuedOn().plusMonths(months);
    PaperFacts facts =
        new PaperFacts(
            f.kind(),
            f.name(),
            f.number(),
            f.agency(),
            f.signer(),
            f.issuedOn(),
            until,
            until == null && kind.map(PaperKind::forever).orElse(false),
            f.scope());
    enter(
        new Entry(
            kept.from(),
            StoreItem.Type.RESULT,
            facts,
            StoreItem.State.APPROVED,
            StoreItem.Origin.ISSUED,
            kept.file(),
            source(kept.resultId())),
        CurrentUser.SYSTEM);
  }

  /** The key by which a result of this house comes in once. */
  static String source(UUID result) {
    return "result:" + result;
  }

  /**
   * What comes in.
   *
   * @param sourceKey the same key comes in once; null for what people bring themselves
   * @param renews the paper whose place it is to take
   * @param checkedBy who vouches for it; null when that is who brings it in
   */
  record Entry(
      Origins from,
      StoreItem.Type type,
      PaperFacts facts,
      StoreItem.State state,
      StoreItem.Origin origin,
      @Nullable UUID file,
      @Nullable String sourceKey,
      @Nullable UUID renews,
      @Nullable String checkedBy) {

    Entry(
        Origins from,
        StoreItem.Type type,
        PaperFacts facts,
        StoreItem.State state,
        StoreItem.Origin origin,
        @Nullable UUID file,
        @Nullable String sourceKey) {
      this(from, type, facts, state, origin, file, sourceKey, null, null);
    }
  }

  /** The id of the new paper; empty when it was here before. */
  Optional<UUID> enter(Entry entry, CurrentUser who) {
    Instant now = clock.instant();
    UUID id = Ids.next();
    Origins from = entry.from();
    StoredFile file = entry.file() == null ? null : files.get(entry.file());
    StoreItem item =
        new StoreItem(
            id,
            1,
            new StoreItem.Owner(from.ownerNumber(), from.ownerName()),
            entry.type(),
            entry.facts(),
            entry.state(),
            new StoreItem.Provenance(
                entry.origin(), from.objectType(), from.objectId(), from.objectCode()),
            new StoreItem.Keeper(from.unitId(), from.unitPath(), from.unitName()),
            file == null ? null : file.id(),
            file == null ? null : file.sha256(),
            null,
            entry.renews(),
            entry.state() == StoreItem.State.WAITING
                ? null
                : new StoreItem.Decision(
                    now, entry.checkedBy() == null ? who.name() : entry.checkedBy(), null),
            now);
    if (!items.insert(item, entry.sourceKey())) {
      return Optional.empty();
    }
    StoreItem kept = item;
    if (file != null) {
      // an own row of the same content: the paper outlives whatever brought it
      UUID own = files.share(file.id(), StoreFiles.OBJECT, id.toString()).id();
      items.own(id, own);
      kept = items.get(id);
    }
    items.log(kept, 1, "ENTERED", who, now);
    search.put(kept);
    audit.record(
        new AuditEvent(
            "store.entered", "paper", id.toString(), who, from.unitPath(), null, kept, null));
    if (entry.state() == StoreItem.State.APPROVED) {
      entered(kept);
    }
    return Optional.of(id);
  }

  void entered(StoreItem item) {
    events.publishEvent(
        new StoreItemEntered(
            item.id(),
            item.owner().number(),
            item.facts().kind(),
            item.facts().name(),
            item.facts().validUntil()));
  }
}
