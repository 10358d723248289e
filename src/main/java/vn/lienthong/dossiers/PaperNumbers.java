package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.Vietnam;

/**
 * Numbers of apologies, notices and lists: they begin anew with each Vietnamese year, one row for
 * each unit and kind, whose lock keeps them unique and without gaps.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PaperNumbers {
  private final JdbcClient jdbc;

  PaperNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next one, "12/PXL"; the sign stands for the kind of paper. */
  String next(UUID unit, String sign, Instant at) {
    int number =
        jdbc.sql(
                """
                insert into dossiers.paper_counter (unit, kind, year, last)
                values (:unit, :kind, :year, 1)
                on conflict (unit, kind, year) do update
                  set last = dossiers.paper_counter.last + 1
                returning last
                """)
            .param("unit", unit)
            .param("kind", sign)
            .param("year", at.atZone(Vietnam.ZONE).getYear())
            .query(Integer.class)
            .single();
    return number + "/" + sign;
  }
}
