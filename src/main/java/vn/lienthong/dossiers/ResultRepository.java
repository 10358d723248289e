package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Result documents and how they were handed over. */
@Repository
public class ResultRepository {
  private final JdbcClient jdbc;

  ResultRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How a result was handed over. */
  public record Handover(
      Instant at,
      Delivery delivery,
      String collector,
      @Nullable String collectorIdentity,
      String returnedBy,
      boolean originalsGivenBack,
      String note) {}

  void insert(ResultDocument r, @Nullable UUID issuedBy) {
    jdbc.sql(
            """
            insert into dossiers.result (id, dossier_id, outcome, number, title, signer, issued_on,
              file_id, issued_at, issued_by, issued_by_name)
            values (:id, :dossier, :outcome, :number, :title, :signer, :on, :file, :at, :by, :name)
            """)
        .param("id", r.id())
        .param("dossier", r.dossierId())
        .param("outcome", r.outcome().name())
        .param("number", r.number())
        .param("title", r.title())
        .param("signer", r.signer())
        .param("on", r.issuedOn())
        .param("file", r.fileId())
        .param("at", Sql.time(r.issuedAt()))
        .param("by", issuedBy)
        .param("name", r.issuedBy())
        .update();
  }

  /** The version without the signature that became the file of a result. */
  void keepUnsigned(UUID signed, UUID unsigned) {
    jdbc.sql("update dossiers.result set unsigned_file_id = :unsigned where file_id = :signed")
        .param("unsigned", unsigned)
        .param("signed", signed)
        .update();
  }

  void revoke(UUID dossier, String reason, Instant at) {
    jdbc.sql(
            """
            update dossiers.result set revoked_at = :at, revoked_reason = :reason
            where dossier_id = :dossier and part_id is null and revoked_at is null
            """)
        .param("at", Sql.time(at))
        .param("reason", reason)
        .param("dossier", dossier)
        .update();
  }

  /** The later result stands in the place of the earlier one. */
  void replace(UUID earlier, UUID later, String reason, Instant at) {
    jdbc.sql(
            """
            update dossiers.result set revoked_at = coalesce(revoked_at, :at),
              revoked_reason = coalesce(revoked_reason, :reason), replaced_by = :later
            where id = :earlier
            """)
        .param("at", Sql.time(at))
        .param("reason", reason)
        .param("later", later)
        .param("earlier", earlier)
        .update();
  }

  /** The result of one part of an interlinked dossier. */
  void insert(ResultDocument result, Part part, @Nullable UUID issuedBy) {
    insert(result, issuedBy);
    jdbc.sql("update dossiers.result set part_id = :part where id = :id")
        .param("part", part.id())
        .param("id", result.id())
        .update();
  }

  void revoke(Part part, String reason, Instant at) {
    jdbc.sql(
            """
            update dossiers.result set revoked_at = :at, revoked_reason = :reason
            where part_id = :part and revoked_at is null
            """)
        .param("at", Sql.time(at))
        .param("reason", reason)
        .param("part", part.id())
        .update();
  }

  /** The results in force of the parts of a dossier, by part. */
  public Map<UUID, List<ResultDocument>> ofParts(UUID dossier) {
    Map<UUID, List<ResultDocument>> found = new HashMap<>();
    jdbc.sql(
            """
            select * from dossiers.result
            where dossier_id = :dossier and part_id is not null and revoked_at is null
            order by issued_at, id
            """)
        .param("dossier", dossier)
        .query((row, number) -> Map.entry(row.getObject("part_id", UUID.class), row(row, number)))
        .list()
        .forEach(one ->
            found.computeIfAbsent(one.getKey(), id -> new ArrayList<>()).add(one.getValue()));
    return found;
  }

  /** Newest first, revoked ones too. */
  public List<ResultDocument> of(UUID dossier) {
    return jdbc.sql(
            "select * from dossiers.result where dossier_id = :dossier order by issued_at desc, id"
                + " desc")
        .param("dossier", dossier)
        .query(ResultRepository::row)
        .list();
  }

  /** Whether the result in force is a refusal, which leaves Form 03. */
  public boolean refused(UUID dossier) {
    return current(dossier)
        .filter(result -> result.outcome() == ResultDocument.Outcome.REFUSED)
        .isPresent();
  }

  /** The one in force, of the dossier as a whole. */
  public Optional<ResultDocument> current(UUID dossier) {
    return jdbc.sql(
            """
            select * from dossiers.result
            where dossier_id = :dossier and part_id is null and revoked_at is null
            order by issued_at desc limit 1
            """)
        .param("dossier", dossier)
        .query(ResultRepository::row)
        .optional();
  }

  void handOver(UUID dossier, Handover h, @Nullable UUID by) {
    jdbc.sql(
            """
            insert into dossiers.handover (dossier_id, at, delivery, collector, collector_identity,
              returned_by, returned_by_name, originals_given_back, note)
            values (:dossier, :at, :delivery, :collector, :identity, :by, :name, :originals, :note)
            """)
        .param("dossier", dossier)
        .param("at", Sql.time(h.at()))
        .param("delivery", h.delivery().name())
        .param("collector", h.collector())
        .param("identity", h.collectorIdentity())
        .param("by", by)
        .param("name", h.returnedBy())
        .param("originals", h.originalsGivenBack())
        .param("note", h.note())
        .update();
  }

  /** Oldest first. */
  public List<Handover> handovers(UUID dossier) {
    return jdbc.sql("select * from dossiers.handover where dossier_id = :dossier order by at")
        .param("dossier", dossier)
        .query((row, number) ->
            new Handover(
                Sql.at(row, "at"),
                Delivery.valueOf(row.getString("delivery")),
                row.getString("collector"),
                row.getString("collector_identity"),
                row.getString("returned_by_name"),
                row.getBoolean("originals_given_back"),
                row.getString("note")))
        .list();
  }

  void rate(
      UUID dossier,
      @Nullable UUID account,
      Map<String, Integer> scores,
      String comment,
      Instant at) {
    jdbc.sql(
            """
            insert into dossiers.rating (dossier_id, account, rated_at, scores, comment)
            values (:dossier, :account, :at, cast(:scores as jsonb), :comment)
            """)
        .param("dossier", dossier)
        .param("account", account)
        .param("at", Sql.time(at))
        .param("scores", Sql.json(scores))
        .param("comment", comment)
        .update();
  }

  private static ResultDocument row(ResultSet row, int number) throws SQLException {
    return new ResultDocument(
        row.getObject("id", UUID.class),
        row.getObject("dossier_id", UUID.class),
        ResultDocument.Outcome.valueOf(row.getString("outcome")),
        row.getString("number"),
        row.getString("title"),
        row.getString("signer"),
        row.getObject("issued_on", LocalDate.class),
        Sql.uuid(row, "file_id"),
        Sql.at(row, "issued_at"),
        row.getString("issued_by_name"),
        Sql.instant(row, "revoked_at"),
        row.getString("revoked_reason"),
        Sql.uuid(row, "replaced_by"));
  }
}
