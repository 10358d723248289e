package vn.lienthong.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.db.Sql;

/** The table of staff accounts, its passwords of the past and its recovery codes. */
@Component
class StaffAccounts {
  private final JdbcClient jdbc;

  StaffAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<StaffAccount> byUsername(String username) {
    return jdbc.sql("select * from identity.staff_account where username = :username")
        .param("username", username)
        .query(StaffAccounts::row)
        .optional();
  }

  Optional<StaffAccount> byPerson(UUID personId) {
    return jdbc.sql("select * from identity.staff_account where person_id = :person")
        .param("person", personId)
        .query(StaffAccounts::row)
        .optional();
  }

  Optional<StaffAccount> byId(UUID id) {
    return jdbc.sql("select * from identity.staff_account where id = :id")
        .param("id", id)
        .query(StaffAccounts::row)
        .optional();
  }

  void insert(StaffAccount account, Collection<String> unitPaths, Instant now) {
    jdbc.sql(
            """
            insert into identity.staff_account (id, person_id, person_name, username,
              password_hash, password_set_at, must_change, unit_paths, created_at)
            values (:id, :person, :name, :username, :hash, :setAt, :mustChange, :paths, :now)
            """)
        .param("id", account.id())
        .param("person", account.personId())
        .param("name", account.personName())
        .param("username", account.username())
        .param("hash", account.passwordHash())
        .param("setAt", Sql.utc(account.passwordSetAt()))
        .param("mustChange", account.mustChange())
        .param("paths", unitPaths.toArray(String[]::new))
        .param("now", Sql.utc(now))
        .update();
  }

  /**
   * Counts an attempt before it is judged, so that guesses side by side cannot pass the limit;
   * false when the account takes no attempt now.
   */
  boolean reserveAttempt(UUID id, int limit, Instant now, Instant lockUntil) {
    return jdbc.sql(
                """
                update identity.staff_account
                set failures = case when locked_until is null then failures else 0 end + 1,
                    locked_until = case
                      when case when locked_until is null then failures else 0 end + 1 >= :limit
                      then :until else null end
                where id = :id and disabled_at is null
                  and (locked_until is null or locked_until <= :now)
                """)
            .param("id", id)
            .param("limit", limit)
            .param("now", Sql.utc(now))
            .param("until", Sql.utc(lockUntil))
            .update()
        == 1;
  }

  /** The attempt was right: it no longer counts, and does not lock. */
  void forgiveAttempt(UUID id, int limit) {
    jdbc.sql(
            """
            update identity.staff_account
            set failures = greatest(failures - 1, 0),
                locked_until = case when failures - 1 >= :limit then locked_until end
            where id = :id
            """)
        .param("id", id)
        .param("limit", limit)
        .update();
  }

  void signedIn(UUID id, Instant now) {
    jdbc.sql(
            """
            update identity.staff_account
            set failures = 0, locked_until = null, last_sign_in_at = :now where id = :id
            """)
        .param("id", id)
        .param("now", Sql.utc(now))
        .update();
  }

  /** Opens the account; the days without use count from now. */
  void unlock(UUID id, Instant now) {
    jdbc.sql(
            """
            update identity.staff_account set failures = 0, locked_until = null,
              disabled_at = null, opened_at = :now where id = :id
            """)
        .param("id", id)
        .param("now", Sql.utc(now))
        .update();
  }

  void disable(UUID id, Instant now) {
    jdbc.sql("update identity.staff_account set disabled_at = :now where id = :id")
        .param("id", id)
        .param("now", Sql.utc(now))
        .update();
  }

  void setPassword(UUID id, String hash, boolean mustChange, Instant now) {
    jdbc.sql(
            """
            insert into identity.password_history (account_id, set_at, password_hash)
            select id, password_set_at, password_hash from identity.staff_account where id = :id
            on conflict do nothing
            """)
        .param("id", id)
        .update();
    jdbc.sql(
            """
            update identity.staff_account set password_hash = :hash, password_set_at = :now,
              must_change = :mustChange where id = :id
            """)
        .param("id", id)
        .param("hash", hash)
        .param("now", Sql.utc(now))
        .param("mustChange", mustChange)
        .update();
  }

  /** Hashes of the passwords before the present one, the latest first. */
  List<String> earlierPasswords(UUID id, int count) {
    return jdbc.sql(
            """
            select password_hash from identity.password_history where account_id = :id
            order by set_at desc limit :count
            """)
        .param("id", id)
        .param("count", count)
        .query((row, number) -> row.getString(1))
        .list();
  }

  void setTotp(UUID id, byte @Nullable [] sealedSecret, long lastStep) {
    jdbc.sql(
            """
            update identity.staff_account
            set totp_secret = :secret, totp_last_step = :step where id = :id
            """)
        .param("id", id)
        .param("secret", sealedSecret, java.sql.Types.BINARY)
        .param("step", lastStep)
        .update();
  }

  /** False when the step, or a later one, was used before (RFC 6238 §5.2). */
  boolean useTotpStep(UUID id, long step) {
    return jdbc.sql(
                """
                update identity.staff_account set totp_last_step = :step
                where id = :id and totp_last_step < :step
                """)
            .param("id", id)
            .param("step", step)
            .update()
        == 1;
  }

  void replaceRecoveryCodes(UUID id, List<byte[]> hashes) {
    jdbc.sql("delete from identity.recovery_code where account_id = :id").param("id", id).update();
    for (byte[] hash : hashes) {
      jdbc.sql("insert into identity.recovery_code (account_id, code_hash) values (:id, :hash)")
          .param("id", id)
          .param("hash", hash)
          .update();
    }
  }

  boolean useRecoveryCode(UUID id, byte[] hash, Instant now) {
    return jdbc.sql(
                """
                update identity.recovery_code set used_at = :now
                where account_id = :id and code_hash = :hash and used_at is null
                """)
            .param("id", id)
            .param("hash", hash)
            .param("now", Sql.utc(now))
            .update()
        == 1;
  }

  int recoveryCodesLeft(UUID id) {
    return jdbc.sql(
            """
            select count(*) from identity.recovery_code where account_id = :id and used_at is null
            """)
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  void setUnitPaths(UUID personId, Collection<String> paths) {
    jdbc.sql("update identity.staff_account set unit_paths = :paths where person_id = :person")
        .param("person", personId)
        .param("paths", paths.toArray(String[]::new))
        .update();
  }

  static StaffAccount row(ResultSet row, int number) throws SQLException {
    return new StaffAccount(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        row.getString("username"),
        row.getString("password_hash"),
        row.getObject("password_set_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("must_change"),
        row.getInt("failures"),
        Sql.instant(row, "locked_until"),
        Sql.instant(row, "disabled_at"),
        row.getBytes("totp_secret"),
        row.getLong("totp_last_step"),
        Sql.instant(row, "last_sign_in_at"));
  }
}
