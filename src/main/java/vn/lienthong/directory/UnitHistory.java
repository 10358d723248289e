package vn.lienthong.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what happened to a unit: acts, names, codes, predecessors, people. */
@Repository
class UnitHistory {
  private final JdbcClient jdbc;

  UnitHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A decision and what it made of the unit. */
  record Act(
      ActKind kind,
      LocalDate on,
      String documentNumber,
      @Nullable LocalDate documentDate,
      String issuer,
      String recordedBy,
      Instant recordedAt,
      @Nullable String nameBefore,
      @Nullable String nameAfter) {}

  record Code(
      CodeStyle style, String code, LocalDate from, @Nullable LocalDate until, boolean derived) {}

  List<Act> acts(UUID unit) {
    return jdbc.sql(
            """
            select a.kind, a.effective_on, a.document_number, a.document_date, a.issuer,
              a.recorded_by, a.recorded_at,
              (select name from directory.unit_state s where s.unit_id = :unit
                and s.valid_from < a.effective_on order by s.valid_from desc limit 1) as before,
              (select name from directory.unit_state s where s.unit_id = :unit
                and s.valid_from = a.effective_on) as after
            from directory.act_unit u join directory.act a on a.id = u.act_id
            where u.unit_id = :unit order by a.effective_on desc, a.id desc
            """)
        .param("unit", unit)
        .query((row, number) ->
            new Act(
                ActKind.valueOf(row.getString("kind")),
                row.getObject("effective_on", LocalDate.class),
                row.getString("document_number"),
                row.getObject("document_date", LocalDate.class),
                row.getString("issuer"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("before"),
                row.getString("after")))
        .list();
  }

  /** Every code with its period, and the old spelling of each new one. */
  List<Code> codes(UUID unit) {
    List<Code> stored =
        jdbc.sql(
                """
                select style, code, valid_from, valid_until from directory.unit_code
                where unit_id = :unit order by valid_from desc, style
                """)
            .param("unit", unit)
            .query((row, number) ->
                new Code(
                    CodeStyle.valueOf(row.getString("style")),
                    row.getString("code"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_until", LocalDate.class),
                    false))
            .list();
    return stored.stream()
        .flatMap(code ->
            java.util.stream.Stream.concat(
                java.util.stream.Stream.of(code),
                UnitCodes.toOld(code.code())
                    .filter(old -> code.style() == CodeStyle.NEW)
                    .map(old -> new Code(CodeStyle.OLD, old, code.from(), code.until(), true))
                    .stream()))
        .toList();
  }

  List<UUID> predecessors(UUID unit) {
    return jdbc.sql("select unit_id from directory.unit_successor where successor_id = :unit")
        .param("unit", unit)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /** First and last day of the unit's life, the last null while it lives. */
  record Life(LocalDate from, @Nullable LocalDate until) {}

  Life life(UUID unit) {
    return jdbc.sql(
            """
            select min(valid_from) as from, case when bool_or(valid_until is null) then null
              else max(valid_until) end as until
            from directory.unit_state where unit_id = :unit
            """)
        .param("unit", unit)
        .query((row, number) ->
            new Life(
                row.getObject("from", LocalDate.class), row.getObject("until", LocalDate.class)))
        .single();
  }

  /** How many people hold a post at each unit on the day. */
  Map<UUID, Long> people(LocalDate on) {
    record Count(UUID unit, long people) {}
    return jdbc
        .sql(
            """
            select unit_id, count(distinct person_id) as people from directory.assignment
            where valid_from <= :on and (valid_until is null or valid_until > :on)
            group by unit_id
            """)
        .param("on", on)
        .query((row, number) -> new Count(row.getObject(1, UUID.class), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Count::unit, Count::people));
  }

  int version(UUID unit) {
    return jdbc.sql("select version from directory.unit where id = :unit")
        .param("unit", unit)
        .query(Integer.class)
        .single();
  }
}
