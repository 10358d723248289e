package vn.lienthong.post;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.SharedErrors;

/** The simulated post on the wire, and the page of its faults. */
@Controller("postSimulatorController")
class SimulatorController {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SimulatedPost post;
  private final PostSettings settings;

  SimulatorController(SimulatedPost post, PostSettings settings) {
    this.post = post;
    this.settings = settings;
  }

  record FaultsPage(Map<SimulatedPost.Fault, Integer> faults, int stepSeconds) {}

  @PostMapping(path = "/simulator/post/{service}", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  @Access(Access.Who.PUBLIC)
  @Audited(value = "none", reason = "books of a simulator; nothing real changes")
  ResponseEntity<Map<String, Object>> answer(
      @PathVariable String service,
      @RequestHeader(value = PostSignature.HEADER, required = false) @Nullable String signature,
      @RequestBody String body) {
    simulated();
    if (!PostSignature.fits(signature, body, settings.secret())) {
      throw new AppException(PostErrors.BAD_SIGNATURE);
    }
    if (post.take(SimulatedPost.Fault.SILENT)) {
      return ResponseEntity.status(503).build();
    }
    JsonNode fields = JSON.readTree(body);
    String reference = fields.path("reference").asString("");
    String tracking = fields.path("tracking").asString("");
    return ResponseEntity.ok(
        switch (service) {
          case "orders" -> Map.<String, Object>of("tracking", post.order(reference));
          case "hand-overs" -> {
            post.handOver(reference, tracking, fields.path("collectForSender").asLong(0));
            yield Map.<String, Object>of("taken", true);
          }
          case "cancellations" -> {
            post.cancel(reference);
            yield Map.<String, Object>of("taken", true);
          }
          case "tracking" -> Map.<String, Object>of("news", post.news(tracking));
          default -> throw new AppException(SharedErrors.NOT_FOUND);
        });
  }

  @GetMapping("/post/simulator")
  @Access(value = Access.Who.STAFF, permission = "post.simulate")
  String faults(Model model) {
    simulated();
    Map<SimulatedPost.Fault, Integer> faults = new EnumMap<>(SimulatedPost.Fault.class);
    for (SimulatedPost.Fault fault : SimulatedPost.Fault.values()) {
      faults.put(fault, post.owed(fault));
    }
    model.addAttribute("page", new FaultsPage(faults, post.stepSeconds()));
    return "post/simulator";
  }

  @PostMapping("/post/simulator")
  @Access(value = Access.Who.STAFF, permission = "post.simulate")
  @Audited(value = "none", reason = "orders faults of a simulator; nothing real changes")
  String order(@RequestParam Map<String, String> values) {
    simulated();
    for (SimulatedPost.Fault fault : List.of(SimulatedPost.Fault.values())) {
      post.owe(fault, number(values.get(fault.name()), 0, 1000));
    }
    post.stepSeconds(number(values.get("stepSeconds"), 1, 86_400));
    return "redirect:/post/simulator";
  }

  private void simulated() {
    if (!settings.simulated()) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
  }

  private static int number(@Nullable String text, int least, int most) {
    return text != null && text.matches("\\d{1,6}")
        ? Math.clamp(Integer.parseInt(text), least, most)
        : least;
  }
}
