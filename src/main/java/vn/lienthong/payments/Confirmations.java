package vn.lienthong.payments;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.payments.AttemptRepository.Money;
import vn.lienthong.payments.gateway.Gateway;
import vn.lienthong.payments.gateway.Message;
import vn.lienthong.payments.gateway.Signatures;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

/** The gateway's confirmations (IPN): each counts once, whenever it comes. */
@Service
public class Confirmations {
  /** MaLoi while the gateway has not decided. */
  private static final String UNDECIDED = "03";

  private final Signatures signatures;
  private final AttemptRepository attempts;
  private final Receipts receipts;
  private final Charges acts;
  private final RefundRepository refunds;
  private final Refunds refundActs;
  private final Anomalies anomalies;
  private final AuditApi audit;
  private final JdbcClient jdbc;

  Confirmations(
      Signatures signatures,
      AttemptRepository attempts,
      Receipts receipts,
      Charges acts,
      RefundRepository refunds,
      Refunds refundActs,
      Anomalies anomalies,
      AuditApi audit,
      JdbcClient jdbc) {
    this.signatures = signatures;
    this.attempts = attempts;
    this.receipts = receipts;
    this.acts = acts;
    this.refunds = refunds;
    this.refundActs = refundActs;
    this.anomalies = anomalies;
    this.audit = audit;
    this.jdbc = jdbc;
  }

  /** What is answered to the gateway. */
  public enum Answer {
    TAKEN("00"),
    KNOWN("00"),
    WRONG_SIGNATURE("97"),
    UNREADABLE("99");

    private final String code;

    Answer(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** Takes a confirmation; the answer is given only after the transaction stands. */
  @Transactional
  public Answer take(Message message) {
    String reference = message.text("MaThamChieu");
    if (!signatures.holds("CONFIRM", message)) {
      // Anybody may write here: noted once per known reference, never acted on.
      attempts
          .byReference(reference)
          .ifPresent(a ->
              anomalies.note(
                  Anomalies.Kind.WRONG_SIGNATURE,
                  reference,
                  a,
                  Payee.NOBODY,
                  a.amount(),
                  reference));
      return Answer.WRONG_SIGNATURE;
    }
    long amount = message.number("SoTien");
    String transaction = message.text("MaGiaoDich");
    boolean fine = message.text("MaLoi").equals(Message.FINE);
    if (reference.isEmpty() || (fine && (amount <= 0 || transaction.isEmpty()))) {
      return Answer.UNREADABLE;
    }
    if (!first(message, amount)) {
      return Answer.KNOWN;
    }
    Optional<Attempt> attempt = attempts.byReference(reference);
    if (fine) {
      Money came =
          new Money(transaction, amount, message.text("MaNganHang"), message.time(acts.now()));
      attempt.ifPresentOrElse(
          a -> receipts.success(a, came), () -> receipts.stray(reference, came));
    } else if (attempt.isPresent() && !message.text("MaLoi").equals(UNDECIDED)) {
      receipts.failure(attempt.get(), message.text("MaLoi"));
    }
    audit.record(
        new AuditEvent(
            "payments.confirmed",
            "attempt",
            reference,
            CurrentUser.SYSTEM,
            null,
            null,
            message.text("MaLoi") + " " + transaction + " " + amount,
            null));
    return Answer.TAKEN;
  }

  /**
   * The gateway's settlement file tells of a transaction: as good as its answer to a query. False
   * when nothing here can take it.
   */
  @Transactional
  public boolean fromFile(
      String reference, boolean in, String transaction, long amount, Instant at) {
    if (!in) {
      Optional<Refund> sent =
          refunds
              .byReference(reference)
              .filter(r -> r.amount() == amount)
              .filter(r -> r.state() == RefundState.SUBMITTED || r.state() == RefundState.ERROR);
      sent.ifPresent(r -> refundActs.done(r.id(), transaction, at));
      return sent.isPresent();
    }
    Money came = new Money(transaction, amount, null, at);
    attempts
        .byReference(reference)
        .ifPresentOrElse(
            attempt ->
                receipts.answer(
                    attempt,
                    new Gateway.Standing(
                        Gateway.Outcome.SUCCEEDED, amount, transaction, null, at, Message.FINE)),
            () -> receipts.stray(reference, came));
    return true;
  }

  private boolean first(Message message, long amount) {
    return jdbc.sql(
            """
            insert into payments.confirmation (id, digest, reference, code, transaction_id, amount,
              received_at)
            values (:id, :digest, :reference, :code, :transaction, :amount, :at)
            on conflict (digest) do update set times = confirmation.times + 1
            returning times
            """)
        .param("id", Ids.next())
        .param("digest", message.text(Message.MAC))
        .param("reference", message.text("MaThamChieu"))
        .param("code", message.text("MaLoi"))
        .param("transaction", message.text("MaGiaoDich"))
        .param("amount", Math.max(0, amount))
        .param("at", Sql.utc(acts.now()))
        .query((row, number) -> row.getInt("times") == 1)
        .single();
  }
}
