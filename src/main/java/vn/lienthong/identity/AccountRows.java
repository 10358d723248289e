package vn.lienthong.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.web.KeyPage;

/** Lists of staff accounts, limited to the units of who looks. */
@Component
class AccountRows {
  private static final int PAGE = 50;

  private final JdbcClient jdbc;

  AccountRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  enum State {
    ANY,
    OPEN,
    LOCKED,
    DISABLED
  }

  /** Which accounts, after which username. */
  record Query(String text, State state, String after) {}

  KeyPage<StaffAccount> list(Query query, String[] reach, Instant now) {
    List<StaffAccount> found =
        jdbc.sql(
                """
                select * from identity.staff_account a
                where username > :after
                  and ('%' = any (:reach) or exists (
                    select 1 from unnest(a.unit_paths) path where path like any (:reach)))
                  and (:text = '' or username like :pattern or lower(person_name) like :pattern)
                  and case :state
                    when 'OPEN' then disabled_at is null
                      and (locked_until is null or locked_until <= :now)
                    when 'LOCKED' then disabled_at is null and locked_until > :now
                    when 'DISABLED' then disabled_at is not null
                    else true end
                order by username limit :limit
                """)
            .param("after", query.after())
            .param("reach", reach)
            .param("text", query.text())
            .param("pattern", "%" + escaped(query.text()) + "%")
            .param("state", query.state().name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("limit", PAGE + 1)
            .query(StaffAccounts::row)
            .list();
    return KeyPage.of(found, PAGE, StaffAccount::username);
  }

  /** The account when it stands in the units that the patterns reach. */
  Optional<StaffAccount> find(UUID id, String[] reach) {
    return jdbc.sql(
            """
            select * from identity.staff_account a
            where id = :id and ('%' = any (:reach) or exists (
              select 1 from unnest(a.unit_paths) path where path like any (:reach)))
            """)
        .param("id", id)
        .param("reach", reach)
        .query(StaffAccounts::row)
        .optional();
  }

  List<UUID> withAccount(List<UUID> personIds) {
    return jdbc.sql("select person_id from identity.staff_account where person_id = any (:people)")
        .param("people", personIds.toArray(UUID[]::new))
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  private static String escaped(@Nullable String text) {
    return text == null
        ? ""
        : text.toLowerCase(java.util.Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
  }
}
