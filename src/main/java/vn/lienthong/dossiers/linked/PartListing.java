package vn.lienthong.dossiers.linked;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossiers.PartStatus;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.PerRequest;

/** Lists of parts that lie with an agency, for those who may see its desk, with exact counts. */
@Repository
class PartListing {
  /** Whoever may do one of these sees the parts of the unit. */
  private static final List<String> SEEING =
      List.of("dossiers.view", "dossiers.process", "dossiers.assign", "dossiers.approve");

  private static final String PRESENT =
      PartStatus.present().stream()
          .map(status -> "'" + status.name() + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  private static final String FROM =
      """
      unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
      join dossiers.part p on p.%1$s >= r.low collate "C" and p.%1$s < r.high
        and p.status in %2$s
      """;

  private static final String OWN = FROM.formatted("unit_path", PRESENT);
  private static final String LED = FROM.formatted("lead_path", PRESENT);

  private final JdbcClient jdbc;
  private final Clock clock;

  PartListing(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A line of a list. */
  record Row(
      UUID id,
      UUID dossierId,
      String code,
      String procedureName,
      String ownerName,
      String name,
      PartStatus status,
      String unitName,
      @Nullable String assigneeName,
      @Nullable Instant clockStart,
      @Nullable Instant dueAt,
      @Nullable Instant pausedSince) {}

  /** All counters in one query; a page that shows them in several places asks once. */
  Map<PartQueue, Long> counts(CurrentUser user) {
    return PerRequest.once("dossiers.parts:" + user.id(), () -> count(user));
  }

  private Map<PartQueue, Long> count(CurrentUser user) {
    String own = filters(false);
    String led = filters(true);
    return bind(
            jdbc.sql(
                "select * from (select "
                    + own
                    + " from "
                    + OWN
                    + ") o, (select "
                    + led
                    + " from "
                    + LED
                    + ") l"),
            user)
        .query((row, number) -> {
          Map<PartQueue, Long> counts = new EnumMap<>(PartQueue.class);
          for (PartQueue queue : PartQueue.values()) {
            counts.put(queue, row.getLong(queue.word()));
          }
          return counts;
        })
        .single();
  }

  private static String filters(boolean led) {
    return Arrays.stream(PartQueue.values())
        .filter(queue -> queue.led() == led)
        .map(queue -> "count(*) filter (where " + queue.condition() + ") as " + queue.word())
        .collect(Collectors.joining(", "));
  }

  /** One page of a list, what is due first on top; {@code after} is the key of the last row. */
  KeyPage<Row> page(PartQueue queue, @Nullable String after, int size, CurrentUser user) {
    Key key = Key.read(after);
    String sql =
        """
        select p.*, d.code, d.procedure_name, d.owner_name
        from (select p.* from %s where %s and (cast(:after_id as uuid) is null
            or (coalesce(p.due_at, timestamptz 'infinity'), p.id)
              > (cast(:after_due as timestamptz), cast(:after_id as uuid)))
          order by coalesce(p.due_at, timestamptz 'infinity'), p.id limit :limit) p
        join dossiers.dossier d on d.id = p.dossier_id
        order by coalesce(p.due_at, timestamptz 'infinity'), p.id
        """
            .formatted(queue.led() ? LED : OWN, queue.condition());
    List<Row> rows =
        bind(jdbc.sql(sql), user)
            .param("after_id", key.id())
            .param("after_due", key.due())
            .param("limit", size + 1)
            .query(PartListing::row)
            .list();
    return KeyPage.of(rows, size, Key::of);
  }

  private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, CurrentUser user) {
    UnitRanges ranges = UnitRanges.of(user, SEEING);
    return sql.param("lows", ranges.lows())
        .param("highs", ranges.highs())
        .param("now", Sql.time(clock.instant()));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("dossier_id", UUID.class),
        row.getString("code"),
        row.getString("procedure_name"),
        row.getString("owner_name"),
        row.getString("name"),
        PartStatus.valueOf(row.getString("status")),
        row.getString("unit_name"),
        row.getString("assignee_name"),
        Sql.instant(row, "clock_start"),
        Sql.instant(row, "due_at"),
        Sql.instant(row, "paused_since"));
  }

  /** After which row the next page begins. */
  private record Key(@Nullable String due, @Nullable UUID id) {
    private static final String NEVER = "infinity";

    static Key read(@Nullable String text) {
      if (text == null || text.isBlank()) {
        return new Key(null, null);
      }
      try {
        int at = text.indexOf('_');
        String due = text.substring(0, Math.max(0, at));
        return new Key(
            due.equals(NEVER) ? due : String.valueOf(Sql.time(Instant.parse(due))),
            UUID.fromString(text.substring(at + 1)));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new AppException(SharedErrors.BAD_REQUEST, e);
      }
    }

    static String of(Row row) {
      return (row.dueAt() == null ? NEVER : row.dueAt().toString()) + "_" + row.id();
    }
  }
}
