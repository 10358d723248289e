package vn.lienthong;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.shared.Ids;

/** What somebody else owes and has paid to a unit, for the walk through all endpoints. */
final class MatrixMoney {
  private final JdbcClient jdbc;

  MatrixMoney(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, String> owedTo(UUID unit, UUID payer) {
    UUID charge = Ids.next();
    jdbc.sql(
            """
            insert into payments.charge (id, key, code, object_type, object_id, object_code, title,
              payer_name, payer_account, unit_id, unit_path, unit_name, counter_path, amount,
              collection, state, means, receipt, check_code, requested_at, settled_at)
            select :id, 'matrix ' || :id, 'matrix ' || :id, 'matrix', '1', '1', 'Phí thử',
              'Người khác', :payer, unit_id, path, name, path, 50000, 'BEFORE', 'PAID', 'ONLINE',
              'BL 1', 'matrix' || :id, now(), now()
            from directory.unit_state where unit_id = :unit and valid_until is null
            """)
        .param("id", charge)
        .param("payer", payer)
        .param("unit", unit)
        .update();
    String reference = "matrix-" + charge;
    jdbc.sql(
            """
            insert into payments.attempt (id, charge_id, reference, amount, state, payer_account,
              return_path, created_at, expires_at)
            values (:id, :charge, :reference, 50000, 'PENDING', :payer, '/dossiers/mine',
              now(), now())
            """)
        .param("id", Ids.next())
        .param("charge", charge)
        .param("reference", reference)
        .param("payer", payer)
        .update();
    return Map.of(
        "charge",
        charge.toString(),
        "reference",
        reference,
        "receipt code",
        "matrix" + charge,
        "refund",
        refund(charge),
        "anomaly",
        anomaly(charge),
        "difference",
        difference(charge),
        "beneficiary account",
        add(
            """
            insert into payments.beneficiary_account (id, unit_id, unit_path, unit_name, unit_code,
              number, holder, bank, from_day)
            select :id, unit_id, unit_path, unit_name, 'H97.1', '3511000001', unit_name, 'KBNN',
              '2030-01-01'
            from payments.charge where id = :charge
            """,
            charge));
  }

  private String refund(UUID charge) {
    return add(
        """
        insert into payments.refund (id, reference, charge_id, unit_id, unit_path, unit_name,
          counter_path, payer_name, amount, way, reason, state, requested_name, requested_at)
        select :id, 'matrix ' || :id, id, unit_id, unit_path, unit_name, counter_path, payer_name,
          amount, 'CASH', 'Rút hồ sơ', 'REQUESTED', 'Ai đó', now()
        from payments.charge where id = :charge
        """,
        charge);
  }

  private String anomaly(UUID charge) {
    return add(
        """
        insert into payments.anomaly (id, kind, subject, charge_id, unit_path, amount, detail,
          state, seen_at)
        select :id, 'AMOUNT_DIFFERS', 'matrix ' || :id, id, unit_path, amount, 'Sai số tiền', 'OPEN',
          now()
        from payments.charge where id = :charge
        """,
        charge);
  }

  private String difference(UUID charge) {
    String settlement =
        add(
            """
            insert into payments.settlement (id, day, file_name, sha256, lines, matched, money_in,
              money_out, imported_at, imported_by)
            select :id, current_date, 'a.csv', 'matrix ' || :id, 1, 0, 0, 0, now(), unit_name
            from payments.charge where id = :charge
            """,
            charge);
    jdbc.sql(
            """
            insert into payments.gateway_money (transaction_id, direction, amount, reference,
              charge_id, unit_id, unit_path, unit_name, at)
            select 'matrix ' || id, 'IN', amount, 'x', id, unit_id, unit_path, unit_name, now()
            from payments.charge where id = :charge
            """)
        .param("charge", charge)
        .update();
    return add(
        """
        insert into payments.difference (id, settlement_id, kind, transaction_id, reference,
          direction, ours, at, unit_path, unit_name, state)
        select :id, '%s', 'MISSING_WITH_THEM', 'matrix ' || id, 'x', 'IN', amount, now(),
          unit_path, unit_name, 'OPEN'
        from payments.charge where id = :charge
        """
            .formatted(settlement),
        charge);
  }

  private String add(String sql, UUID charge) {
    UUID id = Ids.next();
    jdbc.sql(sql).param("id", id).param("charge", charge).update();
    return id.toString();
  }
}
