package vn.lienthong.payments.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.payments.Payee;
import vn.lienthong.payments.PaymentsErrors;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

/** Rows of settlement files, their lines and what does not agree. */
@Repository
public class SettlementRepository {
  private final JdbcClient jdbc;

  SettlementRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An imported file. */
  public record Settlement(
      UUID id,
      LocalDate day,
      String fileName,
      int lines,
      int matched,
      long moneyIn,
      long moneyOut,
      Instant importedAt,
      String importedBy,
      int open) {}

  /** What the file and the house say differently. */
  public record Difference(
      UUID id,
      UUID settlementId,
      Kind kind,
      String transactionId,
      String reference,
      boolean in,
      @Nullable Long ours,
      @Nullable Long theirs,
      Instant at,
      String unitPath,
      String unitName,
      boolean open,
      @Nullable String resolution,
      @Nullable String note,
      @Nullable String resolvedBy) {}

  /** How file and house can differ. */
  public enum Kind {
    MISSING_WITH_US,
    MISSING_WITH_THEM,
    AMOUNT_DIFFERS;

    public String label() {
      return "payments.difference." + name();
    }
  }

  /** Ours of a transaction. */
  record Ours(
      String transactionId,
      boolean in,
      long amount,
      String reference,
      Payee unit,
      Instant at,
      boolean settled) {}

  boolean insert(Settlement s, String sha256) {
    return jdbc.sql(
                """
                insert into payments.settlement (id, day, file_name, sha256, lines, matched,
                  money_in, money_out, imported_at, imported_by)
                values (:id, :day, :name, :sha, :lines, 0, :in, :out, :at, :by)
                on conflict (sha256) do nothing
                """)
            .param("id", s.id())
            .param("day", s.day())
            .param("name", s.fileName())
            .param("sha", sha256)
            .param("lines", s.lines())
            .param("in", s.moneyIn())
            .param("out", s.moneyOut())
            .param("at", Sql.utc(s.importedAt()))
            .param("by", s.importedBy())
            .update()
        == 1;
  }

  void matched(UUID id, int matched) {
    jdbc.sql("update payments.settlement set matched = :matched where id = :id")
        .param("matched", matched)
        .param("id", id)
        .update();
  }

  void line(UUID settlement, SettlementFile.Line line, String outcome) {
    jdbc.sql(
            """
            insert into payments.settlement_line (settlement_id, line, transaction_id, reference,
              direction, amount, at, outcome)
            values (:settlement, :line, :transaction, :reference, :direction, :amount, :at, :outcome)
            """)
        .param("settlement", settlement)
        .param("line", line.number())
        .param("transaction", line.transactionId())
        .param("reference", line.reference())
        .param("direction", line.direction())
        .param("amount", line.amount())
        .param("at", Sql.utc(line.at()))
        .param("outcome", outcome)
        .update();
  }

  Optional<Ours> ours(String transaction) {
    return jdbc.sql("select * from payments.gateway_money where transaction_id = :id for update")
        .param("id", transaction)
        .query(SettlementRepository::ours)
        .optional();
  }

  /** Ours until the instant that no file has brought. */
  List<Ours> unsettled(Instant until) {
    return jdbc.sql(
            """
            select * from payments.gateway_money where settled_by is null and at < :until
            order by transaction_id for update
            """)
        .param("until", Sql.utc(until))
        .query(SettlementRepository::ours)
        .list();
  }

  void settled(String transaction, UUID settlement) {
    jdbc.sql(
            "update payments.gateway_money set settled_by = :settlement where transaction_id = :id")
        .param("settlement", settlement)
        .param("id", transaction)
        .update();
  }

  /** Notes what differs, once per transaction and kind. */
  void differ(
      UUID settlement,
      Kind kind,
      SettlementFile.@Nullable Line theirs,
      @Nullable Ours ours,
      @Nullable Payee unit) {
    Payee whose = ours != null ? ours.unit() : unit == null ? Payee.NOBODY : unit;
    jdbc.sql(
            """
            insert into payments.difference (id, settlement_id, kind, transaction_id, reference,
              direction, ours, theirs, at, unit_path, unit_name, state)
            values (:id, :settlement, :kind, :transaction, :reference, :direction, :ours, :theirs,
              :at, :path, :name, 'OPEN')
            on conflict (transaction_id, kind) do nothing
            """)
        .param("id", Ids.next())
        .param("settlement", settlement)
        .param("kind", kind.name())
        .param("transaction", theirs != null ? theirs.transactionId() : one(ours).transactionId())
        .param("reference", theirs != null ? theirs.reference() : one(ours).reference())
        .param("direction", (theirs != null ? theirs.in() : one(ours).in()) ? "IN" : "OUT")
        .param("ours", ours == null ? null : ours.amount())
        .param("theirs", theirs == null ? null : theirs.amount())
        .param("at", Sql.utc(theirs != null ? theirs.at() : one(ours).at()))
        .param("path", whose.path())
        .param("name", whose.name())
        .update();
  }

  private static Ours one(@Nullable Ours ours) {
    return java.util.Objects.requireNonNull(ours);
  }

  Difference lock(UUID id) {
    return jdbc.sql("select * from payments.difference where id = :id for update")
        .param("id", id)
        .query(SettlementRepository::difference)
        .optional()
        .orElseThrow(() -> new AppException(PaymentsErrors.NO_SUCH_CHARGE));
  }

  void resolve(UUID id, String resolution, @Nullable String note, String by, Instant at) {
    jdbc.sql(
            """
            update payments.difference set state = 'RESOLVED', resolution = :resolution,
              note = :note, resolved_by = :by, resolved_at = :at where id = :id
            """)
        .param("resolution", resolution)
        .param("note", note)
        .param("by", by)
        .param("at", Sql.utc(at))
        .param("id", id)
        .update();
  }

  /** A later file brought what was missing. */
  void arrived(String transaction, String by, Instant at) {
    jdbc.sql(
            """
            update payments.difference set state = 'RESOLVED', resolution = 'ARRIVED',
              resolved_by = :by, resolved_at = :at
            where transaction_id = :transaction and kind = 'MISSING_WITH_THEM' and state = 'OPEN'
            """)
        .param("by", by)
        .param("at", Sql.utc(at))
        .param("transaction", transaction)
        .update();
  }

  /** Whether it was given up as a claim on the gateway. */
  boolean claimed(String transaction) {
    return jdbc.sql(
            """
            select exists (select 1 from payments.difference
              where transaction_id = :transaction and resolution = 'CLAIMED')
            """)
        .param("transaction", transaction)
        .query(Boolean.class)
        .single();
  }

  public List<Settlement> newest(int most) {
    return jdbc.sql(
            """
            select s.*, (select count(*) from payments.difference d
              where d.settlement_id = s.id and d.state = 'OPEN') as open
            from payments.settlement s order by s.id desc limit :most
            """)
        .param("most", most)
        .query(SettlementRepository::settlement)
        .list();
  }

  public Settlement get(UUID id) {
    return jdbc.sql(
            """
            select s.*, (select count(*) from payments.difference d
              where d.settlement_id = s.id and d.state = 'OPEN') as open
            from payments.settlement s where id = :id
            """)
        .param("id", id)
        .query(SettlementRepository::settlement)
        .optional()
        .orElseThrow(() -> new AppException(PaymentsErrors.NO_SUCH_CHARGE));
  }

  /** Of one file, or of all where null; open ones first, at most 500. */
  public List<Difference> differences(@Nullable UUID settlement, String[] reach) {
    return jdbc.sql(
            """
            select * from payments.difference
            where (cast(:settlement as uuid) is null or settlement_id = :settlement)
              and unit_path like any (:reach)
            order by state, id desc limit 500
            """)
        .param("settlement", settlement)
        .param("reach", reach)
        .query(SettlementRepository::difference)
        .list();
  }

  public long open(String[] reach) {
    return jdbc.sql(
            """
            select count(*) from payments.difference
            where state = 'OPEN' and unit_path like any (:reach)
            """)
        .param("reach", reach)
        .query(Long.class)
        .single();
  }

  private static Ours ours(ResultSet row, int number) throws SQLException {
    return new Ours(
        row.getString("transaction_id"),
        row.getString("direction").equals("IN"),
        row.getLong("amount"),
        row.getString("reference"),
        Payee.of(row),
        Sql.at(row, "at"),
        row.getObject("settled_by") != null);
  }

  private static Settlement settlement(ResultSet row, int number) throws SQLException {
    return new Settlement(
        Sql.id(row, "id"),
        row.getObject("day", LocalDate.class),
        row.getString("file_name"),
        row.getInt("lines"),
        row.getInt("matched"),
        row.getLong("money_in"),
        row.getLong("money_out"),
        Sql.at(row, "imported_at"),
        row.getString("imported_by"),
        row.getInt("open"));
  }

  private static Difference difference(ResultSet row, int number) throws SQLException {
    return new Difference(
        Sql.id(row, "id"),
        Sql.id(row, "settlement_id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("transaction_id"),
        row.getString("reference"),
        row.getString("direction").equals("IN"),
        row.getObject("ours", Long.class),
        row.getObject("theirs", Long.class),
        Sql.at(row, "at"),
        row.getString("unit_path"),
        row.getString("unit_name"),
        row.getString("state").equals("OPEN"),
        row.getString("resolution"),
        row.getString("note"),
        row.getString("resolved_by"));
  }
}
