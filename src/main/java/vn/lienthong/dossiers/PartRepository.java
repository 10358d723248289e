package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;
import vn.lienthong.worktime.Pause;

/** The parts of interlinked dossiers. An update of a stale version is refused, never merged. */
@Repository
public class PartRepository {
  private static final PartRows ROWS = new PartRows();

  private static final String UPDATE =
      """
      update dossiers.part set version = :version, status = :status, assignee = :assignee,
        assignee_name = :assignee_name, sent_at = :sent_at, clock_start = :clock_start,
        taken_at = :taken_at, due_at = :due_at, due_trace = cast(:due_trace as jsonb),
        calendar_version = :calendar_version, paused_since = :paused_since,
        finished_at = :finished_at, wish = cast(:wish as jsonb),
        proposal = cast(:proposal as jsonb),
        reminded_at = case when due_at is distinct from :due_at then null else reminded_at end,
        told_late_at = case when due_at is distinct from :due_at then null else told_late_at end
      where id = :id and version = :version - 1
      """;

  private final JdbcClient jdbc;

  PartRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Part part) {
    jdbc.sql(
            """
            insert into dossiers.part (id, dossier_id, version, part_key, place, name,
              procedure_code, lead, paper, after, status, unit_id, unit_name, unit_path, lead_path,
              assignee, assignee_name, term_amount, term_unit, supplement_rule, sent_at,
              clock_start, taken_at, due_at, due_trace, calendar_version, paused_since,
              finished_at, wish, proposal)
            values (:id, :dossier, :version, :key, :place, :name, :procedure, :lead, :paper,
              :after, :status, :unit_id, :unit_name, :unit_path, :lead_path, :assignee,
              :assignee_name, :term_amount, :term_unit, :supplement_rule, :sent_at, :clock_start,
              :taken_at, :due_at, cast(:due_trace as jsonb), :calendar_version, :paused_since,
              :finished_at, cast(:wish as jsonb), cast(:proposal as jsonb))
            """)
        .params(plan(part))
        .params(state(part))
        .update();
  }

  private static Map<String, @Nullable Object> plan(Part part) {
    Part.Plan plan = part.plan();
    Map<String, @Nullable Object> c = new LinkedHashMap<>();
    c.put("dossier", part.dossierId());
    c.put("key", plan.key());
    c.put("place", plan.order());
    c.put("name", plan.name());
    c.put("procedure", plan.procedureCode());
    c.put("lead", plan.lead());
    c.put("paper", plan.paper());
    c.put("after", plan.after().toArray(String[]::new));
    c.put("unit_id", part.place().unitId());
    c.put("unit_name", part.place().name());
    c.put("unit_path", part.place().path());
    c.put("lead_path", plan.leadPath());
    c.put("term_amount", plan.term().amount());
    c.put("term_unit", plan.term().unit());
    c.put("supplement_rule", plan.term().supplement().name());
    return c;
  }

  private static Map<String, @Nullable Object> state(Part part) {
    Part.Times times = part.times();
    Map<String, @Nullable Object> c = new LinkedHashMap<>();
    c.put("id", part.id());
    c.put("version", part.version());
    c.put("status", part.status().name());
    c.put("assignee", part.assignee());
    c.put("assignee_name", part.assigneeName());
    c.put("sent_at", Sql.time(times.sentAt()));
    c.put("clock_start", Sql.time(times.clockStart()));
    c.put("taken_at", Sql.time(times.takenAt()));
    c.put("due_at", Sql.time(times.dueAt()));
    c.put("due_trace", times.trace());
    c.put("calendar_version", times.deadline().calendarVersion());
    c.put("paused_since", Sql.time(times.pausedSince()));
    c.put("finished_at", Sql.time(times.finishedAt()));
    c.put("wish", part.wish() == null ? null : Sql.json(part.wish()));
    c.put("proposal", part.proposal() == null ? null : Sql.json(part.proposal()));
    return c;
  }

  /** Stores the part as the next version. */
  Part update(Part part) {
    Part next = part.atVersion(part.version() + 1);
    if (jdbc.sql(UPDATE).params(state(next)).update() == 0) {
      throw new AppException(DossiersErrors.CHANGED_MEANWHILE, part.plan().name());
    }
    return next;
  }

  public Optional<Part> find(UUID id) {
    return jdbc.sql("select * from dossiers.part where id = :id")
        .param("id", id)
        .query(ROWS)
        .optional();
  }

  /** In the order of the procedure; none for a dossier of one agency. */
  public List<Part> of(UUID dossier) {
    return jdbc.sql("select * from dossiers.part where dossier_id = :dossier order by place, id")
        .param("dossier", dossier)
        .query(ROWS)
        .list();
  }

  /** Acts on parts of one dossier come one after the other. */
  void lock(UUID dossier) {
    jdbc.sql("select id from dossiers.dossier where id = :id for update")
        .param("id", dossier)
        .query()
        .singleRow();
  }

  void pause(UUID part, Pause pause) {
    jdbc.sql(
            """
            insert into dossiers.part_pause (part_id, from_at, to_at, basis)
            values (:part, :from, :to, :basis) on conflict do nothing
            """)
        .param("part", part)
        .param("from", Sql.time(pause.from()))
        .param("to", Sql.time(pause.to()))
        .param("basis", pause.basis())
        .update();
  }

  List<Pause> pauses(UUID part) {
    return jdbc.sql("select * from dossiers.part_pause where part_id = :part order by from_at")
        .param("part", part)
        .query((row, number) ->
            new Pause(
                Sql.at(row, "from_at"),
                Sql.at(row, "to_at"),
                Pause.Cause.SUPPLEMENT,
                row.getString("basis")))
        .list();
  }

  void add(PartEvent event, UUID id) {
    jdbc.sql(
            """
            insert into dossiers.part_event (id, part_id, version, at, kind, who, person, position,
              unit_name, note, status)
            values (:id, :part, :version, :at, :kind, :who, :person, :position, :unit, :note,
              :status)
            """)
        .param("id", id)
        .param("part", event.partId())
        .param("version", event.version())
        .param("at", Sql.time(event.at()))
        .param("kind", event.kind())
        .param("who", event.who())
        .param("person", event.person())
        .param("position", event.position())
        .param("unit", event.unitName())
        .param("note", event.note())
        .param("status", event.status().name())
        .update();
  }

  /** What happened to the parts of a dossier, oldest first. */
  public List<PartEvent> events(UUID dossier) {
    return jdbc.sql(
            """
            select e.* from dossiers.part_event e join dossiers.part p on p.id = e.part_id
            where p.dossier_id = :dossier order by e.at, e.id
            """)
        .param("dossier", dossier)
        .query(PartRepository::event)
        .list();
  }

  private static PartEvent event(ResultSet row, int number) throws SQLException {
    return new PartEvent(
        row.getObject("part_id", UUID.class),
        row.getInt("version"),
        Sql.at(row, "at"),
        row.getString("kind"),
        Sql.uuid(row, "who"),
        row.getString("person"),
        row.getString("position"),
        row.getString("unit_name"),
        row.getString("note"),
        PartStatus.valueOf(row.getString("status")));
  }

  /**
   * Running parts that somebody is still to be told of.
   *
   * @param soon a part due until then is worth a reminder
   */
  List<UUID> untold(Instant now, Instant soon) {
    return jdbc.sql(
            """
            select id from dossiers.part
            where finished_at is null and paused_since is null and sent_at is not null
              and told_late_at is null and (due_at < :now or due_at <= :soon and reminded_at is null)
            order by due_at, id
            """)
        .param("now", Sql.time(now))
        .param("soon", Sql.time(soon))
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /** Whether nobody was told before of this date. */
  boolean told(UUID id, boolean late, Instant at) {
    String column = late ? "told_late_at" : "reminded_at";
    return jdbc.sql(
                "update dossiers.part set %1$s = :at where id = :id and %1$s is null"
                    .formatted(column))
            .param("at", Sql.time(at))
            .param("id", id)
            .update()
        == 1;
  }

  /** Running parts whose due date was computed with another calendar version. */
  List<UUID> underOtherCalendar(String version) {
    return jdbc.sql(
            """
            select id from dossiers.part
            where finished_at is null and paused_since is null and sent_at is not null
              and calendar_version <> :version order by id
            """)
        .param("version", version)
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }
}
