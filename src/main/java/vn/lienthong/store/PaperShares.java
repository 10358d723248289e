package vn.lienthong.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/** Owners let others see a paper for a while, and take that back. */
@Service
class PaperShares {
  private static final int SHORTEST = 1;
  private static final int LONGEST = 90;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final StoreAuthority authority;
  private final ItemRepository items;
  private final ShareRepository shares;
  private final AuditApi audit;
  private final Clock clock;

  PaperShares(
      StoreAuthority authority,
      ItemRepository items,
      ShareRepository shares,
      AuditApi audit,
      Clock clock) {
    this.authority = authority;
    this.items = items;
    this.shares = shares;
    this.audit = audit;
    this.clock = clock;
  }

  /** Of the owner's own paper, newest first. */
  List<ShareRepository.Share> of(UUID id, CurrentUser owner) {
    return shares.of(authority.own(id, owner).id());
  }

  /** A link by which anybody who has it sees the paper, up to and on the day. */
  @Transactional
  ShareRepository.Share share(
      UUID id, String recipient, String purpose, int days, CurrentUser owner) {
    StoreItem item = authority.own(id, owner);
    String who = ItemDecisions.required(recipient, "recipient");
    if (!item.valid(Vietnam.today(clock)) || item.fileId() == null) {
      throw new AppException(StoreErrors.NOT_VALID, item.facts().name());
    }
    if (days < SHORTEST || days > LONGEST) {
      throw new AppException(StoreErrors.BAD_DATE, "days");
    }
    byte[] random = new byte[18];
    RANDOM.nextBytes(random);
    ShareRepository.Share share =
        new ShareRepository.Share(
            Ids.next(),
            id,
            Base64.getUrlEncoder().withoutPadding().encodeToString(random),
            who,
            purpose.strip(),
            clock.instant(),
            Vietnam.today(clock).plusDays(days),
            null,
            0,
            null);
    shares.insert(share);
    audited("store.shared", item, owner, Map.of("recipient", who, "until", share.validUntil()));
    return share;
  }

  @Transactional
  void endShare(UUID id, UUID share, CurrentUser owner) {
    StoreItem item = authority.own(id, owner);
    if (!shares.end(share, id, clock.instant())) {
      throw new AppException(StoreErrors.NO_SUCH_ITEM);
    }
    audited("store.share-ended", item, owner, Map.of());
  }

  /** A paper and the share by which it is seen. */
  record Shared(StoreItem item, ShareRepository.Share share) {}

  /** What a link shows now; empty when it is unknown, over or taken back. */
  Optional<Shared> shared(String code) {
    return shares
        .byCode(code)
        .filter(share -> share.open(Vietnam.today(clock)))
        .map(share -> new Shared(items.get(share.itemId()), share));
  }

  @Transactional
  void viewed(Shared shared) {
    shares.viewed(shared.share().id(), clock.instant());
  }

  private void audited(String action, StoreItem item, CurrentUser who, Object after) {
    audit.record(
        new AuditEvent(
            action, "paper", item.id().toString(), who, item.keeper().path(), null, after, null));
  }
}
