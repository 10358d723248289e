package vn.lienthong.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.files.FilesApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Once only: what the store holds serves again, with the owner's word, and it is written down. */
@Service
class ItemUses {
  private final ItemRepository items;
  private final KindRepository kinds;
  private final UseRepository uses;
  private final FilesApi files;
  private final StoreSearch search;
  private final AuditApi audit;
  private final Clock clock;

  ItemUses(
      ItemRepository items,
      KindRepository kinds,
      UseRepository uses,
      FilesApi files,
      StoreSearch search,
      AuditApi audit,
      Clock clock) {
    this.items = items;
    this.kinds = kinds;
    this.uses = uses;
    this.files = files;
    this.search = search;
    this.audit = audit;
    this.clock = clock;
  }

  /** Newest first for each component: by the kinds that serve for it, or by its own name. */
  List<StoreOffer> offers(String owner, String procedure, Map<String, String> components) {
    List<StoreItem> valid =
        items.ofOwner(owner).stream()
            .filter(item -> item.fileId() != null && item.valid(Vietnam.today(clock)))
            .toList();
    if (valid.isEmpty()) {
      return List.of();
    }
    Map<String, Set<String>> serving = kinds.serving(procedure);
    List<StoreOffer> offers = new ArrayList<>();
    components.forEach((key, name) -> {
      Set<String> accepted = serving.getOrDefault(key, Set.of());
      String nameKey = NameKey.of(name);
      valid.stream()
          .filter(item ->
              (item.facts().kind() != null && accepted.contains(item.facts().kind()))
                  || NameKey.of(item.facts().name()).equals(nameKey))
          .forEach(item -> offers.add(new StoreOffer(key, item)));
    });
    return offers;
  }

  /** The object never was: whoever saw the papers through it alone sees them no longer. */
  @Transactional
  public void giveBack(String objectType, String objectId) {
    List<UUID> given = uses.giveBack(objectType, objectId);
    items.all(given).forEach(search::put);
  }

  /** Refuses what is not valid today and what belongs to nobody of the object. */
  @Transactional
  public TakenPaper take(UUID id, StoreUse use, CurrentUser who) {
    StoreItem item = items.get(id);
    boolean own = use.consent() == StoreUse.Consent.OWN;
    if (!use.owners().contains(item.owner().number()) || (own && !StoreAuthority.owns(item, who))) {
      throw new AppException(StoreErrors.OTHER_OWNER);
    }
    if (item.fileId() == null || !item.valid(Vietnam.today(clock))) {
      throw new AppException(StoreErrors.NOT_VALID, item.facts().name());
    }
    UUID file = files.share(item.fileId(), use.objectType(), use.objectId()).id();
    uses.insert(item, use, file, who, clock.instant());
    search.put(item);
    audit.record(
        new AuditEvent(
            "store.used",
            "paper",
            id.toString(),
            who,
            use.unitPath(),
            null,
            Map.of("object", use.objectCode(), "consent", use.consent().name()),
            null));
    return new TakenPaper(
        id, file, item.provenance().origin() == StoreItem.Origin.DATABASE, item.facts().kind());
  }
}
