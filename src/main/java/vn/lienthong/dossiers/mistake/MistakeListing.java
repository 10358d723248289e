package vn.lienthong.dossiers.mistake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.DossierMistake;
import vn.lienthong.dossiers.ResultReport;
import vn.lienthong.dossiers.ResultReportRepository;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** Reports of wrong and missing results of the user's units, and those that wait for the user. */
@Repository
class MistakeListing {
  private static final List<String> SEEING =
      List.of(
          "dossiers.process",
          "dossiers.assign",
          "dossiers.approve",
          "dossiers.issue",
          "dossiers.receive",
          "dossiers.return",
          "dossiers.view");

  private final JdbcClient jdbc;

  MistakeListing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The tabs of the page. */
  enum Tab {
    WAITING,
    OPEN,
    CORRECTED,
    REJECTED,
    ALL;

    /** Message key. */
    String label() {
      return "dossiers.mistake.tab." + name();
    }

    private String states() {
      return switch (this) {
        case WAITING, OPEN -> "'REPORTED', 'ACCEPTED'";
        case CORRECTED -> "'CORRECTED'";
        case REJECTED -> "'REJECTED'";
        case ALL -> "'REPORTED', 'ACCEPTED', 'CORRECTED', 'REJECTED'";
      };
    }
  }

  /**
   * What the list is narrowed to.
   *
   * @param text part of the code of the dossier or of the name of its owner
   * @param byApplicant whether the applicant reported it, or an officer
   */
  record Narrowed(
      Tab tab,
      @Nullable String text,
      ResultReport.@Nullable Kind kind,
      @Nullable Boolean byApplicant) {
    boolean more() {
      return (text != null && !text.isBlank()) || kind != null || byApplicant != null;
    }
  }

  /**
   * @param may what the user may do with this one
   */
  record Row(
      ResultReport report,
      String code,
      String procedure,
      String owner,
      String agency,
      DossierMistake.May may) {}

  /**
   * At the deciding agency, at the counter, or at the division below the agency that handled it.
   */
  private static final String SEEN =
      """
      r.id in (
        select x.id from unnest(cast(:lows as text[]), cast(:highs as text[])) as g(low, high)
        join dossiers.result_report x
          on x.agency_path >= g.low collate "C" and x.agency_path < g.high
        union
        select x.id from unnest(cast(:lows as text[]), cast(:highs as text[])) as g(low, high)
        join dossiers.result_report x
          on x.received_path >= g.low collate "C" and x.received_path < g.high
        union
        select x.id from dossiers.result_report x
        join dossiers.dossier y on y.id = x.dossier_id
        join unnest(cast(:lows as text[]), cast(:highs as text[])) as g(low, high)
          on y.handling_path >= g.low collate "C" and y.handling_path < g.high
        where x.agency_path = any (cast(:above as text[])))
      """;

  private static final String WAITING =
      """
      d.status in ('HANDLED', 'RETURNED') and ((r.state = 'REPORTED' and exists (select 1
        from unnest(cast(:decide_lows as text[]), cast(:decide_highs as text[])) as g(low, high)
        where r.agency_path >= g.low collate "C" and r.agency_path < g.high))
      or (r.state = 'ACCEPTED' and exists (select 1
        from unnest(cast(:issue_lows as text[]), cast(:issue_highs as text[])) as g(low, high)
        where r.agency_path >= g.low collate "C" and r.agency_path < g.high)))
      """;

  private static final String NARROWED =
      """
      and (cast(:kind as text) is null or r.kind = :kind)
      and (cast(:by_applicant as boolean) is null or r.by_applicant = :by_applicant)
      and (cast(:text as text) is null or position(lower(:text) in lower(d.code)) > 0
        or position(lower(:text) in lower(d.owner_name)) > 0)
      """;

  private static String from(Tab tab) {
    return " from dossiers.result_report r join dossiers.dossier d on d.id = r.dossier_id"
        + " where r.state in (%s) and ".formatted(tab.states())
        + (tab == Tab.WAITING ? WAITING : SEEN);
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
    return bind(jdbc.sql("select count(*)" + from(tab)), tab, user).query(Long.class).single();
  }

  /** The newest first. */
  @Transactional(readOnly = true)
  KeyPage<Row> page(Narrowed by, @Nullable UUID after, int size, CurrentUser user) {
    String text = by.text();
    List<Row> rows =
        bind(
                jdbc.sql(
                    "select r.*, d.code, d.procedure_name, d.owner_name, d.competent_name, d.status"
                        + from(by.tab())
                        + NARROWED
                        + " and (cast(:after as uuid) is null or r.id < :after)"
                        + " order by r.id desc limit :limit"),
                by.tab(),
                user)
            .param("text", text == null || text.isBlank() ? null : text.strip())
            .param("kind", by.kind() == null ? null : by.kind().name())
            .param("by_applicant", by.byApplicant())
            .param("after", after)
            .param("limit", size + 1)
            .query((row, number) -> row(row, number, user))
            .list();
    return KeyPage.of(rows, size, row -> row.report().id());
  }

  private static JdbcClient.StatementSpec bind(
      JdbcClient.StatementSpec sql, Tab tab, CurrentUser user) {
    if (tab == Tab.WAITING) {
      UnitRanges decides = UnitRanges.of(user, List.of(DossierMistake.DECIDES));
      UnitRanges issues = UnitRanges.of(user, List.of(DossierMistake.ISSUES));
      return sql.param("decide_lows", decides.lows())
          .param("decide_highs", decides.highs())
          .param("issue_lows", issues.lows())
          .param("issue_highs", issues.highs());
    }
    UnitRanges ranges = UnitRanges.of(user, SEEING);
    return sql.param("lows", ranges.lows())
        .param("highs", ranges.highs())
        .param(
            "above",
            Stream.of(ranges.lows()).flatMap(MistakeListing::above).toArray(String[]::new));
  }

  /** The places in the tree above the path. */
  private static Stream<String> above(String path) {
    return Stream.iterate(upwards(path), one -> one.length() > 1, MistakeListing::upwards);
  }

  private static String upwards(String path) {
    return path.length() <= 1
        ? ""
        : path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
  }

  private static Row row(ResultSet row, int number, CurrentUser user) throws SQLException {
    ResultReport report = ResultReportRepository.row(row, number);
    String agency = row.getString("agency_path");
    return new Row(
        report,
        row.getString("code"),
        row.getString("procedure_name"),
        row.getString("owner_name"),
        row.getString("competent_name"),
        new DossierMistake.May(
            false,
            report.state() == ResultReport.State.REPORTED
                && user.may(DossierMistake.DECIDES, agency),
            report.state() == ResultReport.State.ACCEPTED
                && user.may(DossierMistake.ISSUES, agency),
            report.state() == ResultReport.State.ACCEPTED
                && user.may(DossierMistake.DECIDES, agency)));
  }
}
