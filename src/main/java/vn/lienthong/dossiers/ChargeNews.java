package vn.lienthong.dossiers;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.payments.ChargeCancelled;
import vn.lienthong.payments.ChargeRefunded;
import vn.lienthong.payments.ChargeSettled;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.jobs.RecurringJob;

/**
 * A dossier that waits for money goes on by itself once the money is there. The listeners have no
 * transaction around them, as each try is one: two at once would take two connections.
 */
@Component
class ChargeNews {
  private static final Logger LOG = LoggerFactory.getLogger(ChargeNews.class);
  private static final int TRIES = 5;

  private final DossierPayment payment;
  private final JdbcClient jdbc;
  private final TransactionTemplate alone;

  ChargeNews(DossierPayment payment, JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.payment = payment;
    this.jdbc = jdbc;
    this.alone = new TransactionTemplate(transactions);
  }

  @Async
  @TransactionalEventListener
  void on(ChargeSettled event) {
    if (event.objectType().equals(DossierCharges.TYPE)) {
      follow(UUID.fromString(event.objectId()), event.receipt());
    }
  }

  @Async
  @TransactionalEventListener
  void on(ChargeRefunded event) {
    if (event.objectType().equals(DossierCharges.TYPE)) {
      follow(UUID.fromString(event.objectId()), "");
    }
  }

  @Async
  @TransactionalEventListener
  void on(ChargeCancelled event) {
    if (event.objectType().equals(DossierCharges.TYPE)) {
      UUID dossier = UUID.fromString(event.objectId());
      follow(() -> payment.followCancelled(dossier, event.reason()));
    }
  }

  private void follow(UUID dossier, String receipt) {
    follow(() -> payment.follow(dossier, receipt));
  }

  /** Somebody may be working on it in this moment: their change comes first, then ours. */
  private void follow(Runnable following) {
    for (int i = 1; ; i++) {
      try {
        alone.executeWithoutResult(status -> following.run());
        return;
      } catch (AppException busy) {
        if (i == TRIES || busy.code() != DossiersErrors.CHANGED_MEANWHILE) {
          throw busy;
        }
      }
    }
  }

  /** Whatever was missed in a crash between the payment and the dossier. */
  void catchUp() {
    List<UUID> waiting =
        jdbc.sql("select id from dossiers.dossier where status = 'PAYMENT_REQUESTED' order by id")
            .query((row, number) -> row.getObject(1, UUID.class))
            .list();
    for (UUID id : waiting) {
      try {
        follow(id, "");
      } catch (RuntimeException e) {
        LOG.error("dossier {} could not follow its payment", id, e);
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Jobs {
    @Bean
    RecurringJob followPayments(ChargeNews news) {
      return new RecurringJob("dossiers.follow-payments", Duration.ofMinutes(1), news::catchUp);
    }
  }
}
