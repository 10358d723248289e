package vn.lienthong.indices;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Replaces facts and moves the sums by the difference, in one statement. */
@Repository
class FactRepository {
  private static final List<String> HEAD =
      List.of(
          "dossier_id uuid",
          "code text",
          "version int",
          "procedure_code text",
          "unit_id uuid",
          "unit_path text collate \"C\"",
          "month date",
          "received_at timestamptz",
          "status text",
          "requests int",
          "end_rule text",
          "ended_at timestamptz",
          "limit_at timestamptz",
          "limit_rule text");
  private static final String TYPES =
      String.join(", ", HEAD)
          + Measure.COLUMNS.stream().map(c -> ", " + c + " int").collect(Collectors.joining());
  private static final String NAMES =
      HEAD.stream().map(c -> c.replaceFirst(" .*", "")).collect(Collectors.joining(", "))
          + Measure.COLUMNS.stream().map(c -> ", " + c).collect(Collectors.joining());
  private static final String REPLACED =
      List.of(NAMES.split(", ")).stream()
          .skip(1)
          .map(c -> c + " = excluded." + c)
          .collect(Collectors.joining(", "));
  private static final String SUMS = String.join(", ", Measure.COLUMNS);

  private static final String PUT =
      """
      with fresh as (select * from jsonb_to_recordset(cast(:rows as jsonb)) as x (%1$s)),
      gone as (delete from indices.fact where dossier_id = any(:gone) returning *),
      old as (select f.* from indices.fact f join fresh using (dossier_id)),
      put as (
        insert into indices.fact (%2$s, run) select %2$s, :run from fresh
        on conflict (dossier_id) do update set %3$s, run = excluded.run),
      change as (
        select month, unit_path, procedure_code, unit_id, 1 as sign, %4$s from fresh
        union all select month, unit_path, procedure_code, unit_id, -1, %4$s from old
        union all select month, unit_path, procedure_code, unit_id, -1, %4$s from gone)
      insert into indices.tally (month, unit_path, procedure_code, unit_id, %4$s)
      select month, unit_path, procedure_code, (array_agg(unit_id))[1], %5$s
      from change group by 1, 2, 3 having %6$s
      order by 1, 2, 3
      on conflict (month, unit_path, procedure_code) do update set %7$s
      """
          .formatted(
              TYPES,
              NAMES,
              REPLACED,
              SUMS,
              each("sum(sign * %1$s)", ", "),
              each("sum(sign * %1$s) <> 0", " or "),
              each("%1$s = tally.%1$s + excluded.%1$s", ", "));

  private static String each(String text, String between) {
    return Measure.COLUMNS.stream()
        .map(column -> text.formatted(column))
        .collect(Collectors.joining(between));
  }

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FactRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Nobody else writes facts until the end of the transaction. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('indices.fact', 0))")
        .query()
        .singleRow();
  }

  /**
   * @param gone dossiers that do not count, or no longer
   * @param run of the rebuild; 0 keeps the last
   */
  void put(List<Map<String, @Nullable Object>> rows, Collection<UUID> gone, long run) {
    jdbc.sql(PUT)
        .param("rows", json.writeValueAsString(rows))
        .param("gone", gone.toArray(UUID[]::new))
        .param("run", run)
        .update();
  }

  /** Facts that the rebuild did not meet: their dossiers are gone. */
  List<UUID> unseen(long run, int most) {
    return jdbc.sql("select dossier_id from indices.fact where run < :run limit :most")
        .param("run", run)
        .param("most", most)
        .query((row, i) -> row.getObject(1, UUID.class))
        .list();
  }

  long newestRun() {
    return jdbc.sql("select coalesce(max(run), 0) from indices.rebuild").query(Long.class).single();
  }

  /** All sums from the facts, as if there had never been any. */
  void sumAnew() {
    jdbc.sql("delete from indices.tally").update();
    jdbc.sql(
            """
            insert into indices.tally (month, unit_path, procedure_code, unit_id, %1$s)
            select month, unit_path, procedure_code, (array_agg(unit_id))[1], %2$s
            from indices.fact group by 1, 2, 3
            """
                .formatted(SUMS, each("sum(%1$s)", ", ")))
        .update();
  }
}
