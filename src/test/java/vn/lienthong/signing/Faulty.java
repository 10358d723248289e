package vn.lienthong.signing;

import org.springframework.stereotype.Component;

/** Orders the faults of the simulated signing service, for tests elsewhere. */
@Component
public class Faulty {
  private final SimulatorRows rows;

  Faulty(SimulatorRows rows) {
    this.rows = rows;
  }

  /** The next signature meets the fault: REFUSED, SLOW, REVOKED, STAMP_REFUSED or STAMP_SILENT. */
  public void next(String fault) {
    rows.owe(SimulatorRows.Fault.valueOf(fault), 1);
  }
}
