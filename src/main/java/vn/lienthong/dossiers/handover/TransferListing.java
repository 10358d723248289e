package vn.lienthong.dossiers.handover;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossiers.Transfer;
import vn.lienthong.dossiers.TransferRepository;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** The lists of the user's units, and those that wait for the user to confirm. */
@Repository
class TransferListing {
  private static final List<String> SEEING = List.of("dossiers.view");

  private final JdbcClient jdbc;

  TransferListing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The tabs of the page. */
  enum Tab {
    INCOMING,
    OUTGOING,
    DONE;

    /** Message key. */
    String label() {
      return "dossiers.handover.tab." + name();
    }
  }

  /** Dossiers come to those who assign or register, results to those who return them. */
  private static final String INCOMING =
      """
      select t.* from dossiers.transfer t
      where t.state = 'SENT' and t.id in (
        select x.id
        from unnest(cast(:agency_lows as text[]), cast(:agency_highs as text[])) as r(low, high)
        join dossiers.transfer x on x.to_path >= r.low collate "C" and x.to_path < r.high
        where x.state = 'SENT' and x.direction = 'TO_AGENCY'
        union all
        select x.id
        from unnest(cast(:centre_lows as text[]), cast(:centre_highs as text[])) as r(low, high)
        join dossiers.transfer x on x.to_path >= r.low collate "C" and x.to_path < r.high
        where x.state = 'SENT' and x.direction = 'TO_CENTRE')
      """;

  private static final String OUTGOING =
      """
      select t.* from dossiers.transfer t
      where t.state = 'SENT' and t.id in (
        select x.id from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
        join dossiers.transfer x on x.from_path >= r.low collate "C" and x.from_path < r.high)
      """;

  private static final String DONE =
      """
      select t.* from dossiers.transfer t
      where t.state <> 'SENT' and t.id in (
        select x.id from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
        join dossiers.transfer x on x.from_path >= r.low collate "C" and x.from_path < r.high
        union
        select x.id from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
        join dossiers.transfer x on x.to_path >= r.low collate "C" and x.to_path < r.high)
      """;

  private static String from(Tab tab) {
    return switch (tab) {
      case INCOMING -> INCOMING;
      case OUTGOING -> OUTGOING;
      case DONE -> DONE;
    };
  }

  /** Newest first. */
  KeyPage<Transfer> page(Tab tab, @Nullable UUID after, int size, CurrentUser user) {
    List<Transfer> rows =
        bind(
                jdbc.sql(
                    from(tab)
                        + (after == null ? "" : " and t.id < :after")
                        + " order by t.id desc limit :limit"),
                tab,
                user)
            .param("after", after)
            .param("limit", size + 1)
            .query(TransferRepository::row)
            .list();
    return KeyPage.of(rows, size, Transfer::id);
  }

  long count(Tab tab, CurrentUser user) {
    return bind(jdbc.sql("select count(*) from (" + from(tab) + ") t"), tab, user)
        .query(Long.class)
        .single();
  }

  private static JdbcClient.StatementSpec bind(
      JdbcClient.StatementSpec sql, Tab tab, CurrentUser user) {
    if (tab != Tab.INCOMING) {
      UnitRanges ranges = UnitRanges.of(user, SEEING);
      return sql.param("lows", ranges.lows()).param("highs", ranges.highs());
    }
    UnitRanges agency = UnitRanges.of(user, Transfer.Direction.TO_AGENCY.takes());
    UnitRanges centre = UnitRanges.of(user, Transfer.Direction.TO_CENTRE.takes());
    return sql.param("agency_lows", agency.lows())
        .param("agency_highs", agency.highs())
        .param("centre_lows", centre.lows())
        .param("centre_highs", centre.highs());
  }
}
