package vn.lienthong.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

/** What does not fit, until the gateway or a person has answered it. */
@Repository
public class Anomalies {
  private final JdbcClient jdbc;
  private final AuditApi audit;
  private final Clock clock;

  Anomalies(JdbcClient jdbc, AuditApi audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** What can be wrong with what the gateway says. */
  public enum Kind {
    /** Success and failure were both confirmed. */
    CONTRADICTION,
    AMOUNT_DIFFERS,
    UNKNOWN_REFERENCE,
    /** Money for a request that was paid or cancelled already. */
    PAID_TWICE,
    /** One transaction of the gateway under two references. */
    TRANSACTION_REUSED,
    WRONG_SIGNATURE;

    public String label() {
      return "payments.anomaly." + name();
    }
  }

  /** A row of the list. */
  public record Anomaly(
      UUID id,
      Kind kind,
      String subject,
      @Nullable UUID chargeId,
      @Nullable Long amount,
      String detail,
      boolean open,
      Instant seenAt,
      @Nullable String settledBy,
      @Nullable String resolution) {}

  /** Notes it once per kind and subject. */
  void note(
      Kind kind,
      String subject,
      @Nullable Attempt attempt,
      Payee unit,
      long amount,
      String detail) {
    jdbc.sql(
            """
            insert into payments.anomaly (id, kind, subject, attempt_id, charge_id, unit_path,
              amount, detail, state, seen_at)
            values (:id, :kind, :subject, :attempt, :charge, :path, :amount, :detail, 'OPEN', :at)
            on conflict (kind, subject) do nothing
            """)
        .param("id", Ids.next())
        .param("kind", kind.name())
        .param("subject", subject)
        .param("attempt", attempt == null ? null : attempt.id())
        .param("charge", attempt == null ? null : attempt.chargeId())
        .param("path", unit.path())
        .param("amount", amount)
        .param("detail", detail)
        .param("at", Sql.utc(clock.instant()))
        .update();
  }

  boolean open(UUID attempt) {
    return jdbc.sql(
            """
            select exists (select 1 from payments.anomaly where attempt_id = :attempt
              and state = 'OPEN' and kind in ('CONTRADICTION', 'AMOUNT_DIFFERS'))
            """)
        .param("attempt", attempt)
        .query(Boolean.class)
        .single();
  }

  /** The gateway has answered what was open about the attempt. */
  void settle(UUID attempt, String resolution) {
    jdbc.sql(
            """
            update payments.anomaly set state = 'SETTLED', settled_at = :at,
              settled_by = 'QUERY', resolution = :resolution
            where attempt_id = :attempt and state = 'OPEN'
              and kind in ('CONTRADICTION', 'AMOUNT_DIFFERS')
            """)
        .param("at", Sql.utc(clock.instant()))
        .param("resolution", resolution)
        .param("attempt", attempt)
        .update();
  }

  /** A person has seen to it. */
  @Transactional
  public void close(UUID id, String resolution, CurrentUser user) {
    String text = Charges.required(resolution);
    String path =
        jdbc.sql("select unit_path from payments.anomaly where id = :id for update")
            .param("id", id)
            .query(String.class)
            .optional()
            .orElseThrow(() -> new AppException(PaymentsErrors.NO_SUCH_CHARGE));
    user.require("payments.reconcile", path);
    int closed =
        jdbc.sql(
                """
                update payments.anomaly set state = 'SETTLED', settled_at = :at,
                  settled_by = :by, resolution = :resolution
                where id = :id and state = 'OPEN'
                """)
            .param("at", Sql.utc(clock.instant()))
            .param("by", user.name())
            .param("resolution", text)
            .param("id", id)
            .update();
    if (closed == 0) {
      throw new AppException(PaymentsErrors.RESOLVED_BEFORE);
    }
    audit.record(
        new AuditEvent(
            "payments.anomaly-closed", "anomaly", id.toString(), user, path, null, text, null));
  }

  /** Open ones first, newest on top; at most 200. */
  public List<Anomaly> list(String[] reach) {
    return jdbc.sql(
            """
            select * from payments.anomaly where unit_path like any (:reach)
            order by state, id desc limit 200
            """)
        .param("reach", reach)
        .query(Anomalies::row)
        .list();
  }

  public long open(String[] reach) {
    return jdbc.sql(
            """
            select count(*) from payments.anomaly where state = 'OPEN' and unit_path like any (:reach)
            """)
        .param("reach", reach)
        .query(Long.class)
        .single();
  }

  private static Anomaly row(ResultSet row, int number) throws SQLException {
    return new Anomaly(
        Sql.id(row, "id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getObject("charge_id", UUID.class),
        row.getObject("amount", Long.class),
        row.getString("detail"),
        row.getString("state").equals("OPEN"),
        Sql.at(row, "seen_at"),
        row.getString("settled_by"),
        row.getString("resolution"));
  }
}
