package vn.lienthong.payments;

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
import vn.lienthong.shared.db.Sql;

/** Rows of refunds; a move is made only if the table of legal moves has it. */
@Repository
public class RefundRepository {
  private final JdbcClient jdbc;

  RefundRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Refund refund) {
    jdbc.sql(
            """
            insert into payments.refund (id, reference, charge_id, suspense_id, unit_id, unit_path,
              unit_name, counter_path, payer_name, amount, way, original, reason, state,
              requested_by, requested_name, requested_at)
            values (:id, :reference, :charge, :suspense, :unit, :path, :unitName, :counter, :payer,
              :amount, :way, :original, :reason, :state, :by, :byName, :at)
            """)
        .param("id", refund.id())
        .param("reference", refund.reference())
        .param("charge", refund.chargeId())
        .param("suspense", refund.suspenseId())
        .param("unit", refund.unit().unitId())
        .param("path", refund.unit().path())
        .param("unitName", refund.unit().name())
        .param("counter", refund.counterPath())
        .param("payer", refund.payer())
        .param("amount", refund.amount())
        .param("way", refund.way().name())
        .param("original", refund.original())
        .param("reason", refund.reason())
        .param("state", refund.state().name())
        .param("by", refund.requested().id())
        .param("byName", refund.requested().name())
        .param("at", Sql.utc(refund.requested().at()))
        .update();
  }

  public Refund get(UUID id) {
    return one("select * from payments.refund where id = :id", id);
  }

  Refund lock(UUID id) {
    return one("select * from payments.refund where id = :id for update", id);
  }

  Optional<Refund> byReference(String reference) {
    return jdbc.sql("select * from payments.refund where reference = :reference")
        .param("reference", reference)
        .query(RefundRepository::row)
        .optional();
  }

  private Refund one(String sql, UUID id) {
    return jdbc.sql(sql)
        .param("id", id)
        .query(RefundRepository::row)
        .optional()
        .orElseThrow(() -> new AppException(PaymentsErrors.NO_SUCH_REFUND));
  }

  public List<Refund> of(UUID charge) {
    return jdbc.sql(
            """
            select r.* from payments.refund r
            left join payments.suspense s on s.id = r.suspense_id
            where r.charge_id = :charge or s.charge_id = :charge order by r.id
            """)
        .param("charge", charge)
        .query(RefundRepository::row)
        .list();
  }

  /** Those in one of the states that the user may see, newest first. */
  public List<Refund> list(
      List<RefundState> states, String[] reach, @Nullable UUID after, int most) {
    return jdbc.sql(
            """
            select * from payments.refund
            where state = any (:states)
              and (unit_path like any (:reach) or counter_path like any (:reach))
              and (cast(:after as uuid) is null or id < :after)
            order by id desc limit :most
            """)
        .param("states", states.stream().map(RefundState::name).toArray(String[]::new))
        .param("reach", reach)
        .param("after", after)
        .param("most", most)
        .query(RefundRepository::row)
        .list();
  }

  public long count(List<RefundState> states, String[] reach) {
    return jdbc.sql(
            """
            select count(*) from payments.refund where state = any (:states)
              and (unit_path like any (:reach) or counter_path like any (:reach))
            """)
        .param("states", states.stream().map(RefundState::name).toArray(String[]::new))
        .param("reach", reach)
        .query(Long.class)
        .single();
  }

  List<UUID> toSubmit(Instant now, int most) {
    return jdbc.sql(
            """
            select id from payments.refund where next_try_at <= :now
            order by next_try_at limit :most
            """)
        .param("now", Sql.utc(now))
        .param("most", most)
        .query((row, number) -> Sql.id(row, "id"))
        .list();
  }

  void move(Refund refund, RefundState to) {
    if (!refund.state().next().contains(to)) {
      throw new AppException(
          PaymentsErrors.ILLEGAL_MOVE, refund.reference(), refund.state().name(), to.name());
    }
    jdbc.sql("update payments.refund set state = :state where id = :id")
        .param("state", to.name())
        .param("id", refund.id())
        .update();
  }

  void decide(Refund refund, RefundState to, Refund.Person by, @Nullable String decision) {
    move(refund, to);
    jdbc.sql(
            """
            update payments.refund set decided_by = :by, decided_name = :name, decided_at = :at,
              decision = :decision where id = :id
            """)
        .param("by", by.id())
        .param("name", by.name())
        .param("at", Sql.utc(by.at()))
        .param("decision", decision)
        .param("id", refund.id())
        .update();
  }

  void tried(UUID id, int tries, @Nullable Instant next, @Nullable String error) {
    jdbc.sql(
            """
            update payments.refund
            set tries = :tries, next_try_at = :next, last_error = :error where id = :id
            """)
        .param("tries", tries)
        .param("next", Sql.time(next))
        .param("error", error)
        .param("id", id)
        .update();
  }

  void refunded(Refund refund, @Nullable String transaction, @Nullable String receipt, Instant at) {
    move(refund, RefundState.REFUNDED);
    jdbc.sql(
            """
            update payments.refund set transaction_id = :transaction, receipt = :receipt,
              refunded_at = :at, next_try_at = null, last_error = null where id = :id
            """)
        .param("transaction", transaction)
        .param("receipt", receipt)
        .param("at", Sql.utc(at))
        .param("id", refund.id())
        .update();
  }

  private static Refund row(ResultSet row, int number) throws SQLException {
    Instant decided = Sql.instant(row, "decided_at");
    return new Refund(
        Sql.id(row, "id"),
        row.getString("reference"),
        row.getObject("charge_id", UUID.class),
        row.getObject("suspense_id", UUID.class),
        Payee.of(row),
        row.getString("counter_path"),
        row.getString("payer_name"),
        row.getLong("amount"),
        Refund.Way.valueOf(row.getString("way")),
        row.getString("original"),
        row.getString("reason"),
        RefundState.valueOf(row.getString("state")),
        new Refund.Person(
            row.getObject("requested_by", UUID.class),
            row.getString("requested_name"),
            Sql.at(row, "requested_at")),
        decided == null
            ? null
            : new Refund.Person(
                row.getObject("decided_by", UUID.class), row.getString("decided_name"), decided),
        row.getString("decision"),
        row.getInt("tries"),
        row.getString("last_error"),
        row.getString("transaction_id"),
        row.getString("receipt"),
        Sql.instant(row, "refunded_at"));
  }
}
