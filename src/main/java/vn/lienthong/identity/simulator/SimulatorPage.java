package vn.lienthong.identity.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.shared.web.View;

/**
 * The page of the simulated provider.
 *
 * @param fields the question of the client, carried through the form
 * @param error message key; empty = none
 */
public record SimulatorPage(
    Map<String, String> fields, List<SimulatedCitizen> citizens, String error) {

  public Map<String, String> faults(View v) {
    Map<String, String> options = new LinkedHashMap<>();
    for (Fault fault : Fault.values()) {
      options.put(fault.name(), v.t("identity.simulator.fault." + fault.name()));
    }
    return options;
  }
}
