package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Ids;

/** The history and the step instances of dossiers. */
@Repository
public class HistoryRepository {
  private final JdbcClient jdbc;

  HistoryRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static final String INSERT_EVENT =
      """
      insert into dossiers.event (id, dossier_id, version, at, kind, step_key, step_name, who,
        who_kind, person, position, unit_id, unit_name, capacity, took_minutes, early_minutes, note,
        status, step_after, assignee_after, details)
      values (:id, :dossier, :version, :at, :kind, :step_key, :step_name, cast(:who as uuid),
        :who_kind, :person, :position, cast(:unit_id as uuid), :unit_name, :capacity, :took, :early,
        :note, :status, :step_after, :assignee_after, cast(:details as jsonb))
      """;

  static final String INSERT_STEP =
      """
      insert into dossiers.step (id, dossier_id, step_key, name, unit_id, unit_name, unit_path,
        assignee, assignee_name, started_at, due_at, finished_at, took_minutes, early_minutes)
      values (:id, :dossier, :key, :name, :unit_id, :unit_name, :unit_path,
        cast(:assignee as uuid), :assignee_name, :started_at, cast(:due_at as timestamptz),
        cast(:finished_at as timestamptz), :took, :early)
      """;

  /** A visit of a dossier to a step; open while {@code finishedAt} is null. */
  public record StepVisit(
      UUID id,
      String stepKey,
      String name,
      Place place,
      @Nullable UUID assignee,
      @Nullable String assigneeName,
      Instant startedAt,
      @Nullable Instant dueAt,
      @Nullable Instant finishedAt,
      @Nullable Integer tookMinutes,
      @Nullable Integer earlyMinutes) {}

  private static final String CLOSE =
      """
      update dossiers.step
      set finished_at = :at, took_minutes = :took, early_minutes = :early
      where dossier_id = :dossier and finished_at is null;
      """;

  private static final String OPEN =
      """
      insert into dossiers.step (id, dossier_id, step_key, name, unit_id, unit_name, unit_path,
        assignee, assignee_name, started_at, due_at)
      values (:step, :dossier, :entered, :entered_name, :desk_unit, :desk_name, :desk_path,
        cast(:assignee as uuid), :assignee_name, :started_at, cast(:due_at as timestamptz));
      """;

  private static final String REASSIGN =
      """
      update dossiers.step set assignee = cast(:assignee as uuid), assignee_name = :assignee_name,
        due_at = cast(:due_at as timestamptz)
      where dossier_id = :dossier and finished_at is null;
      """;

  /** What an act does to the step where the dossier lies. */
  enum StepMove {
    STAY,
    /** The step ends, and no other begins. */
    LEAVE,
    ENTER,
    /** It ends, and another begins. */
    PASS,
    /** It goes on with another person or date. */
    REASSIGN
  }

  void add(HistoryEntry e) {
    jdbc.sql(INSERT_EVENT).params(columns(e)).update();
  }

  /**
   * An entry, what it does to the steps, and that the dossier is counted anew, by one message to
   * the database.
   *
   * @param desk where the dossier lies after it
   */
  void add(HistoryEntry e, StepMove move, Dossier.@Nullable Desk desk) {
    Map<String, @Nullable Object> values = columns(e);
    if (desk != null) {
      values.put("step", Ids.next());
      values.put("entered", desk.stepKey());
      values.put("entered_name", desk.stepName());
      values.put("desk_unit", desk.place().unitId());
      values.put("desk_name", desk.place().name());
      values.put("desk_path", desk.place().path());
      values.put("assignee", Sql.text(desk.assignee()));
      values.put("assignee_name", Sql.text(desk.assigneeName()));
      values.put("started_at", Sql.time(desk.startedAt()));
      values.put("due_at", Sql.text(desk.dueAt()));
    }
    String steps =
        switch (move) {
          case STAY -> "";
          case LEAVE -> CLOSE;
          case ENTER -> OPEN;
          case PASS -> CLOSE + OPEN;
          case REASSIGN -> REASSIGN;
        };
    jdbc.sql(steps + INSERT_EVENT + Tally.REFRESH).params(values).update();
  }

  /** A step that began and ended in one moment. */
  void passed(UUID dossier, Dossier.Desk desk, Instant at) {
    jdbc.sql(INSERT_STEP).params(columns(dossier, Ids.next(), desk, at, 0, 0)).update();
  }

  static Map<String, @Nullable Object> columns(HistoryEntry e) {
    Map<String, @Nullable Object> c = new LinkedHashMap<>();
    c.put("id", e.id());
    c.put("dossier", e.dossierId());
    c.put("version", e.version());
    c.put("at", Sql.time(e.at()));
    c.put("kind", e.kind().name());
    c.put("step_key", Sql.text(e.stepKey()));
    c.put("step_name", Sql.text(e.stepName()));
    c.put("who", Sql.text(e.who()));
    c.put("who_kind", e.whoKind());
    c.put("person", e.person());
    c.put("position", Sql.text(e.position()));
    c.put("unit_id", Sql.text(e.unitId()));
    c.put("unit_name", Sql.text(e.unitName()));
    c.put("capacity", Sql.text(e.capacity()));
    c.put("took", Sql.number(e.tookMinutes()));
    c.put("early", Sql.number(e.earlyMinutes()));
    c.put("note", e.note());
    c.put("status", e.status().name());
    c.put("step_after", Sql.text(e.stepAfter()));
    c.put("assignee_after", Sql.text(e.assigneeAfter()));
    c.put("details", Sql.json(e.details()));
    return c;
  }

  /** Oldest first. */
  public List<HistoryEntry> of(UUID dossier) {
    return jdbc.sql(
            "select * from dossiers.event where dossier_id = :dossier order by version, at, id")
        .param("dossier", dossier)
        .query(HistoryRepository::entry)
        .list();
  }

  /** Oldest first, as the applicant may see it. */
  public List<HistoryEntry> forApplicant(UUID dossier) {
    return of(dossier).stream().flatMap(entry -> entry.forApplicant().stream()).toList();
  }

  /** What happened after the version that somebody saw. */
  public List<HistoryEntry> since(UUID dossier, int version) {
    return of(dossier).stream().filter(entry -> entry.version() > version).toList();
  }

  static Map<String, @Nullable Object> columns(
      UUID dossier,
      UUID id,
      Dossier.Desk desk,
      @Nullable Instant finished,
      @Nullable Integer took,
      @Nullable Integer early) {
    Map<String, @Nullable Object> c = new LinkedHashMap<>();
    c.put("id", id);
    c.put("dossier", dossier);
    c.put("key", desk.stepKey());
    c.put("name", desk.stepName());
    c.put("unit_id", desk.place().unitId());
    c.put("unit_name", desk.place().name());
    c.put("unit_path", desk.place().path());
    c.put("assignee", Sql.text(desk.assignee()));
    c.put("assignee_name", Sql.text(desk.assigneeName()));
    c.put("started_at", Sql.time(desk.startedAt()));
    c.put("due_at", Sql.text(desk.dueAt()));
    c.put("finished_at", Sql.text(finished));
    c.put("took", Sql.number(took));
    c.put("early", Sql.number(early));
    return c;
  }

  /** Oldest first. */
  public List<StepVisit> visits(UUID dossier) {
    return jdbc.sql("select * from dossiers.step where dossier_id = :dossier order by id")
        .param("dossier", dossier)
        .query((row, number) ->
            new StepVisit(
                row.getObject("id", UUID.class),
                row.getString("step_key"),
                row.getString("name"),
                new Place(
                    row.getObject("unit_id", UUID.class),
                    row.getString("unit_name"),
                    row.getString("unit_path")),
                Sql.uuid(row, "assignee"),
                row.getString("assignee_name"),
                Sql.at(row, "started_at"),
                Sql.instant(row, "due_at"),
                Sql.instant(row, "finished_at"),
                Sql.integer(row, "took_minutes"),
                Sql.integer(row, "early_minutes")))
        .list();
  }

  @SuppressWarnings("unchecked")
  private static HistoryEntry entry(ResultSet row, int number) throws SQLException {
    return new HistoryEntry(
        row.getObject("id", UUID.class),
        row.getObject("dossier_id", UUID.class),
        row.getInt("version"),
        Sql.at(row, "at"),
        EventKind.valueOf(row.getString("kind")),
        row.getString("step_key"),
        row.getString("step_name"),
        Sql.uuid(row, "who"),
        row.getString("who_kind"),
        row.getString("person"),
        row.getString("position"),
        Sql.uuid(row, "unit_id"),
        row.getString("unit_name"),
        row.getString("capacity"),
        Sql.integer(row, "took_minutes"),
        Sql.integer(row, "early_minutes"),
        row.getString("note"),
        DossierStatus.valueOf(row.getString("status")),
        row.getString("step_after"),
        row.getString("assignee_after"),
        Sql.read(row.getString("details"), Map.class));
  }
}
