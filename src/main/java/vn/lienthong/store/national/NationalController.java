package vn.lienthong.store.national;

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

/** Faults of the simulated national store, and what it was asked lately. */
@Controller
@Access(value = Access.Who.STAFF, permission = "store.simulate")
class NationalController {
  private static final int SHOWN = 30;

  private final NationalSettings settings;
  private final SimulatedFaults faults;
  private final FindingRepository findings;

  NationalController(
      NationalSettings settings, SimulatedFaults faults, FindingRepository findings) {
    this.settings = settings;
    this.faults = faults;
    this.findings = findings;
  }

  record SimulatorPage(Map<String, Fault> faults, List<FindingRepository.Asked> asked) {}

  @GetMapping("/store/national")
  String show(Model model) {
    simulated();
    model.addAttribute("page", new SimulatorPage(faults.all(), findings.newest(SHOWN)));
    return "store/national/simulator";
  }

  @PostMapping("/store/national")
  @Audited(value = "none", reason = "orders faults of a simulator; nothing real changes")
  String order(
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String fault) {
    simulated();
    if (!owner.strip().matches("[0-9-]{9,14}")) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    Fault wanted =
        List.of(Fault.values()).stream()
            .filter(f -> f.name().equals(fault))
            .findFirst()
            .orElse(null);
    faults.set(owner.strip(), wanted);
    return "redirect:/store/national";
  }

  private void simulated() {
    if (!settings.simulated()) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
  }
}
