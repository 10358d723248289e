package vn.lienthong.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue of provinces and communes, each row valid from a day. */
@Repository
class TerritoryRepository {
  private static final String COLUMNS =
      "select code, province_code, name, name_en, full_name, full_name_en from directory.territory"
          + " where valid_from <= :on and (valid_until is null or valid_until > :on) ";

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  TerritoryRepository(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /** A territory with the text that it was read from. */
  record Row(Territory territory, String raw) {}

  boolean isEmpty() {
    return !jdbc.sql("select exists (select 1 from directory.territory)")
        .query(Boolean.class)
        .single();
  }

  List<Territory> all(LocalDate on) {
    return query(COLUMNS + "order by code", on).query(TerritoryRepository::territory).list();
  }

  /** The last day after the given one on which anything of the provinces begins or ends. */
  Optional<LocalDate> changedAfter(Set<String> provinces, LocalDate on) {
    return jdbc.sql(
            """
            select greatest(valid_from, valid_until) from directory.territory
            where coalesce(province_code, code) = any (:provinces)
              and greatest(valid_from, valid_until) > :on
            order by 1 desc limit 1
            """)
        .param("provinces", provinces.toArray(String[]::new))
        .param("on", on)
        .query((row, number) -> row.getObject(1, LocalDate.class))
        .optional();
  }

  List<Territory> provinces(LocalDate on) {
    return query(COLUMNS + "and province_code is null order by name", on)
        .query(TerritoryRepository::territory)
        .list();
  }

  List<Territory> communes(String province, LocalDate on) {
    return query(COLUMNS + "and province_code = :province order by name", on)
        .param("province", province)
        .query(TerritoryRepository::territory)
        .list();
  }

  Optional<Territory> territory(String code, LocalDate on) {
    return query(COLUMNS + "and code = :code", on)
        .param("code", code)
        .query(TerritoryRepository::territory)
        .optional();
  }

  /** Ends what holds under the code on the day; what began that very day is taken back. */
  void end(List<String> codes, LocalDate on) {
    String[] all = codes.toArray(String[]::new);
    jdbc.sql("delete from directory.territory where code = any (:codes) and valid_from = :on")
        .param("codes", all)
        .param("on", on)
        .update();
    jdbc.sql(
            """
            update directory.territory set valid_until = :on
            where code = any (:codes) and valid_from < :on
              and (valid_until is null or valid_until > :on)
            """)
        .param("codes", all)
        .param("on", on)
        .update();
  }

  void begin(List<Row> rows, LocalDate on) {
    template.batchUpdate(
        """
        insert into directory.territory (code, valid_from, province_code, name, name_en, full_name,
          full_name_en, folded, raw) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows,
        500,
        (statement, row) -> {
          Territory territory = row.territory();
          statement.setString(1, territory.code());
          statement.setObject(2, on);
          statement.setString(3, territory.provinceCode());
          statement.setString(4, territory.name());
          statement.setString(5, territory.nameEn());
          statement.setString(6, territory.fullName());
          statement.setString(7, territory.fullNameEn());
          statement.setString(8, Folding.fold(territory.fullName()));
          statement.setString(9, row.raw());
        });
  }

  private JdbcClient.StatementSpec query(String sql, LocalDate on) {
    return jdbc.sql(sql).param("on", on);
  }

  private static Territory territory(ResultSet row, int number) throws SQLException {
    return new Territory(
        row.getString("code"),
        row.getString("province_code"),
        row.getString("name"),
        row.getString("name_en"),
        row.getString("full_name"),
        row.getString("full_name_en"));
  }
}
