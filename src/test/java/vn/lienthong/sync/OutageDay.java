package vn.lienthong.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierFact;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.Story;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

/** The work of a day in bulk, while nobody takes its messages. */
@Component
class OutageDay {
  static final int ACTS = 10;

  private final DossiersBulk bulk;
  private final Outbox outbox;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  OutageDay(DossiersBulk bulk, Outbox outbox, JdbcClient jdbc, TransactionTemplate transactions) {
    this.bulk = bulk;
    this.outbox = outbox;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** Dossiers with ten acts each; their messages are enqueued as the acts would have. */
  int fill(TestOffice.Office o, int dossiers) {
    Instant at = Instant.now().minus(Duration.ofDays(3));
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < dossiers; i++) {
      List<Deed> deeds = new ArrayList<>();
      deeds.add(Deed.accepted(at.plusSeconds(i), actor(o.counter())));
      deeds.add(Deed.assigned(at.plusSeconds(i + 60), actor(o.head()), actor(o.specialist()), ""));
      for (int n = 2; n < ACTS; n++) {
        deeds.add(Deed.noted(at.plusSeconds(i + 60L * n), actor(o.specialist()), "Đã kiểm tra"));
      }
      stories.add(new Story(o.papers(), Channel.COUNTER, null, at.plusSeconds(i), deeds));
    }
    transactions.executeWithoutResult(status -> {
      for (Dossier d : bulk.load(stories)) {
        jdbc.sql("delete from sync.message where dossier_id = :id").param("id", d.id()).update();
        jdbc.sql("delete from sync.lane where dossier_id = :id").param("id", d.id()).update();
        for (int version = 1; version <= ACTS; version++) {
          DossierStatus state = version == 1 ? DossierStatus.RECEIVED : DossierStatus.PROCESSING;
          DossierFact fact =
              new DossierFact(
                  d.id(),
                  d.code(),
                  version,
                  state,
                  d.procedure().code(),
                  o.agency(),
                  Channel.COUNTER,
                  at);
          if (version % 5 == 0 || version <= 2) {
            outbox.add(fact);
          } else {
            outbox.act(fact);
          }
        }
      }
    });
    return dossiers * ACTS;
  }

  private static Deed.Actor actor(CurrentUser user) {
    CurrentUser.Post post = user.posts().getFirst();
    return Deed.Actor.staff(
        user.requireId(), user.name(), post.title(), post.unitId(), post.unitName());
  }
}
