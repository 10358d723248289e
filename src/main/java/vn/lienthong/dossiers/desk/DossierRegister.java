package vn.lienthong.dossiers.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** The register with the columns of Mẫu số 07 (TT 03/2025/TT-VPCP), of what was received. */
@Repository
class DossierRegister {
  private static final int FETCH = 500;
  static final List<String> COLUMNS =
      List.of(
          "no",
          "code",
          "content",
          "sets",
          "owner",
          "address",
          "phone",
          "received",
          "due",
          "collected",
          "givenBy",
          "takenBy",
          "receiver",
          "helped",
          "area",
          "agency",
          "channel",
          "status",
          "note");

  private static final String SELECT =
      """
      select d.id, d.code, d.subject, d.copies, d.owner_name, d.owner ->> 'address' as address,
        d.owner ->> 'phone' as phone,
        d.owner ->> 'communeCode' as commune, d.received_at, d.due_at, d.returned_at, d.channel,
        d.status,
        d.competent_name, d.received_name, d.helped_name, h.collector, h.returned_by_name,
        (select e.person from dossiers.event e
          where e.dossier_id = d.id and e.kind = 'ACCEPTED' order by e.version limit 1) as receiver
      from %s
      left join lateral (select collector, returned_by_name from dossiers.handover
        where dossier_id = d.id order by at desc limit 1) h on true
      """;

  private final JdbcClient jdbc;

  DossierRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Line(
      UUID id,
      String code,
      String subject,
      int copies,
      String owner,
      @Nullable String address,
      @Nullable String phone,
      @Nullable String commune,
      Instant receivedAt,
      @Nullable Instant dueAt,
      @Nullable Instant returnedAt,
      String channel,
      DossierStatus status,
      String agency,
      String centre,
      String helped,
      @Nullable String collector,
      @Nullable String returnedBy,
      @Nullable String receiver) {}

  record RegisterPage(
      List<Line> lines,
      @Nullable String next,
      Map<String, String> filter,
      Set<String> unread,
      String excel) {}

  /** Newest first. */
  @Transactional(readOnly = true)
  RegisterPage page(Filter filter, @Nullable String after, int size, CurrentUser user) {
    PageKey key = PageKey.read(after);
    UnitRanges ranges = UnitRanges.of(user, List.of("dossiers.export"));
    String inner =
        "(select d.* from "
            + from(ranges)
            + " and d.received_at is not null "
            + filter.sql()
            + key.sql(true)
            + " order by d.id desc limit :limit) d";
    List<Line> lines =
        bind(
                key.bind(filter.bind(jdbc.sql(SELECT.formatted(inner) + " order by d.id desc"))),
                ranges)
            .param("limit", size + 1)
            .query(DossierRegister::line)
            .list();
    boolean more = lines.size() > size;
    KeyPage<Line> page =
        new KeyPage<>(
            more ? List.copyOf(lines.subList(0, size)) : lines,
            more ? lines.get(size - 1).id().toString() : null);
    return new RegisterPage(
        page.rows(),
        page.next() == null ? null : filter.url("/dossiers/register", "after", page.next()),
        filter.parameters(),
        filter.unread().keySet(),
        filter.url("/dossiers/register.xlsx"));
  }

  /** Oldest first, every row that the user may export. */
  @Transactional(readOnly = true)
  void write(Filter filter, CurrentUser user, Texts texts, OutputStream out) throws IOException {
    UnitRanges ranges = UnitRanges.of(user, List.of("dossiers.export"));
    String inner =
        "(select d.* from "
            + from(ranges)
            + " and d.received_at is not null "
            + filter.sql()
            + ") d";
    List<String> head = COLUMNS.stream().map(c -> texts.t("dossiers.register." + c)).toList();
    try (ExcelRows rows = new ExcelRows(texts.t("dossiers.register.title"), head);
        var lines =
            bind(
                filter.bind(jdbc.sql(SELECT.formatted(inner) + " order by d.received_at, d.id")),
                ranges)
                .withFetchSize(FETCH)
                .query(DossierRegister::line)
                .stream()) {
      lines.forEach(line -> rows.add(cells(line, texts)));
      rows.write(out);
    }
  }

  /** Oldest first, so many at most; one more row says that there are more. */
  @Transactional(readOnly = true)
  List<Line> first(Filter filter, int most, CurrentUser user) {
    UnitRanges ranges = UnitRanges.of(user, List.of("dossiers.export"));
    String inner =
        "(select d.* from "
            + from(ranges)
            + " and d.received_at is not null "
            + filter.sql()
            + " order by d.received_at, d.id limit :limit) d";
    return bind(
            filter.bind(jdbc.sql(SELECT.formatted(inner) + " order by d.received_at, d.id")),
            ranges)
        .param("limit", most + 1)
        .query(DossierRegister::line)
        .list();
  }

  private static List<String> cells(Line line, Texts texts) {
    return List.of(
        line.code(),
        line.subject(),
        "" + line.copies(),
        line.owner(),
        text(line.address()),
        text(line.phone()),
        ListExport.when(line.receivedAt()),
        ListExport.when(line.dueAt()),
        ListExport.when(line.returnedAt()),
        text(line.returnedBy()),
        text(line.collector()),
        text(line.receiver()),
        line.helped(),
        line.centre(),
        line.agency(),
        texts.t("dossiers.channel." + line.channel()),
        texts.t(line.status().label()),
        "");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String from(UnitRanges ranges) {
    return ranges.everything() ? ListingSql.EVERYTHING : ListingSql.INVOLVED;
  }

  private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, UnitRanges ranges) {
    return sql.param("lows", ranges.lows()).param("highs", ranges.highs());
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("subject"),
        row.getInt("copies"),
        row.getString("owner_name"),
        row.getString("address"),
        row.getString("phone"),
        row.getString("commune"),
        Sql.at(row, "received_at"),
        Sql.instant(row, "due_at"),
        Sql.instant(row, "returned_at"),
        row.getString("channel"),
        DossierStatus.valueOf(row.getString("status")),
        row.getString("competent_name"),
        row.getString("received_name"),
        row.getString("helped_name"),
        row.getString("collector"),
        row.getString("returned_by_name"),
        row.getString("receiver"));
  }
}
