package vn.lienthong.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** What officers decide on papers: check them, put them right, take them out of force. */
@Service
class ItemDecisions {
  private final StoreAuthority authority;
  private final ItemRepository items;
  private final ItemKeeping keeping;
  private final CopyRepository copies;
  private final WarningRepository warnings;
  private final StoreTidings tidings;
  private final FilesApi files;
  private final StoreSearch search;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ItemDecisions(
      StoreAuthority authority,
      ItemRepository items,
      ItemKeeping keeping,
      CopyRepository copies,
      WarningRepository warnings,
      StoreTidings tidings,
      FilesApi files,
      StoreSearch search,
      AuditApi audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.authority = authority;
    this.items = items;
    this.keeping = keeping;
    this.copies = copies;
    this.warnings = warnings;
    this.tidings = tidings;
    this.files = files;
    this.search = search;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The officer compared the digitised paper and says what stands on it: from now on it serves. */
  @Transactional
  public StoreItem approve(UUID id, PaperFacts facts, CurrentUser officer) {
    StoreItem item = authority.act(id, StoreAuthority.MANAGE, officer);
    if (item.fileId() == null) {
      throw new AppException(StoreErrors.NO_FILE);
    }
    StoreItem saved =
        change(item, StoreItem.State.APPROVED, checked(facts), "", "APPROVED", officer);
    keeping.entered(saved);
    tidings.owner(saved, "store.approved");
    if (saved.renews() != null) {
      replaceRenewed(saved.renews(), saved, officer);
    }
    return saved;
  }

  /** The owner brought it in the place of another: from now on that one is history. */
  private void replaceRenewed(UUID id, StoreItem renewal, CurrentUser officer) {
    StoreItem old = items.lock(id);
    if (old.state().leadsTo(StoreItem.State.REPLACED)) {
      String number = renewal.facts().number();
      end(
          old,
          StoreItem.State.REPLACED,
          renewal.id(),
          tidings.text("store.renewed.reason", number == null ? "" : number),
          officer);
    }
  }

  @Transactional
  public StoreItem reject(UUID id, String reason, CurrentUser officer) {
    StoreItem item = authority.act(id, StoreAuthority.MANAGE, officer);
    String why = required(reason, "reason");
    StoreItem saved =
        change(item, StoreItem.State.REJECTED, item.facts(), why, "REJECTED", officer);
    tidings.owner(saved, "store.rejected");
    return saved;
  }

  /** Out of force: every dossier that used it, and every one that rests on those, is warned. */
  @Transactional
  public StoreItem revoke(UUID id, String reason, CurrentUser officer) {
    StoreItem item = authority.act(id, StoreAuthority.REVOKE, officer);
    return end(item, StoreItem.State.REVOKED, null, required(reason, "reason"), officer);
  }

  /** Another paper takes its place, checked at once; uses of the old one are warned. */
  @Transactional
  public StoreItem replace(
      UUID id, PaperFacts facts, @Nullable UUID file, String reason, CurrentUser officer) {
    StoreItem old = authority.act(id, StoreAuthority.REVOKE, officer);
    if (!old.state().leadsTo(StoreItem.State.REPLACED)) {
      throw new AppException(StoreErrors.NOT_IN_THIS_STATE, old.facts().name());
    }
    if (file == null) {
      throw new AppException(StoreErrors.NO_FILE);
    }
    UUID fresh = Ids.next();
    files.claim(file, officer, StoreFiles.OBJECT, fresh.toString());
    StoredFile stored = files.get(file);
    Instant now = clock.instant();
    StoreItem next =
        new StoreItem(
            fresh,
            1,
            old.owner(),
            old.type(),
            checked(facts),
            StoreItem.State.APPROVED,
            old.provenance(),
            old.keeper(),
            file,
            stored.sha256(),
            null,
            old.id(),
            new StoreItem.Decision(now, officer.name(), reason),
            now);
    items.insert(next, null);
    items.log(next, 1, "ENTERED", officer, now);
    search.put(next);
    record("store.entered", next, null, officer, null);
    end(old, StoreItem.State.REPLACED, fresh, required(reason, "reason"), officer);
    keeping.entered(next);
    return next;
  }

  /** Ends it without asking who may: the caller has. */
  StoreItem end(
      StoreItem item,
      StoreItem.State to,
      @Nullable UUID replacedBy,
      String reason,
      CurrentUser who) {
    StoreItem saved =
        change(item.replacedWith(replacedBy), to, item.facts(), reason, to.name(), who);
    copies.revokeOf(item.id(), who.name(), reason, clock.instant());
    List<WarningRepository.Raised> raised =
        warnings.raise(item.id(), to.name(), reason, clock.instant());
    tidings.warned(saved, raised);
    tidings.owner(saved, "store.ended");
    events.publishEvent(new StoreItemEnded(item.id(), item.owner().number(), to.name()));
    return saved;
  }

  /** Somebody of the unit has seen the warning and says what comes of it. */
  @Transactional
  public void acknowledge(UUID warning, String note, CurrentUser officer) {
    StoreWarning known =
        warnings
            .find(warning)
            .filter(w -> officer.may(StoreAuthority.ACKNOWLEDGE, warnings.path(warning)))
            .orElseThrow(() -> new AppException(StoreErrors.NO_SUCH_ITEM));
    String said = required(note, "note");
    if (!warnings.acknowledge(warning, said, officer, clock.instant())) {
      throw new AppException(StoreErrors.NOT_IN_THIS_STATE, known.paper());
    }
    audit.record(
        new AuditEvent(
            "store.acknowledged",
            "paper",
            known.itemId().toString(),
            officer,
            warnings.path(warning),
            null,
            java.util.Map.of("object", known.objectCode(), "note", said),
            null));
  }

  private StoreItem change(
      StoreItem item,
      StoreItem.State to,
      PaperFacts facts,
      String reason,
      String act,
      CurrentUser who) {
    if (!item.state().leadsTo(to)) {
      throw new AppException(StoreErrors.NOT_IN_THIS_STATE, item.facts().name());
    }
    Instant now = clock.instant();
    StoreItem next =
        item.decided(
            to, facts, new StoreItem.Decision(now, who.name(), reason.isEmpty() ? null : reason));
    items.update(next, who.id());
    StoreItem saved = items.get(item.id());
    items.log(saved, saved.version(), act, who, now);
    search.put(saved);
    record("store." + act.toLowerCase(java.util.Locale.ROOT), saved, item, who, reason);
    return saved;
  }

  private void record(
      String action,
      StoreItem item,
      @Nullable StoreItem before,
      CurrentUser who,
      @Nullable String basis) {
    audit.record(
        new AuditEvent(
            action, "paper", item.id().toString(), who, item.keeper().path(), before, item, basis));
  }

  static PaperFacts checked(PaperFacts facts) {
    required(facts.name(), "name");
    required(facts.number(), "number");
    required(facts.agency(), "agency");
    if (facts.issuedOn() == null) {
      throw new AppException(StoreErrors.REQUIRED, "issuedOn");
    }
    if (facts.validUntil() != null
        && (facts.forever() || facts.validUntil().isBefore(facts.issuedOn()))) {
      throw new AppException(StoreErrors.BAD_DATE, "validUntil");
    }
    return facts;
  }

  static String required(@Nullable String text, String field) {
    if (text == null || text.isBlank()) {
      throw new AppException(StoreErrors.REQUIRED, field);
    }
    return text.strip();
  }

  /** Number of a person, or tax code of an organisation or its branch. */
  static String number(@Nullable String text) {
    String number = required(text, "owner").replaceAll("\\s", "");
    if (!number.matches("\\d{9}|\\d{10}|\\d{12}|\\d{10}-\\d{3}")) {
      throw new AppException(StoreErrors.NO_NUMBER, number);
    }
    return number;
  }
}
