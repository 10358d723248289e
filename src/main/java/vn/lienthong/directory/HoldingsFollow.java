package vn.lienthong.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.HoldingRows.Change;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.jobs.RecurringJob;

/**
 * The tables that modules have standing at units follow mergers and moves on their day, in the
 * transaction of the act when that day has come, and go back with it.
 */
@Component
class HoldingsFollow {
  private final HoldingRows rows;
  private final List<UnitHoldings> holders;
  private final AuditApi audit;
  private final Clock clock;

  HoldingsFollow(HoldingRows rows, List<UnitHoldings> holders, AuditApi audit, Clock clock) {
    this.rows = rows;
    this.holders = List.copyOf(holders);
    this.audit = audit;
    this.clock = clock;
  }

  /** What would follow, counted now, in the order of the modules. */
  List<UnitWorkload.Line> workload(List<UnitSummary> ending) {
    String[] paths = ending.stream().map(UnitSummary::path).toArray(String[]::new);
    UUID[] units = ending.stream().map(UnitSummary::id).toArray(UUID[]::new);
    return holders.stream()
        .flatMap(holder -> holder.holdings().stream())
        .filter(Holding::hasLive)
        .map(holding -> new UnitWorkload.Line(holding.label(), rows.count(holding, paths, units)))
        .toList();
  }

  @EventListener
  @Transactional
  public void on(UnitsChanged event) {
    event.changes().forEach(rows::insert);
    follow();
  }

  /** Does what is due; nothing is done twice. */
  @Transactional
  public void follow() {
    Instant now = clock.instant();
    for (Change change : rows.due(Vietnam.today(clock))) {
      Map<String, Integer> followed = new TreeMap<>();
      for (UnitHoldings holder : holders) {
        for (Holding holding : holder.holdings()) {
          HoldingRows.Followed one = rows.move(holding, change);
          followed.put(holding.table(), one.rows());
          tell(holder, holding, change, false, one.keys());
        }
      }
      rows.markDone(change, now);
      record("directory.holdings-followed", change, followed);
    }
  }

  @EventListener
  @Transactional
  public void on(MergerUndone event) {
    Instant now = clock.instant();
    for (Change change : rows.ofAct(event.act())) {
      Map<String, Integer> followed = new TreeMap<>();
      for (UnitHoldings holder : holders) {
        for (Holding holding : holder.holdings()) {
          HoldingRows.Followed one = rows.moveBack(holding, change);
          followed.put(holding.table(), one.rows());
          tell(holder, holding, change, true, one.keys());
        }
      }
      rows.markUndone(change, now);
      record("directory.holdings-returned", change, followed);
    }
  }

  private void record(String action, Change change, Map<String, Integer> followed) {
    followed.values().removeIf(count -> count == 0);
    audit.record(
        new AuditEvent(
            action,
            "unit",
            change.from().toString(),
            CurrentUser.SYSTEM,
            change.toPath(),
            null,
            Map.of("from", change.fromPath(), "to", change.toPath(), "rows", followed),
            change.act().toString()));
  }

  private static void tell(
      UnitHoldings holder, Holding holding, Change change, boolean back, List<String> keys) {
    UUID successor = change.to();
    if (successor != null && !keys.isEmpty()) {
      holder.moved(
          new UnitHoldings.Moved(
              holding,
              change.act(),
              back,
              back ? successor : change.from(),
              back ? change.from() : successor,
              keys));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Jobs {
    @Bean
    RecurringJob followWithHoldings(HoldingsFollow holdings) {
      return new RecurringJob("directory.follow-units", Duration.ofMinutes(10), holdings::follow);
    }
  }
}
