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
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** Apologies of dossiers. */
@Repository
public class ApologyRepository {
  private final JdbcClient jdbc;

  ApologyRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The one that counts: open or signed. */
  public Optional<Apology> current(UUID dossier) {
    return jdbc.sql(
            "select * from dossiers.apology where dossier_id = :dossier and state <> 'DROPPED'")
        .param("dossier", dossier)
        .query(ApologyRepository::row)
        .optional();
  }

  /** Newest first, dropped ones too. */
  public List<Apology> of(UUID dossier) {
    return jdbc.sql(
            "select * from dossiers.apology where dossier_id = :dossier order by drafted_at desc")
        .param("dossier", dossier)
        .query(ApologyRepository::row)
        .list();
  }

  /** Whether it was new; a dossier has one at most. */
  boolean insert(Apology a, Dossier d) {
    return jdbc.sql(
                """
                insert into dossiers.apology (id, dossier_id, version, state, agency_path,
                  handling_path, step_name, blocked_at, subject, reason, due_before, new_due,
                  drafted_at, drafted_by_name)
                values (:id, :dossier, 1, 'DRAFT', :agency,
                  :handling, :step, :blocked, :subject, :reason, :before, :due,
                  :at, :by)
                on conflict (dossier_id) where state <> 'DROPPED' do nothing
                """)
            .param("id", a.id())
            .param("dossier", d.id())
            .param("agency", d.organisations().competent().path())
            .param("handling", d.organisations().handling().path())
            .param("step", a.stepName())
            .param("blocked", a.blockedAt())
            .param("subject", a.subject())
            .param("reason", a.reason())
            .param("before", Sql.time(a.dueBefore()))
            .param("due", Sql.time(a.newDue()))
            .param("at", Sql.time(a.draftedAt()))
            .param("by", a.draftedBy())
            .update()
        > 0;
  }

  /** Keeps what was written; back to a draft, as what was approved is another text. */
  void rewrite(Apology seen, DossierApology.Content content) {
    one(
        jdbc.sql(
                """
                update dossiers.apology set version = version + 1, state = 'DRAFT',
                  subject = :subject, reason = :reason, new_due = :due, file_id = :file,
                  approved_at = null, approved_by = null, approved_by_name = null
                where id = :id and version = :version and state in ('DRAFT', 'APPROVED')
                """)
            .param("subject", content.subject())
            .param("reason", content.reason())
            .param("due", Sql.time(content.newDue()))
            .param("file", content.fileId()),
        seen);
  }

  void approve(Apology seen, CurrentUser who, Instant at) {
    one(
        jdbc.sql(
                """
                update dossiers.apology set version = version + 1, state = 'APPROVED',
                  approved_at = :at, approved_by = :by, approved_by_name = :name
                where id = :id and version = :version and state = 'DRAFT'
                """)
            .param("at", Sql.time(at))
            .param("by", who.id())
            .param("name", who.name()),
        seen);
  }

  void sign(Apology seen, Act act, Instant due, String reason, String number) {
    CurrentUser.Post post = act.post();
    one(
        jdbc.sql(
                """
                update dossiers.apology set version = version + 1, state = 'SIGNED',
                  reason = :reason, due_before = :before, new_due = :due, number = :number,
                  approved_at = coalesce(approved_at, :at), approved_by = coalesce(approved_by, :by),
                  approved_by_name = coalesce(approved_by_name, :name),
                  signed_at = :at, signed_by = :by, signed_by_name = :name,
                  signed_title = :title, signed_capacity = :capacity
                where id = :id and version = :version and state in ('DRAFT', 'APPROVED')
                """)
            .param("reason", reason)
            .param("before", Sql.time(act.dossier().times().dueAt()))
            .param("due", Sql.time(due))
            .param("number", number)
            .param("at", Sql.time(act.at()))
            .param("by", act.user().id())
            .param("name", act.who())
            .param("title", post == null ? "" : post.title())
            .param("capacity", post == null ? null : post.capacity()),
        seen);
  }

  void drop(Apology seen, String reason, Instant at) {
    one(
        jdbc.sql(
                """
                update dossiers.apology set version = version + 1, state = 'DROPPED',
                  dropped_at = :at, dropped_reason = :reason
                where id = :id and version = :version and state in ('DRAFT', 'APPROVED')
                """)
            .param("at", Sql.time(at))
            .param("reason", reason),
        seen);
  }

  private static void one(JdbcClient.StatementSpec sql, Apology seen) {
    if (sql.param("id", seen.id()).param("version", seen.version()).update() == 0) {
      throw new AppException(DossiersErrors.CHANGED_MEANWHILE, seen.subject());
    }
  }

  /** Open ones go where their dossiers went when units were merged or moved. */
  void follow() {
    jdbc.sql(
            """
            update dossiers.apology a
            set agency_path = d.competent_path, handling_path = d.handling_path
            from dossiers.dossier d
            where d.id = a.dossier_id and a.state in ('DRAFT', 'APPROVED')
              and (a.agency_path, a.handling_path)
                is distinct from (d.competent_path, d.handling_path)
            """)
        .update();
  }

  /** Running dossiers due by the instant that have neither an apology nor a new appointment. */
  List<UUID> toDraft(Instant horizon) {
    return jdbc.sql(
            """
            select d.id from dossiers.dossier d
            where d.status in ('RECEIVED', 'PROCESSING') and d.due_at <= :horizon
              and not exists (select 1 from dossiers.apology a
                where a.dossier_id = d.id and a.state <> 'DROPPED')
              and not exists (select 1 from dossiers.due_change c
                where c.dossier_id = d.id and c.cause = 'REAPPOINTED')
            order by d.due_at limit 1000
            """)
        .param("horizon", Sql.time(horizon))
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Open ones whose dossier has ended, waits for the applicant, or is due later now. */
  List<Apology> needless(Instant horizon) {
    return jdbc.sql(
            """
            select a.* from dossiers.apology a join dossiers.dossier d on d.id = a.dossier_id
            where a.state in ('DRAFT', 'APPROVED')
              and (d.status not in ('RECEIVED', 'PROCESSING') or d.due_at is null
                or d.due_at > :horizon)
            order by a.id limit 1000
            """)
        .param("horizon", Sql.time(horizon))
        .query(ApologyRepository::row)
        .list();
  }

  public static Apology row(ResultSet row, int number) throws SQLException {
    Instant approved = Sql.instant(row, "approved_at");
    Instant signed = Sql.instant(row, "signed_at");
    return new Apology(
        row.getObject("id", UUID.class),
        row.getObject("dossier_id", UUID.class),
        row.getInt("version"),
        Apology.State.valueOf(row.getString("state")),
        row.getString("step_name"),
        row.getString("blocked_at"),
        row.getString("subject"),
        row.getString("reason"),
        Sql.at(row, "due_before"),
        Sql.instant(row, "new_due"),
        Sql.at(row, "drafted_at"),
        row.getString("drafted_by_name"),
        approved == null ? null : new Apology.Approval(row.getString("approved_by_name"), approved),
        signed == null ? null : signature(row, signed),
        Sql.uuid(row, "file_id"),
        row.getString("dropped_reason"));
  }

  private static Apology.Signature signature(ResultSet row, @Nullable Instant at)
      throws SQLException {
    return new Apology.Signature(
        row.getString("signed_by_name"),
        row.getString("signed_title"),
        row.getString("signed_capacity"),
        java.util.Objects.requireNonNull(at),
        row.getString("number"));
  }
}
