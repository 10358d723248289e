package vn.lienthong.identity.simulator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands behind a number: one of the offered people, or somebody who came by another way. */
@Component
class SimulatedPeople {
  private static final DateTimeFormatter BIRTH = DateTimeFormatter.ofPattern("yyyyMMdd");

  private final JdbcClient jdbc;

  SimulatedPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
