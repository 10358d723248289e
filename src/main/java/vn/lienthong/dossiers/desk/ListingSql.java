package vn.lienthong.dossiers.desk;

/** The statements of {@link DossierListing}; every one joins ranges of unit paths to an index. */
final class ListingSql {
  private ListingSql() {}

  private static final String UNIT =
      """
      unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
      join dossiers.dossier d on d.desk_path >= r.low collate "C" and d.desk_path < r.high
        and d.step_key is not null
      """;

  private static final String RUNNING =
      " d.finished_at is null and d.paused_since is null and d.due_at is not null ";

  static final String COUNTS =
      """
      with unit as materialized (
        select d.status, d.due_at, d.finished_at, d.paused_since, d.id
        from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
        join dossiers.dossier d on d.desk_path >= r.low collate "C" and d.desk_path < r.high
          and d.step_key is not null
      )
      select
        (select count(*) from dossiers.dossier d
          where d.assignee = :me and d.step_key is not null)
        + (select count(*)
          from unnest(cast(:role_lows as text[]), cast(:role_highs as text[]),
            cast(:roles as text[])) as r(low, high, role)
          join dossiers.dossier d on d.desk_path >= r.low collate "C" and d.desk_path < r.high
            and d.desk_role = r.role
          where d.assignee is null and d.step_key is not null) as mine,
        u.*,
        (select count(distinct c.dossier_id) from dossiers.consultation c
          join unit on unit.id = c.dossier_id
          where c.answered_at is null and c.closed_at is null) as consulting,
        (select count(distinct c.dossier_id)
          from unnest(cast(:answer_lows as text[]), cast(:answer_highs as text[])) as r(low, high)
          join dossiers.consultation c on c.asked_path >= r.low collate "C"
            and c.asked_path < r.high
          where c.answered_at is null and c.closed_at is null) as asked,
        (select count(*)
          from unnest(cast(:intake_lows as text[]), cast(:intake_highs as text[])) as r(low, high)
          join dossiers.dossier d on d.received_path >= r.low collate "C"
            and d.received_path < r.high
          where d.status = 'REGISTERED') as online,
        (select count(*)
          from unnest(cast(:return_lows as text[]), cast(:return_highs as text[])) as r(low, high)
          join dossiers.dossier d on d.received_path >= r.low collate "C"
            and d.received_path < r.high
          where d.status = 'HANDLED') as returning
      from (
        select
          count(*) as unit,
          count(*) filter (where finished_at is null and paused_since is null
            and due_at < :now) as overdue,
          count(*) filter (where finished_at is null and paused_since is null
            and due_at >= :now and due_at < :end_of_day) as today,
          count(*) filter (where status = 'SUPPLEMENT_REQUESTED') as supplement
        from unit) u
      """;

  static final String EVERYTHING = "dossiers.dossier d where true";

  static final String INVOLVED =
      """
      dossiers.dossier d where d.id in (
        select i.dossier_id
        from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
        join dossiers.involved i on i.unit_path >= r.low collate "C" and i.unit_path < r.high)
      """;

  /** Mine by name, or nobody's yet at a step that my position does. */
  private static final String MINE =
      """
      dossiers.dossier d where d.id in (
        select m.id from dossiers.dossier m where m.assignee = :me and m.step_key is not null
        union all
        select m.id
        from unnest(cast(:role_lows as text[]), cast(:role_highs as text[]),
          cast(:roles as text[])) as r(low, high, role)
        join dossiers.dossier m on m.desk_path >= r.low collate "C" and m.desk_path < r.high
          and m.desk_role = r.role
        where m.assignee is null and m.step_key is not null)
      """;

  static String queue(Queue queue) {
    return switch (queue) {
      case MINE -> MINE;
      case UNIT -> UNIT + " where true";
      case OVERDUE -> UNIT + " where" + RUNNING + "and d.due_at < :now";
      case TODAY -> UNIT + " where" + RUNNING + "and d.due_at >= :now and d.due_at < :end_of_day";
      case SUPPLEMENT -> UNIT + " where d.status = 'SUPPLEMENT_REQUESTED'";
      case CONSULTING ->
          UNIT
              + """
               where exists (select 1 from dossiers.consultation c where c.dossier_id = d.id
                 and c.answered_at is null and c.closed_at is null)
              """;
      case ASKED ->
          """
          dossiers.dossier d where d.id in (
            select c.dossier_id
            from unnest(cast(:answer_lows as text[]), cast(:answer_highs as text[]))
              as r(low, high)
            join dossiers.consultation c on c.asked_path >= r.low collate "C"
              and c.asked_path < r.high
            where c.answered_at is null and c.closed_at is null)
          """;
      case ONLINE -> reception("intake", "REGISTERED");
      case RETURNING -> reception("return", "HANDLED");
    };
  }

  private static String reception(String ranges, String status) {
    return """
    unnest(cast(:%1$s_lows as text[]), cast(:%1$s_highs as text[])) as r(low, high)
    join dossiers.dossier d on d.received_path >= r.low collate "C"
      and d.received_path < r.high
    where d.status = '%2$s'
    """
        .formatted(ranges, status);
  }

  static boolean newestFirst(String from) {
    return from.equals(EVERYTHING) || from.equals(INVOLVED);
  }

  private static final String COLUMNS =
      """
      d.id, d.code, d.procedure_name, d.owner_name, d.owner ->> 'address' as owner_address,
        d.subject, d.channel, d.status, d.step_name, d.desk_name, d.assignee_name, d.submitted_at,
        d.answer_by, d.received_at, d.clock_start, d.due_at, d.paused_since, d.finished_at,
        c.asked_name as consulted, c.due_at as consulted_until
      """;

  private static final String CONSULTED =
      """
      left join lateral (
        select asked_name, due_at from dossiers.consultation
        where dossier_id = d.id and answered_at is null and closed_at is null
        order by due_at limit 1) c on true
      """;

  /** The lateral look-up runs for the rows of the page only. */
  static String page(String from, Filter filter, PageKey key) {
    boolean newest = newestFirst(from);
    String order =
        newest ? "d.id desc" : "coalesce(d.due_at, d.answer_by, timestamptz 'infinity'), d.id";
    return "select "
        + COLUMNS
        + " from (select d.* from "
        + from
        + filter.sql()
        + key.sql(newest)
        + " order by "
        + order
        + " limit cast(:limit as int)) d "
        + CONSULTED
        + " order by "
        + order;
  }

  /**
   * What the user is to do: own steps, filings to receive, questions to answer. What waits for the
   * applicant is nobody's work.
   */
  static final String URGENT =
      """
      with work as (
        select m.id, m.due_at as until, cast(null as timestamptz) as asked_at
        from dossiers.dossier m
        where m.assignee = :me and m.step_key is not null
          and m.status in ('RECEIVED', 'PROCESSING')
        union all
        select m.id, m.due_at, null
        from unnest(cast(:role_lows as text[]), cast(:role_highs as text[]),
          cast(:roles as text[])) as r(low, high, role)
        join dossiers.dossier m on m.desk_path >= r.low collate "C" and m.desk_path < r.high
          and m.desk_role = r.role
        where m.assignee is null and m.step_key is not null
          and m.status in ('RECEIVED', 'PROCESSING')
        union all
        select m.id, m.answer_by, null
        from unnest(cast(:intake_lows as text[]), cast(:intake_highs as text[])) as r(low, high)
        join dossiers.dossier m on m.received_path >= r.low collate "C"
          and m.received_path < r.high
        where m.status = 'REGISTERED'
        union all
        select c.dossier_id, c.due_at, c.asked_at
        from unnest(cast(:answer_lows as text[]), cast(:answer_highs as text[])) as r(low, high)
        join dossiers.consultation c on c.asked_path >= r.low collate "C" and c.asked_path < r.high
        where c.answered_at is null and c.closed_at is null
      ), first as (
        select id, until, asked_at
        from (select distinct on (id) id, until, asked_at from work order by id, until) w
        order by until nulls last, id limit :limit
      )
      select first.until, first.asked_at,
      """
          + COLUMNS
          + " from first join dossiers.dossier d on d.id = first.id "
          + CONSULTED
          + " order by first.until nulls last, d.id";
}
