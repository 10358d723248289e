package vn.lienthong.payments.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeState;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.PaymentsErrors;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;
import vn.lienthong.shared.web.KeyPage;

/** Lists of requests for payment that a user's units or counters have to do with, newest first. */
@Repository
class ChargeListing {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private final JdbcClient jdbc;

  ChargeListing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A line of the list. */
  record Row(
      UUID id,
      String code,
      String objectCode,
      String title,
      String payer,
      String unit,
      long amount,
      ChargeState state,
      boolean collected,
      @Nullable Means means,
      @Nullable String receipt,
      Instant requestedAt,
      @Nullable Instant settledAt) {
    String label() {
      return collected ? Charge.COLLECTED : state.label();
    }

    String tone() {
      return collected ? "info" : state.tone();
    }
  }

  /**
   * What is looked for; days are those of the request, in Vietnam's zone.
   *
   * @param unread days that were typed and are none, by field: they narrow nothing, and whoever
   *     typed them is told
   */
  record Filter(
      @Nullable ChargeState state,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      String q,
      Map<String, String> unread) {
    /** What somebody typed for the page, which says what of it cannot be read. */
    static Filter read(Map<String, String> values) {
      String state = values.getOrDefault("state", "");
      Map<String, String> unread = new LinkedHashMap<>();
      return new Filter(
          Arrays.stream(ChargeState.values())
              .filter(s -> s.name().equals(state))
              .findFirst()
              .orElse(null),
          day("from", values, unread),
          day("to", values, unread),
          values.getOrDefault("q", "").strip(),
          unread);
    }

    /** The same for a file, whose reader would not see that a day was left out. */
    static Filter readAll(Map<String, String> values) {
      Filter filter = read(values);
      filter
          .unread()
          .forEach((field, typed) -> {
            throw new AppException(PaymentsErrors.NO_SUCH_DAY, typed);
          });
      return filter;
    }

    private static @Nullable LocalDate day(
        String field, Map<String, String> values, Map<String, String> unread) {
      String typed = values.getOrDefault(field, "").strip();
      LocalDate day = DayText.parse(typed).orElse(null);
      if (day == null && !typed.isEmpty()) {
        unread.put(field, typed);
      }
      return day;
    }

    /** As it stands in the field: what was typed where it is no day. */
    String text(String field) {
      LocalDate day = field.equals("from") ? from : to;
      return day == null ? unread.getOrDefault(field, "") : DAY.format(day);
    }
  }

  @Transactional(readOnly = true)
  public KeyPage<Row> page(Filter filter, @Nullable String after, int size, String[] reach) {
    List<Row> rows = select(filter, key(after), size + 1, reach).list();
    return KeyPage.of(rows, size, Row::id);
  }

  /** Every row in turn, as the database gives it. */
  @Transactional(readOnly = true)
  public void each(Filter filter, int most, String[] reach, Consumer<Row> taker) {
    select(filter, null, most, reach).stream().forEach(taker);
  }

  private static @Nullable UUID key(@Nullable String after) {
    try {
      return after == null || after.isBlank() ? null : UUID.fromString(after);
    } catch (IllegalArgumentException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }

  private JdbcClient.MappedQuerySpec<Row> select(
      Filter filter, @Nullable UUID after, int most, String[] reach) {
    return jdbc.sql(
            """
            select id, code, object_code, title, payer_name, unit_name, amount, state, means,
              state = 'DUE' and collected_at is not null as collected, receipt, requested_at,
              settled_at
            from payments.charge
            where (unit_path like any (:reach) or counter_path like any (:reach))
              and (cast(:state as text) is null or state = :state)
              and (cast(:from as timestamptz) is null or requested_at >= :from)
              and (cast(:to as timestamptz) is null or requested_at < :to)
              and (:q = '' or code = :q or object_code = :q or receipt = :q
                or payer_name ilike '%' || :q || '%')
              and (cast(:after as uuid) is null or id < :after)
            order by id desc limit :most
            """)
        .param("reach", reach)
        .param("state", filter.state() == null ? null : filter.state().name())
        .param("from", start(filter.from()))
        .param("to", filter.to() == null ? null : start(filter.to().plusDays(1)))
        .param("q", filter.q())
        .param("after", after)
        .param("most", most)
        .query(ChargeListing::row);
  }

  private static java.time.@Nullable OffsetDateTime start(@Nullable LocalDate day) {
    return day == null ? null : Sql.utc(day.atStartOfDay(Vietnam.ZONE).toInstant());
  }

  /** How many wait for payment. */
  long due(String[] reach) {
    return jdbc.sql(
            """
            select count(*) from payments.charge
            where state = 'DUE' and (unit_path like any (:reach) or counter_path like any (:reach))
            """)
        .param("reach", reach)
        .query(Long.class)
        .single();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    String means = row.getString("means");
    return new Row(
        Sql.id(row, "id"),
        row.getString("code"),
        row.getString("object_code"),
        row.getString("title"),
        row.getString("payer_name"),
        row.getString("unit_name"),
        row.getLong("amount"),
        ChargeState.valueOf(row.getString("state")),
        row.getBoolean("collected"),
        means == null ? null : Means.valueOf(means),
        row.getString("receipt"),
        Sql.at(row, "requested_at"),
        Sql.instant(row, "settled_at"));
  }
}
