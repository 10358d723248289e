package vn.lienthong.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Ids;

/** The table of citizens and businesses, one row per identity number. */
@Component
class CitizenAccounts {
  private final JdbcClient jdbc;

  CitizenAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<CitizenSummary> byId(UUID id) {
    return jdbc.sql(
            """
            select id, kind, identity_number, name, birth_date, email, phone
            from identity.citizen_account where id = :id
            """)
        .param("id", id)
        .query(CitizenSummary.class)
        .optional();
  }

  List<CitizenSummary> born(LocalDate from, LocalDate until, @Nullable UUID after, int most) {
    return jdbc
        .sql(
            """
            select id, kind, identity_number, name, birth_date, email, phone
            from identity.citizen_account
            where birth_date between :from and :until
              and (cast(:after as uuid) is null or id > :after)
            order by id limit :most
            """)
        .param("from", from)
        .param("until", until)
        .param("after", after)
        .param("most", most)
        .query(CitizenSummary.class)
        .stream()
        .map(java.util.Objects::requireNonNull)
        .toList();
  }

  /** A person before a business of the same number. */
  Optional<CitizenSummary> byNumber(String number) {
    return jdbc.sql(
            """
            select id, kind, identity_number, name, birth_date, email, phone
            from identity.citizen_account where identity_number = :number
            order by kind desc limit 1
            """)
        .param("number", number)
        .query(CitizenSummary.class)
        .optional();
  }

  /** What the state says of the person wins over what was known. */
  UUID upsert(CitizenClaims claims, Instant now) {
    return jdbc.sql(
            """
            insert into identity.citizen_account (id, kind, identity_number, name, birth_date,
              subject, tech_id, login_provider, assurance, created_at)
            values (:id, :kind, :number, :name, :birth, :subject, :tech, :provider, :acr, :now)
            on conflict (kind, identity_number) do update set
              name = excluded.name,
              birth_date = coalesce(excluded.birth_date, citizen_account.birth_date),
              subject = case when excluded.login_provider is null
                then citizen_account.subject else excluded.subject end,
              tech_id = coalesce(excluded.tech_id, citizen_account.tech_id),
              login_provider = coalesce(excluded.login_provider, citizen_account.login_provider),
              assurance = coalesce(excluded.assurance, citizen_account.assurance)
            returning id
            """)
        .param("id", Ids.next())
        .param("kind", claims.kind().name())
        .param("number", claims.identityNumber())
        .param("name", claims.name())
        .param("birth", claims.birthDate())
        .param("subject", claims.subject())
        .param("tech", claims.techId())
        .param("provider", claims.loginProvider())
        .param("acr", claims.assurance())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  void signedIn(UUID id, Instant now) {
    jdbc.sql("update identity.citizen_account set last_sign_in_at = :now where id = :id")
        .param("id", id)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
