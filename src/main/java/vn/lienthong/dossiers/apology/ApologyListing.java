package vn.lienthong.dossiers.apology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.Apology;
import vn.lienthong.dossiers.ApologyRepository;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.KeyPage;

/** The apologies of the user's units, and those that wait for the user. */
@Repository
class ApologyListing {
  private static final List<String> SEEING =
      List.of("dossiers.process", "dossiers.assign", "dossiers.approve", "dossiers.view");

  private final JdbcClient jdbc;

  ApologyListing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The tabs of the page. */
  enum Tab {
    WAITING,
    OPEN,
    SIGNED,
    DROPPED;

    /** Message key. */
    String label() {
      return "dossiers.apology.tab." + name();
    }
  }

  record Row(
      Apology apology,
      String code,
      String procedure,
      String owner,
      String unit,
      @Nullable String assignee) {}

  /**
   * A head approves the drafts of the division; a leader signs, and approves where none is between.
   */
  private static final String WAITING =
      """
      dossiers.apology a where a.id in (
        select x.id
        from unnest(cast(:head_lows as text[]), cast(:head_highs as text[])) as r(low, high)
        join dossiers.apology x on x.handling_path >= r.low collate "C" and x.handling_path < r.high
        where x.state = 'DRAFT'
        union
        select x.id
        from unnest(cast(:sign_lows as text[]), cast(:sign_highs as text[])) as r(low, high)
        join dossiers.apology x on x.agency_path >= r.low collate "C" and x.agency_path < r.high
        where x.state = 'APPROVED' or (x.state = 'DRAFT' and x.handling_path = x.agency_path))
      """;

  private static final String SEEN =
      """
      dossiers.apology a where a.id in (
        select x.id
        from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
        join dossiers.apology x on x.handling_path >= r.low collate "C" and x.handling_path < r.high
        where x.state in (%s))
      """;

  private static String from(Tab tab) {
    return switch (tab) {
      case WAITING -> WAITING;
      case OPEN -> SEEN.formatted("'DRAFT', 'APPROVED'");
      case SIGNED -> SEEN.formatted("'SIGNED'");
      case DROPPED -> SEEN.formatted("'DROPPED'");
    };
  }

  /** Only while the dossier runs is there something to approve or to sign. */
  private static String running(Tab tab) {
    return tab == Tab.WAITING || tab == Tab.OPEN
        ? " and d.status in ('RECEIVED', 'PROCESSING') "
        : "";
  }

  @Transactional(readOnly = true)
  Map<Tab, Long> counts(CurrentUser user) {
    Map<Tab, Long> counts = new EnumMap<>(Tab.class);
    counts.put(Tab.WAITING, count(Tab.WAITING, user));
    counts.put(Tab.OPEN, count(Tab.OPEN, user));
    return counts;
  }

  long waiting(CurrentUser user) {
    return count(Tab.WAITING, user);
  }

  private long count(Tab tab, CurrentUser user) {
    return bind(
            jdbc.sql(
                "select count(*) from (select a.* from "
                    + from(tab)
                    + ") a join dossiers.dossier d on d.id = a.dossier_id where true"
                    + running(tab)),
            tab,
            user)
        .query(Long.class)
        .single();
  }

  /** What is due first on top; ended ones newest first. */
  @Transactional(readOnly = true)
  KeyPage<Row> page(Tab tab, @Nullable String after, int size, CurrentUser user) {
    boolean open = tab == Tab.WAITING || tab == Tab.OPEN;
    Key key = Key.read(after, open);
    String order = open ? "a.due_before, a.id" : "a.id desc";
    List<Row> rows =
        key.bind(
                bind(
                    jdbc.sql(
                        "select a.*, d.code, d.procedure_name, d.owner_name, d.handling_name,"
                            + " d.assignee_name from (select a.* from "
                            + from(tab)
                            + ") a join dossiers.dossier d on d.id = a.dossier_id where true"
                            + running(tab)
                            + key.sql(open)
                            + " order by "
                            + order
                            + " limit :limit"),
                    tab,
                    user))
            .param("limit", size + 1)
            .query(ApologyListing::row)
            .list();
    return KeyPage.of(rows, size, row -> key(row.apology(), open));
  }

  private static Object key(Apology last, boolean open) {
    return open ? last.dueBefore() + "_" + last.id() : last.id();
  }

  private static JdbcClient.StatementSpec bind(
      JdbcClient.StatementSpec sql, Tab tab, CurrentUser user) {
    if (tab != Tab.WAITING) {
      UnitRanges ranges = UnitRanges.of(user, SEEING);
      return sql.param("lows", ranges.lows()).param("highs", ranges.highs());
    }
    UnitRanges heads =
        UnitRanges.of(
            user,
            (CurrentUser.Post post) ->
                post.permissions().contains("dossiers.assign")
                    && !post.permissions().contains("dossiers.approve"));
    UnitRanges signs = UnitRanges.of(user, List.of("dossiers.approve"));
    return sql.param("head_lows", heads.lows())
        .param("head_highs", heads.highs())
        .param("sign_lows", signs.lows())
        .param("sign_highs", signs.highs());
  }

  /** After which row the next page begins. */
  private record Key(@Nullable Instant due, @Nullable UUID id) {
    static Key read(@Nullable String text, boolean open) {
      if (text == null || text.isBlank()) {
        return new Key(null, null);
      }
      try {
        int at = text.indexOf('_');
        return new Key(
            open ? Instant.parse(text.substring(0, Math.max(at, 0))) : null,
            UUID.fromString(text.substring(at + 1)));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new AppException(SharedErrors.BAD_REQUEST, e);
      }
    }

    String sql(boolean open) {
      return id == null
          ? ""
          : open ? " and (a.due_before, a.id) > (:due, :after)" : " and a.id < :after";
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql) {
      if (id == null) {
        return sql;
      }
      return due == null
          ? sql.param("after", id)
          : sql.param("after", id).param("due", Sql.time(due));
    }
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        ApologyRepository.row(row, number),
        row.getString("code"),
        row.getString("procedure_name"),
        row.getString("owner_name"),
        row.getString("handling_name"),
        row.getString("assignee_name"));
  }
}
