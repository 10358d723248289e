package vn.lienthong.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.db.Sql;

/** Rows of requests for payment. */
@Repository
public class ChargeRepository {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Charges with their items in order; names of the item's fields as Java has them. */
  private static final String CHARGES =
      """
      select charge.*,
        (select jsonb_agg(jsonb_build_object('kind', kind, 'code', code, 'name', name,
           'amount', amount) order by line)
         from payments.charge_item where charge_id = charge.id) as items
      from payments.charge
      """;

  private final JdbcClient jdbc;

  ChargeRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when the key is known. */
  boolean insert(Charge charge) {
    int written =
        jdbc.sql(
                """
                insert into payments.charge (id, key, code, object_type, object_id, object_code,
                  title, procedure_code, link, payer_link, payer_name, payer_account,
                  payer_identity, payer_address, unit_id, unit_path, unit_name, counter_path,
                  amount, collection, state, check_code, requested_at)
                values (:id, :key, :code, :type, :object, :objectCode, :title, :procedure, :link,
                  :payerLink, :payer, :account, :identity, :address, :unit, :path, :unitName,
                  :counter, :amount, :collection, :state, :check, :at)
                on conflict (key) do nothing
                """)
            .param("id", charge.id())
            .param("key", charge.key())
            .param("code", charge.code())
            .param("type", charge.subject().type())
            .param("object", charge.subject().id())
            .param("objectCode", charge.subject().code())
            .param("title", charge.subject().title())
            .param("procedure", charge.subject().procedure())
            .param("link", charge.subject().link())
            .param("payerLink", charge.subject().payerLink())
            .param("payer", charge.payer().name())
            .param("account", charge.payer().account())
            .param("identity", charge.payer().identity())
            .param("address", charge.payer().address())
            .param("unit", charge.payee().unitId())
            .param("path", charge.payee().path())
            .param("unitName", charge.payee().name())
            .param("counter", charge.counterPath())
            .param("amount", charge.amount())
            .param("collection", charge.collection().name())
            .param("state", charge.state().name())
            .param("check", charge.checkCode())
            .param("at", Sql.utc(charge.requestedAt()))
            .update();
    if (written == 0) {
      return false;
    }
    List<ChargeItem> items = charge.items();
    jdbc.sql(
            """
            insert into payments.charge_item (charge_id, line, kind, code, name, amount)
            select :charge, line, kind, code, name, amount
            from unnest(cast(:kinds as text[]), cast(:codes as text[]), cast(:names as text[]),
              cast(:amounts as bigint[]))
              with ordinality as i (kind, code, name, amount, line)
            """)
        .param("charge", charge.id())
        .param("kinds", items.stream().map(item -> item.kind().name()).toArray(String[]::new))
        .param("codes", items.stream().map(ChargeItem::code).toArray(String[]::new))
        .param("names", items.stream().map(ChargeItem::name).toArray(String[]::new))
        .param("amounts", items.stream().map(ChargeItem::amount).toArray(Long[]::new))
        .update();
    return true;
  }

  long nextNumber() {
    return jdbc.sql("select nextval('payments.charge_number')").query(Long.class).single();
  }

  public Charge get(UUID id) {
    return find("id = :value", id)
        .orElseThrow(() -> new AppException(PaymentsErrors.NO_SUCH_CHARGE));
  }

  /** The same, kept from others until the transaction ends; everything about a charge begins so. */
  Charge lock(UUID id) {
    return find("id = :value for update", id)
        .orElseThrow(() -> new AppException(PaymentsErrors.NO_SUCH_CHARGE));
  }

  Charge byKey(String key) {
    return find("key = :value", key)
        .orElseThrow(() -> new AppException(PaymentsErrors.NO_SUCH_CHARGE));
  }

  public Optional<Charge> byCheckCode(String code) {
    return find("check_code = :value", code);
  }

  public List<ChargeMark> marks(String objectType, Collection<String> objectIds) {
    return jdbc.sql(
            """
            select object_id, amount, state, means from payments.charge
            where object_type = :type and object_id = any(:ids)
            """)
        .param("type", objectType)
        .param("ids", objectIds.toArray(String[]::new))
        .query((row, number) -> {
          String means = row.getString("means");
          return new ChargeMark(
              row.getString("object_id"),
              row.getLong("amount"),
              ChargeState.valueOf(row.getString("state")),
              means == null ? null : Means.valueOf(means));
        })
        .list();
  }

  public List<Charge> of(String objectType, String objectId) {
    return jdbc.sql(CHARGES + "where object_type = :type and object_id = :object order by id")
        .param("type", objectType)
        .param("object", objectId)
        .query(ChargeRepository::row)
        .list();
  }

  private Optional<Charge> find(String where, Object value) {
    return jdbc.sql(CHARGES + "where " + where)
        .param("value", value)
        .query(ChargeRepository::row)
        .optional();
  }

  /** Moves a locked charge if the table of legal moves has the move, else refuses. */
  void move(Charge charge, ChargeState to, @Nullable String note, Instant at) {
    if (!charge.state().next().contains(to)) {
      throw new AppException(
          PaymentsErrors.ILLEGAL_MOVE, charge.code(), charge.state().name(), to.name());
    }
    jdbc.sql(
            """
            update payments.charge set state = :state, note = coalesce(:note, note),
              closed_at = case when :state in ('CANCELLED', 'REFUNDED') then cast(:at as timestamptz) end
            where id = :id
            """)
        .param("state", to.name())
        .param("note", note)
        .param("at", Sql.utc(at))
        .param("id", charge.id())
        .update();
  }

  /** Paid: the move and how. */
  void settle(Charge charge, Charge.Taken taken) {
    jdbc.sql(
            """
            update payments.charge set means = :means, receipt = :receipt, taken_by = :by,
              settled_at = :at where id = :id
            """)
        .param("means", taken.means().name())
        .param("receipt", taken.receipt())
        .param("by", taken.by())
        .param("at", Sql.utc(taken.at()))
        .param("id", charge.id())
        .update();
    move(charge, ChargeState.PAID, null, taken.at());
  }

  void entrust(UUID id, Charge.@Nullable Entrusted entrusted) {
    jdbc.sql(
            """
            update payments.charge set entrusted_to = :to, entrusted_at = :at,
              collected_at = :collected where id = :id
            """)
        .param("to", entrusted == null ? null : entrusted.with())
        .param("at", entrusted == null ? null : Sql.utc(entrusted.at()))
        .param("collected", entrusted == null ? null : Sql.time(entrusted.collectedAt()))
        .param("id", id)
        .update();
  }

  private static Charge row(ResultSet row, int number) throws SQLException {
    Instant settled = Sql.instant(row, "settled_at");
    return new Charge(
        Sql.id(row, "id"),
        row.getString("key"),
        row.getString("code"),
        new NewCharge.Subject(
            row.getString("object_type"),
            row.getString("object_id"),
            row.getString("object_code"),
            row.getString("title"),
            row.getString("procedure_code"),
            row.getString("link"),
            row.getString("payer_link")),
        new NewCharge.Payer(
            row.getString("payer_name"),
            Sql.id(row, "payer_account"),
            row.getString("payer_identity"),
            row.getString("payer_address")),
        Payee.of(row),
        row.getString("counter_path"),
        items(row.getString("items")),
        row.getLong("amount"),
        CollectionTime.valueOf(row.getString("collection")),
        ChargeState.valueOf(row.getString("state")),
        settled == null
            ? null
            : new Charge.Taken(
                Means.valueOf(row.getString("means")),
                row.getString("receipt"),
                row.getString("taken_by"),
                settled),
        row.getString("check_code"),
        row.getString("note"),
        entrusted(row),
        Sql.at(row, "requested_at"));
  }

  private static List<ChargeItem> items(@Nullable String json) {
    return json == null ? List.of() : List.of(JSON.readValue(json, ChargeItem[].class));
  }

  private static Charge.@Nullable Entrusted entrusted(ResultSet row) throws SQLException {
    String to = row.getString("entrusted_to");
    return to == null
        ? null
        : new Charge.Entrusted(to, Sql.at(row, "entrusted_at"), Sql.instant(row, "collected_at"));
  }
}
