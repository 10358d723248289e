package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.UnitHoldings;

/** No table stands at a unit that ends without saying what becomes of it. */
@HouseTest
class MergedTablesTest {
  /** Tables with units that no holding names, and why. */
  private static final Map<String, String> OTHERWISE =
      Map.ofEntries(
          Map.entry(
              "audit.entry", "What was done stays as it was done, under the unit of its day."),
          Map.entry("directory.unit_state", "The merger itself, MergerSnapshots."),
          Map.entry("directory.unit_code", "The merger itself, MergerSnapshots."),
          Map.entry("directory.unit_successor", "The merger itself."),
          Map.entry("directory.act_unit", "The merger itself."),
          Map.entry("directory.assignment", "People move with the act, PostTransfers."),
          Map.entry("directory.merger", "The merger itself."),
          Map.entry("directory.unit_change", "The merger itself, HoldingsFollow."),
          Map.entry("dossiers.dossier", "Dossiers follow, dossiers.UnitChanges."),
          Map.entry("dossiers.step", "Steps follow, dossiers.UnitChanges."),
          Map.entry("dossiers.involved", "Sight is widened, dossiers.UnitChanges."),
          Map.entry("dossiers.consultation", "Questions follow, dossiers.UnitChanges."),
          Map.entry("dossiers.handling_division", "Copied, dossiers.UnitChanges."),
          Map.entry("dossiers.unit_change", "The following itself."),
          Map.entry("dossiers.unit_change_sight", "The following itself."),
          Map.entry("dossiers.event", "History stays as it was."),
          Map.entry("dossiers.paper_counter", "Numbers within a unit; the successor has its own."),
          Map.entry("dossiers.report_line", "Counted from dossiers, Tally.refresh."),
          Map.entry("dossiers.report_open", "Counted from dossiers, Tally.refresh."),
          Map.entry("dossiers.tally", "Counted from dossiers, Tally.refresh."),
          Map.entry("dossiers.tally_delta", "Counted from dossiers, Tally.refresh."),
          Map.entry("dossiers.rating_tally", "Ratings stay with the unit that was rated."),
          Map.entry("dossiers.unit_score", "Points of a quarter stay with the unit of it."),
          Map.entry("identity.staff_account", "Refreshed by PostsChanged."),
          Map.entry("identity.access_review_item", "What a person confirmed on a day."),
          Map.entry("indices.fact", "Counted from dossiers, which say that they moved."),
          Map.entry("indices.tally", "Counted from facts."),
          Map.entry(
              "indices.service_unit", "Read anew with procedures.application, HandlingChanged."),
          Map.entry("indices.official", "Scores of a period stay with the unit of it."),
          Map.entry("payments.posting", "The ledger only grows."),
          Map.entry("payments.attempt", "return_path is an address of a page."),
          Map.entry("post.list_counter", "Numbers within a unit and a day."),
          Map.entry("procedures.application", "Follows, procedures.MergedUnits."),
          Map.entry("procedures.application_change", "The following itself."),
          Map.entry("signing.signature", "Evidence of the capacity in which somebody signed."),
          Map.entry("store.copy_counter", "Numbers within a unit and a year."));

  @Autowired JdbcClient jdbc;
  @Autowired List<UnitHoldings> holders;

  @Test
  @DisplayName("Every column that names a unit follows mergers or says why it does not")
  void everyTableWithAUnitFollows() {
    List<Holding> holdings = holders.stream().flatMap(h -> h.holdings().stream()).toList();
    Set<String> followed = new HashSet<>();
    for (Holding holding : holdings) {
      for (Holding.Place place : holding.places()) {
        Stream.of(place.unit(), place.path())
            .filter(column -> column != null)
            .forEach(column -> followed.add(holding.table() + "." + column));
      }
    }
    List<String> columns = columns();
    List<String> forgotten =
        columns.stream()
            .filter(column -> !followed.contains(column))
            .filter(column -> !OTHERWISE.containsKey(table(column)))
            .toList();
    assertThat(forgotten).as("neither a Holding nor a reason").isEmpty();
    Set<String> known = columns.stream().map(this::table).collect(Collectors.toSet());
    List<String> idle = new ArrayList<>(OTHERWISE.keySet());
    idle.removeIf(known::contains);
    assertThat(idle).as("reasons for tables that have no unit").isEmpty();
    assertThat(columns).as("holdings of columns that are none").containsAll(followed);
  }

  private String table(String column) {
    return column.substring(0, column.lastIndexOf('.'));
  }

  private List<String> columns() {
    return jdbc.sql(
            """
            select c.table_schema || '.' || c.table_name || '.' || c.column_name
            from information_schema.columns c join information_schema.tables t
              using (table_schema, table_name)
            where t.table_type = 'BASE TABLE'
              and c.table_schema not in ('pg_catalog', 'information_schema', 'public', 'events')
              and ((c.data_type = 'uuid' or c.udt_name = '_uuid')
                  and c.column_name ~ '(^|_)(unit|units|agency|division)(_ids?)?$'
                or c.udt_name in ('text', '_text') and c.column_name ~ '(^|_)paths?$')
              and not (c.table_schema = 'files')
            order by 1
            """)
        .query(String.class)
        .list();
  }
}
