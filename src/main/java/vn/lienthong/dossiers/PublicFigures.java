package vn.lienthong.dossiers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.HomeSource;
import vn.lienthong.shared.web.Texts;

/** What the public may know of the one-stop's work: figures of late, what is filed most. */
@Repository
class PublicFigures implements HomeSource {
  private static final int LATELY = 30;
  private static final int DAYS = 90;
  private static final int PROCEDURES = 50;

  /**
   * A dossier whose date was appointed again counts by the date before: the apology of Form 04 does
   * not make it on time (NĐ 61/2018 Art. 19.9). One without a due date is neither on time nor late.
   */
  static final String MONTH =
      """
      with handled as (
        select d.finished_at, coalesce(c.before, d.due_at) as due_at
        from dossiers.dossier d
        left join (select distinct on (dossier_id) dossier_id, before from dossiers.due_change
          where cause = 'REAPPOINTED' order by dossier_id, at) c on c.dossier_id = d.id
        where d.status in ('HANDLED', 'RETURNED')
          and d.finished_at >= :from and d.finished_at < :to
      )
      select
        (select count(*) from dossiers.dossier
          where received_at is not null and received_at >= :from and received_at < :to) as received,
        (select count(*) from handled) as handled,
        (select count(*) from handled where due_at is not null) as promised,
        (select count(*) from handled where finished_at <= due_at) as in_time,
        r.ratings, r.points, r.most
      from (
        select count(*) as ratings, coalesce(sum(most), 0) as most, coalesce(sum(
          (select sum(s.value::int) from jsonb_each_text(scores) s)), 0) as points
        from dossiers.rating where rated_at >= :from and rated_at < :to) r
      """;

  static final String USES =
      """
      select procedure_code, count(*) as uses from dossiers.dossier where submitted_at >= :from
      group by procedure_code order by uses desc fetch first :most rows with ties
      """;

  private final JdbcClient jdbc;
  private final MessageSource messages;
  private final Clock clock;

  PublicFigures(JdbcClient jdbc, MessageSource messages, Clock clock) {
    this.jdbc = jdbc;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Counts of some days in Vietnam, often a month.
   *
   * @param handled a result was issued, granted or refused
   * @param promised those of the handled that had a due date
   * @param inTime those of the promised that were handled by then
   * @param points of all ratings given, of {@code most} that could be given
   */
  record Month(
      long received,
      long handled,
      long promised,
      long inTime,
      long ratings,
      long points,
      long most) {}

  Month month(LocalDate any) {
    LocalDate first = any.withDayOfMonth(1);
    return between(first, first.plusMonths(1));
  }

  /** On the first of a month there would be nothing to see of that month. */
  private Month lately() {
    LocalDate tomorrow = Vietnam.today(clock).plusDays(1);
    return between(tomorrow.minusDays(LATELY), tomorrow);
  }

  private Month between(LocalDate from, LocalDate before) {
    return jdbc.sql(MONTH)
        .param("from", Sql.time(from.atStartOfDay(Vietnam.ZONE).toInstant()))
        .param("to", Sql.time(before.atStartOfDay(Vietnam.ZONE).toInstant()))
        .query(Month.class)
        .single();
  }

  @Override
  public List<Figure> figures(Locale locale) {
    Month month = lately();
    Texts texts = new Texts(messages, locale);
    NumberFormat count = NumberFormat.getIntegerInstance(locale);
    return List.of(
        new Figure(
            100,
            "dossiers.figure.received",
            count.format(month.received()),
            texts.t("dossiers.figure.received.note")),
        new Figure(
            110,
            "dossiers.figure.handled",
            count.format(month.handled()),
            texts.t("dossiers.figure.handled.note")),
        new Figure(
            120,
            "dossiers.figure.inTime",
            share(month.inTime(), month.promised(), locale),
            month.promised() == 0
                ? texts.t("dossiers.figure.inTime.none")
                : texts.t("dossiers.figure.inTime.note", month.promised())),
        new Figure(
            130,
            "dossiers.figure.satisfied",
            share(month.points(), month.most(), locale),
            month.ratings() == 0
                ? texts.t("dossiers.figure.satisfied.none")
                : texts.t("dossiers.figure.satisfied.note", month.ratings())));
  }

  /** Rounded down, so that 100% says that not one was late. */
  static String share(long part, long whole, Locale locale) {
    if (whole == 0) {
      return "–";
    }
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(1);
    format.setRoundingMode(RoundingMode.DOWN);
    return format.format(
        BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.DOWN));
  }

  /** From when a filing counts as lately. */
  Instant since() {
    return Vietnam.today(clock).minusDays(DAYS).atStartOfDay(Vietnam.ZONE).toInstant();
  }

  @Override
  public Map<String, Long> uses() {
    Map<String, Long> uses = new LinkedHashMap<>();
    jdbc.sql(USES)
        .param("from", Sql.time(since()))
        .param("most", PROCEDURES)
        .query(row -> {
          uses.put(row.getString("procedure_code"), row.getLong("uses"));
        });
    return uses;
  }
}
