package vn.lienthong.payments.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.payments.Payee;

/**
 * One transaction of the ledger to be written.
 *
 * @param key written twice with one key, it is written once
 * @param kind why, a word of {@link Why}
 */
public record Posting(
    String key, Why kind, @Nullable UUID chargeId, Payee unit, String by, List<Line> lines) {

  /** Why money is posted. */
  public enum Why {
    REQUESTED,
    CANCELLED,
    TAKEN,
    /** By the post, on delivery. */
    COLLECTED,
    PAID_ONLINE,
    SUSPENDED,
    REFUND_APPROVED,
    REFUNDED,
    SETTLED,
    DIFFERENCE,
    /** To the books of the unit that goes on after a merger. */
    TRANSFERRED;

    public String label() {
      return "payments.posting." + name();
    }
  }

  /** Đồng on one side of one account. */
  public record Line(Account account, long debit, long credit) {}

  /** Nothing moved yet. */
  public static Posting of(String key, Why kind, @Nullable UUID chargeId, Payee unit, String by) {
    return new Posting(key, kind, chargeId, unit, by, List.of());
  }

  /** The amount from the credit account to the debit account; nothing for 0. */
  public Posting move(Account debit, Account credit, long amount) {
    if (amount == 0) {
      return this;
    }
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(debit, amount, 0));
    more.add(new Line(credit, 0, amount));
    return new Posting(key, kind, chargeId, unit, by, List.copyOf(more));
  }
}
