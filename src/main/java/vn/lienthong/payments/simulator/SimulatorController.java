package vn.lienthong.payments.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.lienthong.payments.gateway.GatewaySettings;
import vn.lienthong.payments.gateway.Message;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** The simulated gateway on the wire, its page for the payer, and the page of its faults. */
@Controller
class SimulatorController {
  private static final int SHOWN = 30;

  private final SimulatedGateway gateway;
  private final ConfirmationSending sending;
  private final Faults faults;
  private final GatewaySettings settings;
  private final Clock clock;

  SimulatorController(
      SimulatedGateway gateway,
      ConfirmationSending sending,
      Faults faults,
      GatewaySettings settings,
      Clock clock) {
    this.gateway = gateway;
    this.sending = sending;
    this.faults = faults;
    this.settings = settings;
    this.clock = clock;
  }

  record FaultsPage(
      Map<Faults.Kind, Integer> faults,
      long lateSeconds,
      List<SimulatedGateway.Bill> bills,
      LocalDate today) {}

  @PostMapping(path = "/simulator/payment-gateway/api", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  @Access(Access.Who.PUBLIC)
  @Audited(value = "none", reason = "books of a simulator; nothing real changes")
  ResponseEntity<Map<String, Object>> message(@RequestBody LinkedHashMap<String, Object> fields) {
    simulated();
    Message asked = Message.of(fields);
    Map<String, Object> answer = gateway.answer(asked).fields();
    return faults.swallows(asked.text("LoaiBanTin"))
        ? ResponseEntity.status(HttpStatus.GATEWAY_TIMEOUT).build()
        : ResponseEntity.ok(answer);
  }

  @GetMapping("/simulator/payment-gateway/pay/{reference}")
  @Access(Access.Who.PUBLIC)
  String pay(@PathVariable String reference, Model model) {
    simulated();
    model.addAttribute("page", bill(reference));
    return "payments/simulator/simulated";
  }

  @PostMapping("/simulator/payment-gateway/pay/{reference}")
  @Access(Access.Who.PUBLIC)
  @Audited(value = "none", reason = "books of a simulator; nothing real changes")
  String decide(
      @PathVariable String reference,
      @RequestParam SimulatedGateway.Choice choice,
      @RequestParam(defaultValue = "VCB") String bank) {
    simulated();
    bill(reference);
    gateway.decide(reference, choice, bank.length() > 20 ? bank.substring(0, 20) : bank);
    sending.deliver();
    return "redirect:/payments/return/" + reference;
  }

  @GetMapping("/payments/simulator")
  @Access(value = Access.Who.STAFF, permission = "payments.simulate")
  String faults(Model model) {
    simulated();
    model.addAttribute(
        "page",
        new FaultsPage(
            faults.all(),
            faults.lateBy().toSeconds(),
            gateway.newest(SHOWN),
            Vietnam.today(clock)));
    return "payments/simulator/faults";
  }

  @PostMapping("/payments/simulator")
  @Access(value = Access.Who.STAFF, permission = "payments.simulate")
  @Audited(value = "none", reason = "orders faults of a simulator; nothing real changes")
  String order(@RequestParam Map<String, String> values) {
    simulated();
    for (Faults.Kind kind : Faults.Kind.values()) {
      faults.owe(kind, number(values.get(kind.name()), 1000));
    }
    faults.lateBy(number(values.get("lateSeconds"), 86_400));
    return "redirect:/payments/simulator";
  }

  /** The day's file as the gateway would send it. */
  @GetMapping("/payments/simulator/settlement")
  @Access(value = Access.Who.STAFF, permission = "payments.reconcile")
  ResponseEntity<byte[]> settlement(@RequestParam String day) {
    simulated();
    LocalDate date =
        DayText.parse(day).orElseThrow(() -> new AppException(SharedErrors.BAD_REQUEST));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("doi-soat-mo-phong-" + date + ".csv")
                .build()
                .toString())
        .body(gateway.settlement(date).getBytes(StandardCharsets.UTF_8));
  }

  private SimulatedGateway.Bill bill(String reference) {
    return gateway.find(reference).orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  private void simulated() {
    if (!settings.simulated()) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
  }

  private static int number(@org.jspecify.annotations.Nullable String text, int most) {
    return text != null && text.matches("\\d{1,6}") ? Math.min(Integer.parseInt(text), most) : 0;
  }
}
