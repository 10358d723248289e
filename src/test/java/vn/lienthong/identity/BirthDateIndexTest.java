package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;

/** Who reaches an age in the days ahead is found without reading everybody. */
@HouseTest
class BirthDateIndexTest {
  @Autowired JdbcClient jdbc;
  @Autowired IdentityApi identity;

  @Test
  @Transactional
  @DisplayName("Among 40,000 citizens a month of birthdays is read by the index")
  void plan() {
    jdbc.sql(
            """
            insert into identity.citizen_account (id, subject, kind, identity_number, name,
              birth_date, created_at)
            select gen_random_uuid(), 'born:' || n, 'PERSON', '0991' || lpad(n::text, 8, '0'), 'Người ' || n,
              date '1940-01-01' + (n * 7919 % 29000), now()
            from generate_series(1, 40000) n
            """)
        .update();
    jdbc.sql("analyze identity.citizen_account").update();
    LocalDate from = LocalDate.of(1946, 5, 1);
    String plan =
        String.join(
            "\n",
            jdbc.sql(
                    """
                    explain select id, kind, identity_number, name, birth_date, email, phone
                    from identity.citizen_account
                    where birth_date between :from and :until
                      and (cast(null as uuid) is null or id > cast(null as uuid))
                    order by id limit 500
                    """)
                .param("from", from)
                .param("until", from.plusDays(30))
                .query(String.class)
                .list());
    assertThat(plan).contains("citizen_account_birth").doesNotContain("Seq Scan");
    assertThat(identity.citizensBorn(from, from.plusDays(30), null, 500))
        .hasSizeBetween(20, 100)
        .allMatch(citizen -> !citizen.birthDate().isBefore(from));
  }
}
