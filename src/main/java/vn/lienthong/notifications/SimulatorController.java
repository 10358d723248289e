package vn.lienthong.notifications;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;

/** What the simulated mail server and SMS gateway have taken, and faults to order. */
@Controller
@Access(value = Access.Who.STAFF, permission = OutboxDesk.EDIT)
class SimulatorController {
  private static final int SHOWN = 50;

  private final SimulatorRepository simulator;
  private final MailSimulator mail;

  SimulatorController(SimulatorRepository simulator, MailSimulator mail) {
    this.simulator = simulator;
    this.mail = mail;
  }

  record SimulatorPage(
      List<SimulatorRepository.Sms> sms,
      List<MailSimulator.Mail> mails,
      int smsFaults,
      int mailFaults) {}

  @GetMapping("/notifications/simulator")
  String simulator(Model model) {
    model.addAttribute(
        "page",
        new SimulatorPage(
            simulator.newest(SHOWN),
            mail.newest(SHOWN),
            simulator.failuresLeft(Channel.SMS),
            simulator.failuresLeft(Channel.EMAIL)));
    return "notifications/simulator";
  }

  @PostMapping("/notifications/simulator/faults")
  @Audited(value = "none", reason = "orders faults of a simulator; nothing real changes")
  String faults(@RequestParam Channel channel, @RequestParam(defaultValue = "0") int count) {
    simulator.owe(channel, Math.clamp(count, 0, 1000));
    return "redirect:/notifications/simulator";
  }
}
