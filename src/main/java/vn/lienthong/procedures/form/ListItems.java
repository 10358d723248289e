package vn.lienthong.procedures.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Own lists of choices: dated rows, so that an answer of last year keeps its name. */
@Repository
public class ListItems {
  private final JdbcClient jdbc;

  ListItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A list; {@code items} counts those valid on the day it was asked for. */
  public record ListRow(
      String code, String name, @Nullable String nameEn, @Nullable String basis, int items) {}

  /**
   * @param validTo the first day on which it is no longer offered
   */
  public record Item(
      String value,
      String label,
      @Nullable String labelEn,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {}

  public List<ListRow> lists(LocalDate on) {
    return jdbc.sql(
            """
            select l.code, l.name, l.name_en, l.basis,
              (select count(*) from procedures.choice c where c.list = l.code
                and (c.valid_from is null or c.valid_from <= :on)
                and (c.valid_to is null or c.valid_to > :on)) as items
            from procedures.choice_list l order by l.name
            """)
        .param("on", on)
        .query(ListItems::list)
        .list();
  }

  public Optional<ListRow> list(String code, LocalDate on) {
    return lists(on).stream().filter(list -> list.code().equals(code)).findFirst();
  }

  /** Nobody else changes the list until the transaction ends. */
  public void lock(String list) {
    jdbc.sql("select code from procedures.choice_list where code = :list for update")
        .param("list", list)
        .query(String.class)
        .list();
  }

  public List<Item> items(String list) {
    return jdbc.sql("select * from procedures.choice where list = :list order by place")
        .param("list", list)
        .query((row, number) ->
            new Item(
                row.getString("value"),
                row.getString("label"),
                row.getString("label_en"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class)))
        .list();
  }

  Map<String, String> choices(String list, LocalDate on, boolean english) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (Item item : items(list)) {
      boolean valid =
          (item.validFrom() == null || !item.validFrom().isAfter(on))
              && (item.validTo() == null || item.validTo().isAfter(on));
      if (valid) {
        String label = english && item.labelEn() != null ? item.labelEn() : item.label();
        choices.put(item.value(), label);
      }
    }
    return choices;
  }

  /** Writes the list and all its items anew. */
  public void save(ListRow list, List<Item> items) {
    jdbc.sql(
            """
            insert into procedures.choice_list (code, name, name_en, basis)
            values (:code, :name, :nameEn, :basis)
            on conflict (code) do update set name = :name, name_en = :nameEn, basis = :basis
            """)
        .param("code", list.code())
        .param("name", list.name())
        .param("nameEn", list.nameEn())
        .param("basis", list.basis())
        .update();
    jdbc.sql("delete from procedures.choice where list = :list")
        .param("list", list.code())
        .update();
    jdbc.sql(
            """
            insert into procedures.choice (list, value, place, label, label_en, valid_from, valid_to)
            select :list, i.value, i.place, i.label, i.label_en, i.valid_from, i.valid_to
            from unnest(:values::text[], :labels::text[], :labelsEn::text[], :from::date[],
              :to::date[]) with ordinality as i (value, label, label_en, valid_from, valid_to, place)
            """)
        .param("list", list.code())
        .param("values", items.stream().map(Item::value).toArray(String[]::new))
        .param("labels", items.stream().map(Item::label).toArray(String[]::new))
        .param("labelsEn", items.stream().map(Item::labelEn).toArray(String[]::new))
        .param(
            "from", items.stream().map(Item::validFrom).map(ListItems::text).toArray(String[]::new))
        .param("to", items.stream().map(Item::validTo).map(ListItems::text).toArray(String[]::new))
        .update();
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static ListRow list(ResultSet row, int number) throws SQLException {
    return new ListRow(
        row.getString("code"),
        row.getString("name"),
        row.getString("name_en"),
        row.getString("basis"),
        row.getInt("items"));
  }
}
