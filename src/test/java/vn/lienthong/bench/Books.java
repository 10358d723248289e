package vn.lienthong.bench;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The books of one payee of a run of faults, held against those of the simulated gateway.
 *
 * @param ended charges paid or given back, of which nothing is asked any more
 * @param sum debits less credits
 * @param off đồng by which accounts differ from what the gateway really moved
 * @param lost movements at the gateway that are not in our books
 * @param doubled movements in our books, or refunds at the gateway, that should not be there
 * @param open differences and contradictions that nobody has resolved
 */
record Books(
    String name,
    long charges,
    long ended,
    long refunded,
    long sum,
    long off,
    long lost,
    long doubled,
    long open) {
  static final String NOBODY = "(nobody's)";
  static final Books NONE = new Books("", 0, 0, 0, 0, 0, 0, 0, 0);

  /** Read from tables, not by the product's own code: that is what is on trial. */
  private static final String SQL =
      """
      with payee as (
        select unit_id, case when unit_id = '00000000-0000-0000-0000-000000000000'
          then '(nobody''s)' else max(unit_name) end as name
        from payments.account group by unit_id
      ), charges as (
        select c.unit_id, count(*) as charges, count(*) filter (where c.state = 'REFUNDED') as refunded,
          count(*) filter (where c.state in ('PAID', 'REFUNDED') and not exists (
            select 1 from payments.attempt a where a.charge_id = c.id
              and (a.next_query_at is not null or a.state in ('CREATED', 'SUBMITTED', 'PENDING')))) as ended
        from payments.charge c group by c.unit_id
      ), theirs as (
        select c.unit_id, b.transaction_id, b.amount, true as incoming, c.id::text as object
        from payments.simulated_bill b join payments.attempt a using (reference)
        join payments.charge c on c.id = a.charge_id where b.state = 'SUCCEEDED'
        union all
        select r.unit_id, s.transaction_id, s.amount, false, s.original
        from payments.simulated_refund s join payments.refund r using (reference)
      ), moved as (
        select unit_id, sum(case when incoming then amount else -amount end) as amount
        from theirs group by unit_id
      ), lost as (
        select t.unit_id, count(*) as many from theirs t
        where not exists (select 1 from payments.gateway_money g
          where g.transaction_id = t.transaction_id and g.amount = t.amount
            and g.unit_id = t.unit_id and (g.direction = 'IN') = t.incoming)
        group by t.unit_id
      ), doubled as (
        select unit_id, count(*) as many from (
          select unit_id from theirs group by unit_id, incoming, object having count(*) > 1
          union all
          select g.unit_id from payments.gateway_money g
          where not exists (select 1 from theirs t where t.transaction_id = g.transaction_id)
            and g.reference not like 'KHONGBIET%'
          union all
          select p.unit_id from payments.posting p where p.kind in ('PAID_ONLINE', 'REFUNDED')
          group by p.unit_id, p.kind, p.charge_id having count(*) > 1) x
        group by unit_id
      ), extra as (
        -- What the file of the day said otherwise than the gateway's books, and what it added.
        select p.unit_id, sum(case d.kind
          when 'AMOUNT_DIFFERS' then d.theirs - d.ours
          else case d.direction when 'IN' then d.theirs else -d.theirs end end) as amount
        from payments.difference d join payee p
          on p.name = d.unit_name or (p.name = '(nobody''s)' and d.unit_path = '/')
        where d.kind in ('AMOUNT_DIFFERS', 'MISSING_WITH_US') group by p.unit_id
      ), must as (
        select p.unit_id, k.kind,
          case k.kind when 'BANK' then coalesce(m.amount, 0) + coalesce(x.amount, 0)
            when 'REVENUE' then -coalesce(m.amount, 0)
            when 'SUSPENSE' then -coalesce(x.amount, 0) else 0 end as balance
        from payee p cross join (values ('RECEIVABLE'), ('CASH'), ('BANK'), ('CLEARING'),
          ('REVENUE'), ('REFUND_PAYABLE'), ('SUSPENSE')) k (kind)
        left join moved m using (unit_id) left join extra x using (unit_id)
      ), ledger as (
        select a.unit_id, case when a.kind like 'REVENUE%' then 'REVENUE' else a.kind end as kind,
          sum(e.debit - e.credit) as balance
        from payments.account a join payments.entry e on e.account_id = a.id group by 1, 2
      ), sums as (
        select m.unit_id, sum(coalesce(l.balance, 0)) as sum,
          sum(abs(m.balance - coalesce(l.balance, 0))) as off
        from must m left join ledger l using (unit_id, kind) group by m.unit_id
      ), open as (
        select unit_path, count(*) as many from (
          select unit_path from payments.difference where state = 'OPEN'
          union all
          select unit_path from payments.anomaly
          where state = 'OPEN' and kind in ('CONTRADICTION', 'AMOUNT_DIFFERS', 'PAID_TWICE')) x
        group by unit_path
      )
      select p.name, coalesce(c.charges, 0) as charges, coalesce(c.ended, 0) as ended,
        coalesce(c.refunded, 0) as refunded, coalesce(s.sum, 0) as sum, coalesce(s.off, 0) as off,
        coalesce(lost.many, 0) as lost, coalesce(doubled.many, 0) as doubled,
        coalesce(open.many, 0) as open
      from payee p left join charges c using (unit_id) left join sums s using (unit_id)
      left join lost using (unit_id) left join doubled using (unit_id)
      left join open on open.unit_path = '/' || p.name || '/'
        or (p.name = '(nobody''s)' and open.unit_path = '/')
      """;

  static Map<String, Books> read(JdbcClient jdbc) {
    return jdbc
        .sql(SQL)
        .query((row, number) ->
            new Books(
                row.getString("name"),
                row.getLong("charges"),
                row.getLong("ended"),
                row.getLong("refunded"),
                row.getLong("sum"),
                row.getLong("off"),
                row.getLong("lost"),
                row.getLong("doubled"),
                row.getLong("open")))
        .list()
        .stream()
        .collect(Collectors.toMap(Books::name, b -> b));
  }
}
