package vn.lienthong.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

/**
 * Money that moved at the gateway, one row per transaction of the gateway; and what nobody asked.
 */
@Repository
public class GatewayMoney {
  private final JdbcClient jdbc;

  GatewayMoney(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A movement: IN from a payer, OUT back to one. */
  public record Movement(
      String transactionId,
      boolean in,
      long amount,
      String reference,
      @Nullable UUID chargeId,
      Payee unit,
      Instant at) {}

  /** False when the transaction is known already: nothing may be posted for it again. */
  public boolean add(Movement m) {
    return jdbc.sql(
                """
                insert into payments.gateway_money (transaction_id, direction, amount, reference,
                  charge_id, unit_id, unit_path, unit_name, at)
                values (:id, :direction, :amount, :reference, :charge, :unit, :path, :name, :at)
                on conflict (transaction_id) do nothing
                """)
            .param("id", m.transactionId())
            .param("direction", m.in() ? "IN" : "OUT")
            .param("amount", m.amount())
            .param("reference", m.reference())
            .param("charge", m.chargeId())
            .param("unit", m.unit().unitId())
            .param("path", m.unit().path())
            .param("name", m.unit().name())
            .param("at", Sql.utc(m.at()))
            .update()
        == 1;
  }

  /** Keeps money nobody asked for until it is given back; returns the id of the row. */
  public UUID suspend(
      String transactionId,
      @Nullable UUID charge,
      Payee unit,
      long amount,
      String reason,
      Instant at) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into payments.suspense (id, transaction_id, charge_id, unit_id, unit_path,
              unit_name, amount, reason, state, at)
            values (:id, :transaction, :charge, :unit, :path, :name, :amount, :reason, 'OPEN', :at)
            """)
        .param("id", id)
        .param("transaction", transactionId)
        .param("charge", charge)
        .param("unit", unit.unitId())
        .param("path", unit.path())
        .param("name", unit.name())
        .param("amount", amount)
        .param("reason", reason)
        .param("at", Sql.utc(at))
        .update();
    return id;
  }

  void suspense(UUID id, String state) {
    jdbc.sql("update payments.suspense set state = :state where id = :id")
        .param("state", state)
        .param("id", id)
        .update();
  }
}
