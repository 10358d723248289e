package vn.lienthong.payments;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.payments.gateway.Message;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;

/** Where the gateway tells what became of a payment; trusted by its signature alone. */
@RestController
@Access(Access.Who.PUBLIC)
class IpnController {
  private final Confirmations confirmations;

  IpnController(Confirmations confirmations) {
    this.confirmations = confirmations;
  }

  @PostMapping("/payments/ipn")
  @Audited("payments.confirmed")
  Map<String, String> confirm(@RequestBody LinkedHashMap<String, Object> fields) {
    Message message = Message.of(fields);
    Confirmations.Answer answer = confirmations.take(message);
    return Map.of("MaLoi", answer.code(), "MaThamChieu", message.text("MaThamChieu"));
  }
}
