package vn.lienthong.payments.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.payments.Payee;

/**
 * Holds the ledger against the requests, attempts, refunds and files themselves: the difference is
 * always 0, or it has a name.
 */
@Repository
public class Differences {
  /** What is held against each other; the words end in message keys. */
  private static final String CHECKS =
      """
      with ledger as (
        select a.unit_id, a.kind, sum(e.debit) - sum(e.credit) as balance
        from payments.account a join payments.entry e on e.account_id = a.id
        group by a.unit_id, a.kind
      ), facts as (
        select unit_id, case when collected_at is null then 'RECEIVABLE' else 'POST_OWES' end as kind,
            sum(amount) as balance
          from payments.charge where state = 'DUE' group by 1, 2
        union all
        select unit_id, 'CLEARING', sum(case direction when 'IN' then amount else -amount end)
          from payments.gateway_money where settled_by is null group by unit_id
        union all
        select unit_id, 'REFUND_PAYABLE', -sum(amount)
          from payments.refund where state in ('APPROVED', 'SUBMITTED', 'ERROR') group by unit_id
        union all
        select s.unit_id, 'SUSPENSE', -sum(s.amount)
          from payments.suspense s left join payments.refund r
            on r.suspense_id = s.id and r.state <> 'REJECTED'
          where s.state <> 'CLOSED' and (r.id is null or r.state = 'REQUESTED') group by s.unit_id
      ), units as (
        select distinct on (unit_id) unit_id, unit_path, unit_name from payments.account
      )
      select u.unit_id, u.unit_path, u.unit_name, kind, coalesce(l.balance, 0) as ledger,
        coalesce(f.balance, 0) as facts
      from (select * from ledger
        where kind in ('RECEIVABLE', 'CLEARING', 'POST_OWES', 'REFUND_PAYABLE', 'SUSPENSE')) l
      full join facts f using (unit_id, kind)
      join units u using (unit_id)
      where coalesce(l.balance, 0) <> coalesce(f.balance, 0) and u.unit_path like any (:reach)
      order by u.unit_path, kind
      """;

  private final JdbcClient jdbc;

  Differences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Đồng by which an account differs from what it should hold, debit side. */
  public record Difference(Payee unit, Account account, long ledger, long facts) {
    public long amount() {
      return ledger - facts;
    }
  }

  /** Empty when everything agrees. */
  public List<Difference> of(String[] reach) {
    return jdbc.sql(CHECKS)
        .param("reach", reach)
        .query((row, number) ->
            new Difference(
                Payee.of(row),
                Account.valueOf(row.getString("kind")),
                row.getLong("ledger"),
                row.getLong("facts")))
        .list();
  }

  /** All debits less all credits of the ledger: 0, as the database sees to it. */
  public long unbalanced() {
    return jdbc.sql("select coalesce(sum(debit), 0) - coalesce(sum(credit), 0) from payments.entry")
        .query(Long.class)
        .single();
  }
}
