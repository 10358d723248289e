package vn.lienthong.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.identity.AccessReviewRows.Decision;
import vn.lienthong.identity.AccessReviewRows.Fresh;
import vn.lienthong.identity.AccessReviewRows.Item;
import vn.lienthong.identity.AccessReviewRows.Review;
import vn.lienthong.identity.AccessReviewRows.Verdict;
import vn.lienthong.identity.policy.Policies;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.jobs.RecurringJob;
import vn.lienthong.shared.web.KeyPage;

/**
 * The review of accounts and their permissions that is due every six months (TCVN 14423:2026 §5):
 * all open accounts are listed as they stand, each administrator decides about those of their own
 * units, and the review closes when nothing waits.
 */
@Component
class AccessReviews {
  private final AccessReviewRows rows;
  private final AccountsAdministration administration;
  private final DirectoryApi directory;
  private final Policies policies;
  private final Trail trail;
  private final Clock clock;

  AccessReviews(
      AccessReviewRows rows,
      AccountsAdministration administration,
      DirectoryApi directory,
      Policies policies,
      Trail trail,
      Clock clock) {
    this.rows = rows;
    this.administration = administration;
    this.directory = directory;
    this.policies = policies;
    this.trail = trail;
    this.clock = clock;
  }

  List<Review> of(CurrentUser user) {
    return rows.reviews(user.reach(AccountsAdministration.PERMISSION));
  }

  Review get(UUID id, CurrentUser user) {
    return of(user).stream()
        .filter(review -> review.id().equals(id) && review.total() > 0)
        .findFirst()
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  KeyPage<Item> items(UUID id, CurrentUser user, boolean undecidedOnly, String after) {
    return rows.items(
        id, user.id(), user.reach(AccountsAdministration.PERMISSION), undecidedOnly, after);
  }

  long undecided(CurrentUser user) {
    return rows.undecided(user.id(), user.reach(AccountsAdministration.PERMISSION));
  }

  /** Opens the review that is due; nothing when none is, or when one is open. */
  @Transactional
  public void openWhenDue() {
    Optional<Instant> last = rows.lastOpened();
    Instant due =
        last.map(at -> at.atZone(Vietnam.ZONE).plus(policies.period("review.every")).toInstant())
            .orElse(Instant.MIN);
    if (!clock.instant().isBefore(due) && !rows.anyOpen()) {
      open(CurrentUser.SYSTEM);
    }
  }

  /** Opens a review out of turn, for instance after an incident. */
  @Transactional
  public UUID open(CurrentUser by) {
    by.require(AccountsAdministration.PERMISSION, "/");
    UUID id = Ids.next();
    Instant now = clock.instant();
    if (!rows.open(id, now, Vietnam.today(clock).plus(policies.period("review.time")))) {
      throw new AppException(IdentityErrors.REVIEW_OPEN);
    }
    List<Fresh> accounts = new ArrayList<>();
    List<StaffAccount> open = rows.openAccounts();
    Map<UUID, List<CurrentUser.Post>> posts =
        directory.postsOf(open.stream().map(StaffAccount::personId).toList(), now);
    for (StaffAccount account : open) {
      accounts.add(
          new Fresh(account.id(), written(posts.getOrDefault(account.personId(), List.of()))));
    }
    rows.list(id, accounts);
    rows.closeIfDone(id, now);
    trail.record(
        "identity.review-opened",
        "access-review",
        id.toString(),
        by,
        Map.of("accounts", accounts.size()));
    return id;
  }

  private static String written(List<CurrentUser.Post> posts) {
    return posts.stream()
        .map(post -> post.title() + " – " + post.unitName())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /**
   * Decides once about another's account in one's own units; DISABLE shuts it in the same
   * transaction.
   */
  @Transactional
  public void decide(UUID review, UUID account, Decision decision, String note, CurrentUser by) {
    String[] reach = by.reach(AccountsAdministration.PERMISSION);
    if (!rows.stands(review, account, reach)) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
    if (rows.own(account, by.requireId())) {
      throw new AppException(IdentityErrors.OWN_REVIEW);
    }
    Instant now = clock.instant();
    Verdict verdict =
        new Verdict(
            decision,
            note.strip().substring(0, Math.min(500, note.strip().length())),
            by.requireId(),
            by.name(),
            now);
    if (!rows.decide(review, account, verdict, reach)) {
      throw new AppException(IdentityErrors.REVIEW_DECIDED);
    }
    if (decision == Decision.DISABLE) {
      administration.disable(account, by);
    }
    trail.record(
        "identity.access-reviewed",
        "staff-account",
        account.toString(),
        by,
        Map.of("review", review, "decision", decision.name()));
    if (rows.closeIfDone(review, now)) {
      trail.record("identity.review-closed", "access-review", review.toString(), by, null);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Jobs {
    @Bean
    RecurringJob openAccessReview(AccessReviews reviews) {
      return new RecurringJob("identity.open-review", Duration.ofHours(6), reviews::openWhenDue);
    }
  }
}
