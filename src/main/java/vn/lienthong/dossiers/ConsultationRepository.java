package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions to other units. */
@Repository
public class ConsultationRepository {
  private final JdbcClient jdbc;

  ConsultationRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Consultation c, @Nullable UUID askedBy) {
    jdbc.sql(
            """
            insert into dossiers.consultation (id, dossier_id, asked_unit, asked_name, asked_path,
              question, asked_by, asked_by_name, asking_unit, asking_name, asked_at, due_at)
            values (:id, :dossier, :unit, :name, :path, :question, :by, :by_name, :asking,
              :asking_name, :at, :due)
            """)
        .param("id", c.id())
        .param("dossier", c.dossierId())
        .param("unit", c.asked().unitId())
        .param("name", c.asked().name())
        .param("path", c.asked().path())
        .param("question", c.question())
        .param("by", askedBy)
        .param("by_name", c.askedBy())
        .param("asking", c.askingUnit())
        .param("asking_name", c.askingName())
        .param("at", Sql.time(c.askedAt()))
        .param("due", Sql.time(c.dueAt()))
        .update();
  }

  /** One that is loaded with its answer. */
  void load(Consultation c) {
    insert(c, null);
    if (c.answeredAt() != null && c.answer() != null && c.answeredBy() != null) {
      answer(
          c.id(),
          c.answer(),
          Boolean.TRUE.equals(c.agrees()),
          c.answeredBy(),
          c.files(),
          c.answeredAt());
    }
  }

  /** Whether it was still open. */
  boolean answer(UUID id, String answer, boolean agrees, String by, List<UUID> files, Instant at) {
    return jdbc.sql(
                """
                update dossiers.consultation set answer = :answer, agrees = :agrees,
                  answered_by_name = :by, answered_at = :at, files = :files
                where id = :id and answered_at is null and closed_at is null
                """)
            .param("answer", answer)
            .param("agrees", agrees)
            .param("by", by)
            .param("at", Sql.time(at))
            .param("files", Sql.array(files))
            .param("id", id)
            .update()
        == 1;
  }

  /** Whether it was still open. */
  boolean close(UUID id, String reason, Instant at) {
    return jdbc.sql(
                """
                update dossiers.consultation set closed_at = :at, closed_reason = :reason
                where id = :id and answered_at is null and closed_at is null
                """)
            .param("at", Sql.time(at))
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * Open questions of open dossiers that somebody is still to be told of.
   *
   * @param soon an answer due until then is worth a reminder
   */
  List<UUID> untold(Instant now, Instant soon) {
    return jdbc.sql(
            """
            select c.id from dossiers.consultation c join dossiers.dossier d on d.id = c.dossier_id
            where c.answered_at is null and c.closed_at is null and c.told_late_at is null
              and d.finished_at is null
              and (c.due_at < :now or c.due_at <= :soon and c.reminded_at is null)
            order by c.due_at, c.id
            """)
        .param("now", Sql.time(now))
        .param("soon", Sql.time(soon))
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /** Whether nobody was reminded before. */
  boolean reminded(UUID id, Instant at) {
    return mark(
        "update dossiers.consultation set reminded_at = :at where reminded_at is null", id, at);
  }

  /** Whether nobody was told before that it is late. */
  boolean toldLate(UUID id, Instant at) {
    return mark(
        "update dossiers.consultation set told_late_at = :at where told_late_at is null", id, at);
  }

  private boolean mark(String update, UUID id, Instant at) {
    return jdbc.sql(update + " and id = :id and answered_at is null and closed_at is null")
            .param("at", Sql.time(at))
            .param("id", id)
            .update()
        == 1;
  }

  /** The person who asked; none for one that was loaded. */
  Optional<UUID> askedBy(UUID id) {
    return jdbc.sql("select asked_by from dossiers.consultation where id = :id")
        .param("id", id)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
        .single();
  }

  boolean anyOpen(UUID dossier) {
    return of(dossier).stream().anyMatch(Consultation::open);
  }

  public Optional<Consultation> find(UUID id) {
    return jdbc.sql("select * from dossiers.consultation where id = :id")
        .param("id", id)
        .query(ConsultationRepository::row)
        .optional();
  }

  /** Oldest first. */
  public List<Consultation> of(UUID dossier) {
    return jdbc.sql(
            "select * from dossiers.consultation where dossier_id = :dossier order by asked_at, id")
        .param("dossier", dossier)
        .query(ConsultationRepository::row)
        .list();
  }

  private static Consultation row(ResultSet row, int number) throws SQLException {
    return new Consultation(
        row.getObject("id", UUID.class),
        row.getObject("dossier_id", UUID.class),
        new Place(
            row.getObject("asked_unit", UUID.class),
            row.getString("asked_name"),
            row.getString("asked_path")),
        row.getString("question"),
        row.getString("asked_by_name"),
        row.getObject("asking_unit", UUID.class),
        row.getString("asking_name"),
        Sql.at(row, "asked_at"),
        Sql.at(row, "due_at"),
        row.getString("answer"),
        row.getObject("agrees", Boolean.class),
        row.getString("answered_by_name"),
        Sql.instant(row, "answered_at"),
        Sql.instant(row, "closed_at"),
        row.getString("closed_reason"),
        Sql.uuids(row, "files"));
  }
}
