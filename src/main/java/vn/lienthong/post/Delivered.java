package vn.lienthong.post;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.dossiers.DossierPost;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/**
 * Takes what the post tells: each piece of news once, in whatever order. What became of the parcel
 * is what happened last by the post's own clock, and once it has ended later news only stay in the
 * record.
 */
@Service
class Delivered {
  private final ConsignmentRepository consignments;
  private final DossierPost dossiers;
  private final AuditApi audit;
  private final Clock clock;

  Delivered(ConsignmentRepository consignments, DossierPost dossiers, AuditApi audit, Clock clock) {
    this.consignments = consignments;
    this.dossiers = dossiers;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether it was news; refuses a number that no consignment has. */
  @Transactional
  public boolean take(News news) {
    Consignment consignment =
        consignments
            .takeByTracking(news.tracking())
            .orElseThrow(() -> new AppException(PostErrors.NO_SUCH_CONSIGNMENT));
    boolean fresh = consignments.hear(consignment.id(), news, clock.instant());
    if (fresh) {
      settle(consignment);
    }
    return fresh;
  }

  /** Ends what the news say has ended; nothing before it was handed over. */
  void settle(Consignment consignment) {
    if (consignment.state() != ConsignmentState.HANDED_OVER) {
      return;
    }
    Optional<News> last =
        consignments.news(consignment.id()).stream()
            .filter(n -> n.kind() == News.Kind.DELIVERED || n.kind() == News.Kind.RETURNED)
            .findFirst();
    if (last.isEmpty()) {
      return;
    }
    News news = last.get();
    String tracking = String.valueOf(consignment.tracking());
    if (news.kind() == News.Kind.DELIVERED) {
      String who = news.more().isEmpty() ? consignment.to().recipient() : news.more();
      consignments.end(consignment.id(), ConsignmentState.DELIVERED, news.at(), who);
      dossiers.delivered(consignment.dossierId(), who, tracking);
    } else {
      consignments.end(consignment.id(), ConsignmentState.RETURNED, news.at(), news.more());
      dossiers.cameBack(consignment.dossierId(), news.more());
    }
    audit.record(
        new AuditEvent(
            news.kind() == News.Kind.DELIVERED ? "post.delivered" : "post.came-back",
            "consignment",
            consignment.reference(),
            CurrentUser.SYSTEM,
            consignment.unitPath(),
            null,
            null,
            tracking));
  }
}
