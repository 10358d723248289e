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

/** Requests to supplement and the leaders' leave for second ones. */
@Repository
public class SupplementRepository {
  private final JdbcClient jdbc;

  SupplementRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A leader's leave for one more request at a stage. */
  record Grant(UUID id, UUID leader, String leaderName, String reason) {}

  void insert(Supplement s, @Nullable UUID requestedBy, @Nullable UUID leader) {
    jdbc.sql(
            """
            insert into dossiers.supplement (id, dossier_id, stage, requested_at, requested_by,
              requested_by_name, requested_unit, reason, items, leader, leader_name, leader_reason,
              notice_by, late_reason)
            values (:id, :dossier, :stage, :at, :by, :name, :unit, :reason, cast(:items as jsonb),
              :leader, :leader_name, :leader_reason, :notice_by, :late_reason)
            """)
        .param("id", s.id())
        .param("dossier", s.dossierId())
        .param("stage", s.stage())
        .param("at", Sql.time(s.requestedAt()))
        .param("by", requestedBy)
        .param("name", s.requestedBy())
        .param("unit", s.requestedUnit())
        .param("reason", s.reason())
        .param("items", Sql.json(s.items()))
        .param("leader", leader)
        .param("leader_name", s.leaderName())
        .param("leader_reason", s.leaderReason())
        .param("notice_by", s.notice() == null ? null : Sql.time(s.notice().by()))
        .param("late_reason", s.notice() == null ? null : s.notice().lateReason())
        .update();
  }

  /** One that is loaded with its answer. */
  void load(Supplement s) {
    insert(s, null, null);
    if (s.receivedAt() != null) {
      receive(s.id(), s.receivedNote() == null ? "" : s.receivedNote(), s.receivedAt());
    }
  }

  void receive(UUID id, String note, Instant at) {
    jdbc.sql(
            """
            update dossiers.supplement set received_at = :at, received_note = :note
            where id = :id and received_at is null
            """)
        .param("at", Sql.time(at))
        .param("note", note)
        .param("id", id)
        .update();
  }

  int count(UUID dossier, String stage) {
    return (int) of(dossier).stream().filter(s -> s.stage().equals(stage)).count();
  }

  public Optional<Supplement> open(UUID dossier) {
    return of(dossier).stream().filter(Supplement::open).findFirst();
  }

  /** Oldest first. */
  public List<Supplement> of(UUID dossier) {
    return jdbc.sql(
            "select * from dossiers.supplement where dossier_id = :dossier order by requested_at")
        .param("dossier", dossier)
        .query(SupplementRepository::row)
        .list();
  }

  void grant(UUID dossier, String stage, Grant grant, Instant at) {
    jdbc.sql(
            """
            insert into dossiers.supplement_grant (id, dossier_id, stage, leader, leader_name,
              reason, granted_at)
            values (:id, :dossier, :stage, :leader, :name, :reason, :at)
            """)
        .param("id", grant.id())
        .param("dossier", dossier)
        .param("stage", stage)
        .param("leader", grant.leader())
        .param("name", grant.leaderName())
        .param("reason", grant.reason())
        .param("at", Sql.time(at))
        .update();
  }

  Optional<Grant> unusedGrant(UUID dossier, String stage) {
    return jdbc.sql(
            """
            select id, leader, leader_name, reason from dossiers.supplement_grant
            where dossier_id = :dossier and stage = :stage and used_by is null
            order by granted_at limit 1
            """)
        .param("dossier", dossier)
        .param("stage", stage)
        .query((row, number) ->
            new Grant(
                row.getObject("id", UUID.class),
                row.getObject("leader", UUID.class),
                row.getString("leader_name"),
                row.getString("reason")))
        .optional();
  }

  void use(Grant grant, UUID supplement) {
    jdbc.sql("update dossiers.supplement_grant set used_by = :supplement where id = :id")
        .param("supplement", supplement)
        .param("id", grant.id())
        .update();
  }

  private static Supplement row(ResultSet row, int number) throws SQLException {
    Instant noticeBy = Sql.instant(row, "notice_by");
    return new Supplement(
        row.getObject("id", UUID.class),
        row.getObject("dossier_id", UUID.class),
        row.getString("stage"),
        Sql.at(row, "requested_at"),
        row.getString("requested_by_name"),
        row.getString("requested_unit"),
        row.getString("reason"),
        List.of(Sql.read(row.getString("items"), Supplement.Item[].class)),
        row.getString("leader_name"),
        row.getString("leader_reason"),
        Sql.instant(row, "received_at"),
        row.getString("received_note"),
        noticeBy == null ? null : new Supplement.Notice(noticeBy, row.getString("late_reason")));
  }
}
