package vn.lienthong.payments.desk;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.lienthong.payments.Payee;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.ledger.Differences;
import vn.lienthong.payments.ledger.Ledger;

/** The ledger at one look: a row per unit, a column per account. */
public record LedgerPage(
    List<Ledger.Balance> balances,
    List<Row> rows,
    List<Differences.Difference> differences,
    long unbalanced) {

  /** Columns; the three kinds of revenue make one. */
  public enum Column {
    RECEIVABLE,
    CASH,
    BANK,
    CLEARING,
    POST_OWES,
    REVENUE,
    REFUND_PAYABLE,
    SUSPENSE;

    public String label() {
      return "payments.account." + name();
    }

    static Column of(Account account) {
      return switch (account) {
        case RECEIVABLE -> RECEIVABLE;
        case CASH -> CASH;
        case BANK -> BANK;
        case CLEARING -> CLEARING;
        case POST_OWES -> POST_OWES;
        case REVENUE_FEE, REVENUE_CHARGE, REVENUE_DUTY -> REVENUE;
        case REFUND_PAYABLE -> REFUND_PAYABLE;
        case SUSPENSE -> SUSPENSE;
      };
    }
  }

  public static final List<Column> COLUMNS = List.of(Column.values());

  /** What stands on the accounts of a unit. */
  public record Row(Payee unit, Map<Column, Long> sums) {
    public long of(Column column) {
      return sums.getOrDefault(column, 0L);
    }
  }

  static LedgerPage of(
      List<Ledger.Balance> balances, List<Differences.Difference> differences, long unbalanced) {
    Map<UUID, Row> rows = new LinkedHashMap<>();
    for (Ledger.Balance b : balances) {
      rows.computeIfAbsent(b.unit().unitId(), id -> new Row(b.unit(), new EnumMap<>(Column.class)))
          .sums()
          .merge(Column.of(b.account()), b.balance(), Long::sum);
    }
    return new LedgerPage(balances, List.copyOf(rows.values()), differences, unbalanced);
  }

  public long total(Column column) {
    return rows.stream().mapToLong(row -> row.of(column)).sum();
  }
}
