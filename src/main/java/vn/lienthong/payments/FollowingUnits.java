package vn.lienthong.payments;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.Holding.Place;
import vn.lienthong.directory.UnitHoldings;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.payments.ledger.Account;
import vn.lienthong.payments.ledger.Ledger;
import vn.lienthong.payments.ledger.Posting;
import vn.lienthong.shared.CurrentUser;

/**
 * What is due to a unit that ended is due to the successor, and both ledgers say so. Money that has
 * moved stays in the books of the unit that took it; the successor sees them and pays back from
 * them.
 */
@Component
class FollowingUnits implements UnitHoldings {
  private static final String CHARGE = "payments.charge";

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final DirectoryApi directory;

  FollowingUnits(JdbcClient jdbc, Ledger ledger, DirectoryApi directory) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.directory = directory;
  }

  @Override
  public List<Holding> holdings() {
    return List.of(
        Holding.of(
            CHARGE,
            "t.state = 'DUE'",
            new Place("unit_id", "unit_path", "unit_name"),
            new Place(null, "counter_path", null)),
        Holding.of(
            "payments.refund",
            "false",
            new Place("unit_id", "unit_path", "unit_name"),
            new Place(null, "counter_path", null)),
        Holding.usual("payments.account", "false"),
        Holding.usual("payments.suspense", "false"),
        new Holding(
            "payments.gateway_money",
            "transaction_id text",
            "false",
            "false",
            List.of(new Place("unit_id", "unit_path", "unit_name"))),
        Holding.of("payments.anomaly", "t.state = 'OPEN'", new Place(null, "unit_path", null)),
        Holding.of(
            "payments.difference", "t.state = 'OPEN'", new Place(null, "unit_path", "unit_name")),
        new Holding(
            "payments.beneficiary_account",
            "id uuid",
            "t.to_day is null or t.to_day >= (now() at time zone 'Asia/Ho_Chi_Minh')::date",
            "exists (select 1 from payments.beneficiary_account own where own.unit_id = :toUnit)",
            List.of(new Place("unit_id", "unit_path", "unit_name"))),
        new Holding(
            "payments.receipt_book",
            "id int",
            "t.to_day is null or t.to_day >= (now() at time zone 'Asia/Ho_Chi_Minh')::date",
            "exists (select 1 from payments.receipt_book own where own.unit_id = :toUnit)",
            List.of(new Place("unit_id", null, null))));
  }

  @Override
  public void moved(Moved moved) {
    if (!moved.holding().table().equals(CHARGE)) {
      return;
    }
    String key = (moved.back() ? "unmerged:" : "merged:") + moved.act() + ":" + moved.from() + ":";
    Posting old =
        Posting.of(key + "from", Posting.Why.TRANSFERRED, null, payee(moved.from()), by());
    Posting fresh = Posting.of(key + "to", Posting.Why.TRANSFERRED, null, payee(moved.to()), by());
    for (Due due : due(moved.keys())) {
      Account revenue = Charges.revenue(due.kind());
      Account owing = due.collected() ? Account.POST_OWES : Account.RECEIVABLE;
      old = old.move(revenue, owing, due.amount());
      fresh = fresh.move(owing, revenue, due.amount());
    }
    ledger.post(old);
    ledger.post(fresh);
  }

  private static String by() {
    return CurrentUser.SYSTEM.name();
  }

  private Payee payee(UUID unit) {
    UnitSummary found = directory.unit(unit);
    return new Payee(found.id(), found.path(), found.name());
  }

  private record Due(ChargeItem.Kind kind, boolean collected, long amount) {}

  private List<Due> due(List<String> charges) {
    return jdbc.sql(
            """
            select i.kind, c.collected_at is not null as collected, sum(i.amount) as amount
            from payments.charge_item i join payments.charge c on c.id = i.charge_id
            where c.id = any (:charges) group by 1, 2 order by 1, 2
            """)
        .param("charges", charges.stream().map(UUID::fromString).toArray(UUID[]::new))
        .query((row, number) ->
            new Due(
                ChargeItem.Kind.valueOf(row.getString("kind")),
                row.getBoolean("collected"),
                row.getLong("amount")))
        .list();
  }
}
