package vn.lienthong.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks a log that was put back into another database. */
@Component
public class AuditDrill {
  private final Sealer sealer;

  AuditDrill(Sealer sealer) {
    this.sealer = sealer;
  }

  public void seal() {
    sealer.seal();
  }

  /** The status of {@code verify-audit}: 0 when every entry holds. */
  public int verify(DataSource restored, Path witness, Path key, PrintStream out)
      throws IOException {
    LogRepository log = new LogRepository(JdbcClient.create(restored), new JdbcTemplate(restored));
    return new Verification(out).check(new LogScan(log), witness, key);
  }
}
