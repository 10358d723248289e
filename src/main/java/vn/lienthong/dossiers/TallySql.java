package vn.lienthong.dossiers;

import java.util.List;
import java.util.stream.Collectors;

/** The statements of {@link Tally}. */
public final class TallySql {
  private TallySql() {}

  /** What is counted, in columns of that name. */
  private static final List<String> COUNTS =
      List.of(
          "received",
          "early",
          "on_time",
          "late",
          "undated",
          "returned",
          "withdrawn",
          "stopped",
          "turned_away",
          "late_stock",
          "supplement",
          "payment",
          "minutes",
          "ratings",
          "points",
          "most");

  /** By what is counted. */
  private static final String KEYS =
      "agency, unit, unit_path, centre, centre_path, procedure_code, sector, officer, channel";

  private static final String ALL = String.join(", ", COUNTS);
  private static final String SUMS = each("sum(%s)");
  private static final String ZEROS = each("0");

  private static final String DOSSIERS =
      """
      with d as materialized (
        select d.id, d.competent_unit as agency, d.handling_unit as unit,
          d.handling_path as unit_path, d.received_unit as centre,
          d.received_path as centre_path, d.procedure_code, coalesce(d.sector, '') as sector,
          d.channel, d.status, d.received_at, d.finished_at,
          coalesce(d.clock_start, d.received_at) as started_at,
          coalesce((select c.before from dossiers.due_change c
            where c.dossier_id = d.id and c.cause = 'REAPPOINTED' order by c.at limit 1),
            d.due_at) as promised,
          coalesce(
            (select s.assignee from dossiers.step s
              where s.dossier_id = d.id and s.assignee is not null and s.name = (
                select e.step_after from dossiers.event e
                where e.dossier_id = d.id and e.kind = 'ASSIGNED' order by e.version desc limit 1)
              order by s.started_at desc, s.id desc limit 1),
            case when d.desk_role = 'SPECIALIST' then d.assignee end,
            (select s.assignee from dossiers.step s
              where s.dossier_id = d.id and s.assignee is not null and s.step_key = (
                select e.step_key from dossiers.event e
                where e.dossier_id = d.id and e.kind = 'PROPOSED' order by e.version limit 1)
              order by s.started_at desc, s.id desc limit 1),
            '00000000-0000-0000-0000-000000000000') as officer
        from dossiers.dossier d where d.id = any (:ids)
      )
      """;

  /**
   * Each state of a dossier with its beginning and end; a wait of somebody who has not been
   * received yet is none of ours.
   */
  private static final String BOOKED =
      """
      , spell as materialized (
        select s.*, d.promised from (
          select e.dossier_id as id, e.status, e.at as since,
            lead(e.at) over (partition by e.dossier_id order by e.version, e.at, e.id) as until
          from dossiers.event e where e.dossier_id = any (:ids)) s
        join d on d.id = s.id and s.since >= d.received_at
      ), booked (id, at, what, n) as (
        select id, received_at, 'received', 1::bigint from d where received_at is not null
        union all
        select id, finished_at, case
            when received_at is null then 'turned_away'
            when status = 'NOT_RECEIVED' then 'returned'
            when status = 'WITHDRAWN' then 'withdrawn'
            when status = 'STOPPED' then 'stopped'
            when promised is null then 'undated'
            when finished_at > promised then 'late'
            when (finished_at at time zone 'Asia/Ho_Chi_Minh')::date
              < (promised at time zone 'Asia/Ho_Chi_Minh')::date then 'early'
            else 'on_time' end, 1
        from d where finished_at is not null
        union all
        select id, finished_at, 'minutes', greatest(0, extract(epoch from finished_at - started_at
            - coalesce((select sum(s.until - s.since) from spell s where s.id = d.id
              and s.status in ('SUPPLEMENT_REQUESTED', 'PAYMENT_REQUESTED')), interval '0'))
            / 60)::bigint
        from d where status in ('HANDLED', 'RETURNED') and finished_at is not null
          and started_at is not null
        union all
        select id, since, case status when 'PAYMENT_REQUESTED' then 'payment' else 'supplement' end,
          1
        from spell where status in ('SUPPLEMENT_REQUESTED', 'PAYMENT_REQUESTED')
        union all
        select id, until, case status when 'PAYMENT_REQUESTED' then 'payment' else 'supplement' end,
          -1
        from spell where status in ('SUPPLEMENT_REQUESTED', 'PAYMENT_REQUESTED')
          and until is not null
        union all
        select id, greatest(since, promised), 'late_stock', 1 from spell
        where status in ('RECEIVED', 'PROCESSING') and promised is not null
          and (until is null or until > promised)
        union all
        select id, until, 'late_stock', -1 from spell
        where status in ('RECEIVED', 'PROCESSING') and until > promised
        union all
        select r.dossier_id, r.rated_at, v.what, v.n
        from dossiers.rating r
        cross join lateral (values ('ratings', 1::bigint), ('most', r.most::bigint),
          ('points', (select sum(p.value::bigint) from jsonb_each_text(r.scores) p)))
          as v (what, n)
        where r.dossier_id = any (:ids)
      )
      """;

  static final String REFRESH =
      (DOSSIERS
              + BOOKED
              + ", line as (insert into dossiers.report_line (dossier_id, day, %1$s, %2$s)\n"
              + " select id, day, %1$s, %3$s from (select b.id, (b.at at time zone"
              + " 'Asia/Ho_Chi_Minh')::date as day, %1$s,\n"
              + "%4$s\n"
              + " from booked b join d on d.id = b.id group by b.id, 2, %1$s\n"
              + " union all select l.dossier_id, l.day, %1$s, %5$s from dossiers.report_line l"
              + " where l.dossier_id = any (:ids)) x\n"
              + " group by id, day, %1$s having (%3$s) <> (%6$s) returning *)\n"
              + " insert into dossiers.tally_delta (day, %1$s, %2$s) select day, %1$s, %2$s from"
              + " line")
          .formatted(
              KEYS,
              ALL,
              SUMS,
              each("coalesce(sum(b.n) filter (where b.what = '%1$s'), 0) as %1$s"),
              each("-l.%s"),
              ZEROS);

  /**
   * Of a dossier {@code x}, who owes the next act: the one whom the state, an open question {@code
   * c} or the step names; {@code s} says what is waited for, where and since when.
   */
  public static final String OWING =
      """
      left join lateral (select asked_unit, asked_name, asked_at from dossiers.consultation
        where dossier_id = x.id and answered_at is null and closed_at is null
        order by due_at limit 1) c on true
      cross join lateral (select case
        when x.status = 'SUPPLEMENT_REQUESTED' then 'SUPPLEMENT'
        when x.status = 'PAYMENT_REQUESTED' then 'PAYMENT'
        when x.status = 'REGISTERED' then 'RECEPTION'
        when c.asked_unit is not null then 'CONSULTATION'
        when x.desk_role = 'LEADER' then 'SIGNATURE'
        when x.desk_role = 'CLERK' then 'ISSUE'
        when x.desk_role = 'HEAD' then 'ASSIGNMENT'
        else 'WORK' end as waiting) w
      cross join lateral (select w.waiting,
        coalesce(case w.waiting when 'CONSULTATION' then c.asked_at
          when 'SUPPLEMENT' then x.paused_since when 'PAYMENT' then x.paused_since end,
          x.step_started_at, x.submitted_at) as since,
        coalesce(x.desk_unit, x.received_unit) as desk_unit,
        coalesce(x.desk_name, x.received_name) as desk_name) s
      """;

  /** Where each open dossier stands. */
  static final String OPEN =
      (DOSSIERS
              + """
                , ended as (delete from dossiers.report_open o using d
                  where o.dossier_id = d.id and d.finished_at is not null)
                insert into dossiers.report_open as o (dossier_id, %1$s, status, promised, received,
                  waiting, since, due_at, desk_unit, desk_name, desk_path, step_name, assignee,
                  assignee_name, asked_unit, asked_name)
                select d.id, %2$s, d.status, d.promised, d.received_at is not null, s.waiting,
                  s.since, coalesce(x.due_at, x.answer_by), s.desk_unit, s.desk_name,
                  coalesce(x.desk_path, x.received_path), coalesce(x.step_name, ''), x.assignee,
                  x.assignee_name, c.asked_unit, c.asked_name
                from d
                join dossiers.dossier x on x.id = d.id
                %3$s
                where d.finished_at is null
                on conflict (dossier_id) do update set agency = excluded.agency, unit = excluded.unit,
              unit_path = excluded.unit_path, centre = excluded.centre,
              centre_path = excluded.centre_path, officer = excluded.officer,
                  status = excluded.status, promised = excluded.promised, received = excluded.received,
                  waiting = excluded.waiting, since = excluded.since, due_at = excluded.due_at,
                  desk_unit = excluded.desk_unit, desk_name = excluded.desk_name,
                  desk_path = excluded.desk_path, step_name = excluded.step_name,
                  assignee = excluded.assignee, assignee_name = excluded.assignee_name,
                  asked_unit = excluded.asked_unit, asked_name = excluded.asked_name
              """)
          .formatted(KEYS, "d." + KEYS.replace(", ", ", d."), OWING);

  /** In the order of the key, so that two who rate in one moment wait in one order. */
  static final String RATINGS =
      DOSSIERS
          + """
          , r as (update dossiers.rating set counted = true
            where dossier_id = any (:ids) and not counted returning dossier_id, rated_at, scores)
          insert into dossiers.rating_tally as t (day, agency, unit, unit_path, centre_path,
            officer, code, answers, points)
          select (r.rated_at at time zone 'Asia/Ho_Chi_Minh')::date, agency, unit, unit_path,
            centre_path, officer, case when s.key ~ '^[0-9]+$' then 'I' || s.key else s.key end,
            count(*), sum(s.value::bigint)
          from r join d on d.id = r.dossier_id cross join lateral jsonb_each_text(r.scores) s
          group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 5, 6, 7
          on conflict (day, agency, unit, centre_path, officer, code) do update
            set answers = t.answers + excluded.answers, points = t.points + excluded.points
          """;

  static final String FOLD =
      ("with gone as (delete from dossiers.tally_delta returning *)"
              + " insert into dossiers.tally as t (day, %1$s, %2$s)"
              + " select day, %1$s, %3$s from gone group by day, %1$s"
              + " on conflict (day, %1$s) do update set %4$s")
          .formatted(KEYS, ALL, SUMS, each("%1$s = t.%1$s + excluded.%1$s"));

  /** Books what the tally lacks against the bookings of the dossiers; one look at one moment. */
  static final String MEND =
      ("insert into dossiers.tally_delta (day, %1$s, %2$s) select day, %1$s, %3$s from ("
              + " select day, %1$s, %2$s from dossiers.report_line"
              + " union all select day, %1$s, %4$s from dossiers.tally"
              + " union all select day, %1$s, %4$s from dossiers.tally_delta) x"
              + " group by day, %1$s having (%3$s) <> (%5$s)")
          .formatted(KEYS, ALL, SUMS, each("-%s"), ZEROS);

  private static String each(String pattern) {
    return COUNTS.stream().map(pattern::formatted).collect(Collectors.joining(", "));
  }
}
