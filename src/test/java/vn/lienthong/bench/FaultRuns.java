package vn.lienthong.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.payments.Mishap;

/**
 * {@code ./lienthong bench faults [EVENTS] [CHARGES]}: payments and synchronisation through every
 * fault of their simulators, with the node killed again and again. Ends with status 1 when anything
 * is not as it must be.
 */
public final class FaultRuns {
  private FaultRuns() {}

  public static void main(String[] arguments) throws IOException {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    int charges = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 330;
    List<String> wrong = new ArrayList<>();
    try (FaultNode node = FaultNode.open()) {
      Machine.describe(node.jdbc());
      System.out.println("PAYMENTS");
      wrong.addAll(new PaymentFaults(node, Math.max(3, charges / Mishap.values().length), 5).run());
      System.out.println("SYNC");
      wrong.addAll(new SyncFaults(node, events, 4).run());
    }
    wrong.forEach(line -> System.out.println("WRONG " + line));
    System.out.println(wrong.isEmpty() ? "all as it must be" : wrong.size() + " wrong");
    System.exit(wrong.isEmpty() ? 0 : 1);
  }
}
