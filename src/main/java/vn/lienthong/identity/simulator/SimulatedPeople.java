package vn.lienthong.identity.simulator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom the page offers: the invented people who have something in the house already, so that
 * whoever chooses one finds dossiers; before there are any, a list of its own.
 */
@Component
class SimulatedPeople {
  private static final DateTimeFormatter BIRTH = DateTimeFormatter.ofPattern("yyyyMMdd");

  private final JdbcClient jdbc;

  SimulatedPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<SimulatedCitizen> offered() {
    List<SimulatedCitizen> found =
        jdbc.sql(
                """
                (select * from identity.citizen_account
                  where kind = 'PERSON' and identity_number ~ '^099[0-9]{9}$'
                  order by created_at, id limit 12)
                union all
                (select * from identity.citizen_account
                  where kind = 'BUSINESS' and identity_number like '099%'
                  order by created_at, id limit 3)
                """)
            .query(SimulatedPeople::row)
            .list();
    return found.size() < 12 ? SimulatedCitizen.ALL : found;
  }

  Optional<SimulatedCitizen> byNumber(String number) {
    return SimulatedCitizen.ALL.stream()
        .filter(citizen -> citizen.number().equals(number))
        .findFirst()
        .or(() ->
            jdbc
                .sql(
                    """
                    select * from identity.citizen_account
                    where identity_number = :number and identity_number like '099%'
                    """)
                .param("number", number)
                .query(SimulatedPeople::row)
                .list()
                .stream()
                .findFirst());
  }

  private static SimulatedCitizen row(ResultSet row, int number) throws SQLException {
    LocalDate birth = row.getObject("birth_date", LocalDate.class);
    return new SimulatedCitizen(
        row.getString("identity_number"),
        row.getString("name"),
        row.getString("kind").equals("BUSINESS") ? 2 : 1,
        birth == null ? null : BIRTH.format(birth));
  }
}
