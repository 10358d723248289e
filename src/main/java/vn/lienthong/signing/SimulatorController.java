package vn.lienthong.signing;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.SharedErrors;

/** Faults and certificates of the simulated signing service. */
@Controller
@Access(value = Access.Who.STAFF, permission = "signing.simulate")
class SimulatorController {
  private static final int SHOWN = 30;
  private static final int MOST = 1000;

  private final SigningDesk desk;
  private final SimulatorRows rows;

  SimulatorController(SigningDesk desk, SimulatorRows rows) {
    this.desk = desk;
    this.rows = rows;
  }

  record SimulatorPage(
      Map<SimulatorRows.Fault, Integer> faults, List<SimulatorRows.Issued> certificates) {}

  @GetMapping("/signing/simulator")
  String show(Model model) {
    simulated();
    model.addAttribute("page", new SimulatorPage(rows.faults(), rows.newest(SHOWN)));
    return "signing/simulator";
  }

  @PostMapping("/signing/simulator")
  @Audited(value = "none", reason = "orders faults of a simulator; nothing real changes")
  String order(@RequestParam Map<String, String> values) {
    simulated();
    for (SimulatorRows.Fault fault : SimulatorRows.Fault.values()) {
      String times = values.getOrDefault(fault.name(), "");
      rows.owe(fault, times.matches("\\d{1,6}") ? Math.min(Integer.parseInt(times), MOST) : 0);
    }
    return "redirect:/signing/simulator";
  }

  @PostMapping("/signing/simulator/revoke")
  @Audited(value = "none", reason = "revokes a certificate of a simulator")
  String revoke(@RequestParam String serial) {
    simulated();
    if (!serial.matches("[0-9a-f]{1,40}")) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    desk.simulator().revoke(new BigInteger(serial, 16));
    return "redirect:/signing/simulator";
  }

  private void simulated() {
    if (!desk.settings().simulated()) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
  }
}
