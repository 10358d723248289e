package vn.lienthong.payments.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.payments.Payee;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

/** Writes postings in the caller's transaction; the database refuses what does not balance. */
@Repository
public class Ledger {
  private final JdbcClient jdbc;
  private final Clock clock;

  Ledger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An entry as a page shows it. */
  public record Entry(
      UUID postingId,
      Posting.Why kind,
      Instant at,
      String by,
      Account account,
      long debit,
      long credit) {}

  /**
   * What stands on an account.
   *
   * @param balance on its normal side; below 0 it stands on the other
   */
  public record Balance(Payee unit, Account account, long debits, long credits, long balance) {}

  /** Writes the posting unless its key is known; false when it was. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean post(Posting posting) {
    if (posting.lines().isEmpty()) {
      return false;
    }
    UUID id = Ids.next();
    int written =
        jdbc.sql(
                """
                insert into payments.posting (id, key, kind, charge_id, unit_id, at, by_name)
                values (:id, :key, :kind, :charge, :unit, :at, :by) on conflict (key) do nothing
                """)
            .param("id", id)
            .param("key", posting.key())
            .param("kind", posting.kind().name())
            .param("charge", posting.chargeId())
            .param("unit", posting.unit().unitId())
            .param("at", Sql.utc(clock.instant()))
            .param("by", posting.by())
            .update();
    if (written == 0) {
      return false;
    }
    int number = 0;
    for (Posting.Line line : posting.lines()) {
      jdbc.sql(
              """
              insert into payments.entry (posting_id, line, account_id, debit, credit)
              values (:posting, :line, :account, :debit, :credit)
              """)
          .param("posting", id)
          .param("line", ++number)
          .param("account", account(posting.unit(), line.account()))
          .param("debit", line.debit())
          .param("credit", line.credit())
          .update();
    }
    return true;
  }

  private UUID account(Payee unit, Account kind) {
    return known(unit, kind)
        .orElseGet(() -> {
          open(unit, kind);
          return known(unit, kind).orElseThrow();
        });
  }

  private Optional<UUID> known(Payee unit, Account kind) {
    return jdbc.sql("select id from payments.account where unit_id = :unit and kind = :kind")
        .param("unit", unit.unitId())
        .param("kind", kind.name())
        .query((row, number) -> Sql.id(row, "id"))
        .optional();
  }

  private void open(Payee unit, Account kind) {
    jdbc.sql(
            """
            insert into payments.account (id, unit_id, unit_path, unit_name, kind)
            values (:id, :unit, :path, :name, :kind) on conflict (unit_id, kind) do nothing
            """)
        .param("id", Ids.next())
        .param("unit", unit.unitId())
        .param("path", unit.path())
        .param("name", unit.name())
        .param("kind", kind.name())
        .update();
  }

  /** Everything posted for a charge, oldest first. */
  public List<Entry> of(UUID charge) {
    return jdbc.sql(
            """
            select p.id, p.kind, p.at, p.by_name, a.kind as account, e.debit, e.credit
            from payments.posting p join payments.entry e on e.posting_id = p.id
            join payments.account a on a.id = e.account_id
            where p.charge_id = :charge order by p.id, e.line
            """)
        .param("charge", charge)
        .query(Ledger::entry)
        .list();
  }

  /** Balances of all accounts of the units reached, by unit. */
  public List<Balance> balances(String[] reach) {
    return jdbc.sql(
            """
            select a.unit_id, a.unit_path, a.unit_name, a.kind,
              coalesce(sum(e.debit), 0) as debits, coalesce(sum(e.credit), 0) as credits
            from payments.account a left join payments.entry e on e.account_id = a.id
            where a.unit_path like any (:reach)
            group by a.id order by a.unit_path, a.unit_id, a.kind
            """)
        .param("reach", reach)
        .query(Ledger::balance)
        .list();
  }

  /** Balance of one account of one unit, on its normal side. */
  public long balance(UUID unit, Account account) {
    long debitSide =
        Objects.requireNonNull(
            jdbc.sql(
                    """
                    select coalesce(sum(e.debit), 0) - coalesce(sum(e.credit), 0)
                    from payments.account a join payments.entry e on e.account_id = a.id
                    where a.unit_id = :unit and a.kind = :kind
                    """)
                .param("unit", unit)
                .param("kind", account.name())
                .query(Long.class)
                .single());
    return account.debit() ? debitSide : -debitSide;
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        Sql.id(row, "id"),
        Posting.Why.valueOf(row.getString("kind")),
        Sql.at(row, "at"),
        row.getString("by_name"),
        Account.valueOf(row.getString("account")),
        row.getLong("debit"),
        row.getLong("credit"));
  }

  private static Balance balance(ResultSet row, int number) throws SQLException {
    Account account = Account.valueOf(row.getString("kind"));
    long debits = row.getLong("debits");
    long credits = row.getLong("credits");
    return new Balance(
        Payee.of(row),
        account,
        debits,
        credits,
        account.debit() ? debits - credits : credits - debits);
  }
}
