package vn.lienthong.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.tsp.TimeStampRequest;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Ids;

/**
 * The time stamp authority that ships: below the simulated one, with its faults. What it says is as
 * good as the clock of this machine, and counts nowhere else.
 */
class SimulatedTimeStamps implements TimeStampService {
  private static final Duration LIFE = Duration.ofDays(3000);
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final SimulatorRows rows;
  private final SimulatedSigning simulator;
  private final Clock clock;

  SimulatedTimeStamps(SimulatorRows rows, SimulatedSigning simulator, Clock clock) {
    this.rows = rows;
    this.simulator = simulator;
    this.clock = clock;
  }

  @Override
  public byte[] stamp(byte[] sha256) {
    if (rows.take(SimulatorRows.Fault.STAMP_REFUSED)) {
      throw new AppException(SigningErrors.STAMP_REFUSED);
    }
    if (rows.take(SimulatorRows.Fault.STAMP_SILENT)) {
      throw new AppException(SigningErrors.STAMP_SILENT);
    }
    TimeStampRequest asked = TimeStamps.request(sha256);
    try {
      byte[] answer =
          TimeStamps.answer(
              asked.getEncoded(),
              own(),
              simulator.authority().certificate(),
              new BigInteger(Ids.next().toString().replace("-", ""), 16),
              clock.instant());
      return TimeStamps.token(asked, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Certificates.Held own() {
    return rows.stamping()
        .orElseGet(() -> {
          Instant now = clock.instant();
          rows.keepStamping(
              Certificates.stamping(
                  simulator.authority(), new Certificates.Term(now.minus(SLACK), now.plus(LIFE))),
              now);
          return rows.stamping().orElseThrow();
        });
  }
}
