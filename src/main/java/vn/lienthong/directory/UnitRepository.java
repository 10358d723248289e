package vn.lienthong.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads units as they were on a day. */
@Repository
class UnitRepository {
  private static final String COLUMNS =
      """
      select u.id, coalesce(c.code, '') as code, s.name, s.name_en, u.kind, s.path, s.parent_id,
             u.geo_code, u.address, u.phone
      from directory.unit u
      join directory.unit_state s on s.unit_id = u.id
      left join lateral (
        select code from directory.unit_code
        where unit_id = u.id and style = 'NEW' and valid_from <= :on
        order by valid_from desc limit 1) c on true
      """;
  private static final String ALIVE =
      " where s.valid_from <= :on and (s.valid_until is null or s.valid_until > :on) ";

  private static final String ONE =
      """
      select u.id, coalesce((select code from directory.unit_code
               where unit_id = u.id and style = 'NEW' and valid_from <= :on
               order by valid_from desc limit 1), '') as code,
             s.name, s.name_en, u.kind, s.path, s.parent_id, u.geo_code, u.address, u.phone
      from directory.unit u
      join directory.unit_state s on s.unit_id = u.id
      where u.id = :id
      order by s.valid_from <= :on desc, abs(s.valid_from - cast(:on as date)) limit 1
      """;

  private final JdbcClient jdbc;

  UnitRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static UnitSummary summary(ResultSet row, int number) throws SQLException {
    return new UnitSummary(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("name"),
        row.getString("name_en"),
        UnitKind.valueOf(row.getString("kind")),
        row.getString("path"),
        row.getObject("parent_id", UUID.class),
        row.getString("geo_code"),
        row.getString("address"),
        row.getString("phone"));
  }

  /**
   * The units as on that day; of one that ended before, its last state; of a coming one, the first.
   */
  List<UnitSummary> units(Collection<UUID> ids, LocalDate on) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(
                COLUMNS
                    + """
                    where u.id = any (:ids) and s.valid_from = (
                      select valid_from from directory.unit_state n where n.unit_id = u.id
                      order by valid_from <= :on desc, abs(valid_from - cast(:on as date)) limit 1)
                    """)
            .param("ids", ids.toArray(UUID[]::new))
            .param("on", on)
            .query(UnitRepository::summary)
            .list();
  }

  /** As {@link #units}, asked often and so in few words: its plan is made once. */
  Optional<UnitSummary> unit(UUID id, LocalDate on) {
    return jdbc.sql(ONE).param("id", id).param("on", on).query(UnitRepository::summary).optional();
  }

  Optional<UnitSummary> alive(UUID id, LocalDate on) {
    return jdbc.sql(COLUMNS + ALIVE + "and u.id = :id")
        .param("on", on)
        .param("id", id)
        .query(UnitRepository::summary)
        .optional();
  }

  Optional<UnitSummary> root(LocalDate on) {
    return jdbc.sql(COLUMNS + ALIVE + "and s.parent_id is null order by u.serial limit 1")
        .param("on", on)
        .query(UnitRepository::summary)
        .optional();
  }

  /** Name of a root that lives on the day or later. */
  Optional<String> rootFrom(LocalDate on) {
    return jdbc.sql(
            """
            select name from directory.unit_state
            where parent_id is null and (valid_until is null or valid_until > :on) limit 1
            """)
        .param("on", on)
        .query((row, number) -> row.getString(1))
        .optional();
  }

  List<UnitSummary> children(UUID parent, LocalDate on) {
    return jdbc.sql(COLUMNS + ALIVE + "and s.parent_id = :parent order by s.name, u.serial")
        .param("on", on)
        .param("parent", parent)
        .query(UnitRepository::summary)
        .list();
  }

  /** The whole tree of a day, parents before children, siblings in the order of the alphabet. */
  List<UnitSummary> all(LocalDate on) {
    return jdbc.sql(COLUMNS + ALIVE + "order by s.name, u.serial")
        .param("on", on)
        .query(UnitRepository::summary)
        .list();
  }

  List<UnitSummary> below(String path, LocalDate on) {
    return jdbc.sql(COLUMNS + ALIVE + "and s.path like :path order by length(s.path), s.name")
        .param("on", on)
        .param("path", path + "%")
        .query(UnitRepository::summary)
        .list();
  }

  List<UnitSummary> ofKind(UnitKind kind, LocalDate on) {
    return jdbc.sql(COLUMNS + ALIVE + "and u.kind = :kind order by s.name, u.serial")
        .param("on", on)
        .param("kind", kind.name())
        .query(UnitRepository::summary)
        .list();
  }

  Optional<UnitSummary> communeByGeoCode(String geoCode, LocalDate on) {
    return jdbc.sql(
            COLUMNS
                + ALIVE
                + "and u.kind = 'COMMUNE' and u.geo_code = :code order by u.serial limit 1")
        .param("on", on)
        .param("code", geoCode)
        .query(UnitRepository::summary)
        .optional();
  }

  Optional<UnitSummary> byCode(List<String> spellings, LocalDate on) {
    return jdbc.sql(
            COLUMNS
                + ALIVE
                + """
                and u.id = (
                  select unit_id from directory.unit_code
                  where code = any (:codes) and valid_from <= :on
                    and (valid_until is null or valid_until > :on)
                  order by array_position(:codes, code) limit 1)
                """)
        .param("on", on)
        .param("codes", spellings.toArray(String[]::new))
        .query(UnitRepository::summary)
        .optional();
  }

  /** Which unit stands, or stood last, at the path. */
  Optional<UUID> at(String path) {
    return jdbc.sql(
            """
            select unit_id from directory.unit_state where path = :path
            order by valid_from desc limit 1
            """)
        .param("path", path)
        .query((row, number) -> row.getObject(1, UUID.class))
        .optional();
  }

  /**
   * The living unit that goes on with the one which bore the code before the day: by successors, or
   * the unit itself under a later code.
   */
  Optional<UnitSummary> byEarlierCode(List<String> spellings, LocalDate on) {
    return jdbc.sql(
            """
            with recursive heirs as (
              select unit_id, 0 as steps from (
                select unit_id from directory.unit_code
                where code = any (:codes) and valid_from <= :on
                order by valid_from desc limit 1) bearer
              union
              select s.successor_id, h.steps + 1 from heirs h
              join directory.unit_successor s on s.unit_id = h.unit_id where h.steps < 20
            )
            """
                + COLUMNS
                + ALIVE
                + """
                and u.id in (select unit_id from heirs)
                order by (select min(steps) from heirs h where h.unit_id = u.id), u.serial limit 1
                """)
        .param("on", on)
        .param("codes", spellings.toArray(String[]::new))
        .query(UnitRepository::summary)
        .optional();
  }

  /** The code of the unit in the style on the day, as it is stored. */
  Optional<String> code(UUID unit, CodeStyle style, LocalDate on) {
    return jdbc.sql(
            """
            select code from directory.unit_code
            where unit_id = :unit and style = :style and valid_from <= :on
              and (valid_until is null or valid_until > :on)
            """)
        .param("unit", unit)
        .param("style", style.name())
        .param("on", on)
        .query(String.class)
        .optional();
  }

  @Nullable String path(UUID unit, LocalDate on) {
    return alive(unit, on).map(UnitSummary::path).orElse(null);
  }
}
