package vn.lienthong.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.db.Sql;

/** Accounts of units, by day. */
@Repository
public class BeneficiaryAccounts {
  private final JdbcClient jdbc;

  BeneficiaryAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The account of the unit on the day, or of the nearest unit above it that has one. */
  public Optional<BeneficiaryAccount> of(Payee unit, LocalDate day) {
    return jdbc.sql(
            """
            select * from payments.beneficiary_account
            where starts_with(:path, unit_path) and from_day <= :day
              and (to_day is null or to_day >= :day)
            order by length(unit_path) desc, from_day desc limit 1
            """)
        .param("path", unit.path())
        .param("day", day)
        .query(BeneficiaryAccounts::row)
        .optional();
  }

  /** Newest first, paged by id. */
  public List<BeneficiaryAccount> within(String[] reach, @Nullable UUID after, int most) {
    return jdbc.sql(
            """
            select * from payments.beneficiary_account
            where unit_path like any (:reach) and (cast(:after as uuid) is null or id < :after)
            order by id desc limit :most
            """)
        .param("reach", reach)
        .param("after", after)
        .param("most", most)
        .query(BeneficiaryAccounts::row)
        .list();
  }

  public BeneficiaryAccount get(UUID id) {
    return jdbc.sql("select * from payments.beneficiary_account where id = :id")
        .param("id", id)
        .query(BeneficiaryAccounts::row)
        .optional()
        .orElseThrow(() -> new AppException(PaymentsErrors.NO_SUCH_ACCOUNT));
  }

  /** Of the unit alone; kept from others until the transaction ends. */
  public List<BeneficiaryAccount> lockOf(UUID unit) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('payments.beneficiary_account ' || :unit))")
        .param("unit", unit.toString())
        .query()
        .singleRow();
    return jdbc.sql("select * from payments.beneficiary_account where unit_id = :unit")
        .param("unit", unit)
        .query(BeneficiaryAccounts::row)
        .list();
  }

  /** As it is now, new or changed. */
  public void put(BeneficiaryAccount account) {
    jdbc.sql(
            """
            insert into payments.beneficiary_account (id, unit_id, unit_path, unit_name, unit_code,
              number, holder, bank, from_day, to_day)
            values (:id, :unit, :path, :name, :code, :number, :holder, :bank, :from, :to)
            on conflict (id) do update set unit_code = excluded.unit_code,
              number = excluded.number, holder = excluded.holder, bank = excluded.bank,
              from_day = excluded.from_day, to_day = excluded.to_day
            """)
        .param("id", account.id())
        .param("unit", account.unit().unitId())
        .param("path", account.unit().path())
        .param("name", account.unit().name())
        .param("code", account.unitCode())
        .param("number", account.bank().number())
        .param("holder", account.bank().holder())
        .param("bank", account.bank().code())
        .param("from", account.from())
        .param("to", account.to())
        .update();
  }

  private static BeneficiaryAccount row(ResultSet row, int number) throws SQLException {
    return new BeneficiaryAccount(
        Sql.id(row, "id"),
        Payee.of(row),
        row.getString("unit_code"),
        new BeneficiaryAccount.Bank(
            row.getString("number"), row.getString("holder"), row.getString("bank")),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class));
  }
}
