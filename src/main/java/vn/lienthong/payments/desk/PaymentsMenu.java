package vn.lienthong.payments.desk;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.payments.Anomalies;
import vn.lienthong.payments.RefundRepository;
import vn.lienthong.payments.gateway.GatewaySettings;
import vn.lienthong.payments.settlement.SettlementRepository;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.DeskSource;
import vn.lienthong.shared.web.MenuSource;

@Component
class PaymentsMenu implements MenuSource, DeskSource {
  private static final String SECTION = "shared.menu.money";

  private final ChargeListing charges;
  private final RefundRepository refunds;
  private final SettlementRepository settlements;
  private final Anomalies anomalies;
  private final GatewaySettings settings;

  PaymentsMenu(
      ChargeListing charges,
      RefundRepository refunds,
      SettlementRepository settlements,
      Anomalies anomalies,
      GatewaySettings settings) {
    this.charges = charges;
    this.refunds = refunds;
    this.settlements = settlements;
    this.anomalies = anomalies;
    this.settings = settings;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    List<Entry> entries = new ArrayList<>();
    if (user.may(PaymentsDesk.VIEW)) {
      String[] reach = user.reach(PaymentsDesk.VIEW);
      entries.add(
          new Entry(SECTION, 260, "payments.menu.charges", "/payments", charges.due(reach)));
      entries.add(
          new Entry(SECTION, 261, "payments.menu.refunds", "/payments/refunds", toDo(user)));
    }
    if (keepsBooks(user)) {
      entries.add(new Entry(SECTION, 263, "payments.menu.ledger", "/payments/ledger", null));
    }
    if (user.may(PaymentsDesk.RECONCILE)) {
      String[] reach = user.reach(PaymentsDesk.RECONCILE);
      entries.add(
          new Entry(
              SECTION,
              262,
              "payments.menu.reconciliation",
              "/payments/reconciliation",
              settlements.open(reach) + anomalies.open(reach)));
    }
    if (user.may(PaymentsDesk.RECONCILE)) {
      entries.add(
          new Entry(
              "shared.menu.administration",
              844,
              "payments.menu.accounts",
              "/payments/accounts",
              null));
    }
    if (user.may(PaymentsDesk.SIMULATE) && settings.simulated()) {
      entries.add(
          new Entry(
              "shared.menu.administration",
              845,
              "payments.menu.simulator",
              "/payments/simulator",
              null));
    }
    return entries;
  }

  private long toDo(CurrentUser user) {
    String[] reach = user.reach(PaymentsDesk.VIEW);
    return refunds.count(RefundController.Tab.REQUESTED.states(), reach)
        + refunds.count(RefundController.Tab.ERROR.states(), reach);
  }

  @Override
  public List<Tile> tiles(CurrentUser user) {
    if (!user.may(PaymentsDesk.APPROVE)) {
      return List.of();
    }
    long waiting =
        refunds.count(RefundController.Tab.REQUESTED.states(), user.reach(PaymentsDesk.APPROVE));
    return List.of(
        new Tile(
            170,
            "payments.tile.refunds",
            waiting,
            waiting == 0 ? "neutral" : "warn",
            "/payments/refunds"));
  }

  /** The books are the agency's: counters collect for it and have none of their own. */
  private static boolean keepsBooks(CurrentUser user) {
    return user.may(PaymentsDesk.APPROVE)
        || user.postsWith(PaymentsDesk.VIEW).stream()
            .anyMatch(post -> post.scope() == CurrentUser.Scope.PROVINCE);
  }
}
