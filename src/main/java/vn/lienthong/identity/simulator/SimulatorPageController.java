package vn.lienthong.identity.simulator;

import static vn.lienthong.shared.Access.Who.PUBLIC;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.SharedErrors;

/** The page of the simulated national e-ID, where one chooses who to be and what goes wrong. */
@Controller
@RequestMapping("/simulator/vneid")
@Access(PUBLIC)
@ConditionalOnProperty(name = "lienthong.simulators", havingValue = "true", matchIfMissing = true)
class SimulatorPageController {
  private static final Duration CODE_AGE = Duration.ofMinutes(1);
  private static final String RETURN = "/sign-in/citizen/return";

  private final SimulatedCodes codes;
  private final SimulatedPeople people;
  private final HouseAddress base;

  SimulatorPageController(SimulatedCodes codes, SimulatedPeople people, HouseAddress base) {
    this.codes = codes;
    this.people = people;
    this.base = base;
  }

  /** The question of the client, carried through the page. */
  record Question(
      String response_type,
      String client_id,
      String redirect_uri,
      @Nullable String scope,
      @Nullable String state,
      @Nullable String nonce,
      @Nullable String code_challenge,
      @Nullable String code_challenge_method,
      @Nullable String acr_values) {

    private Map<String, String> fields() {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("response_type", response_type);
      fields.put("client_id", client_id);
      fields.put("redirect_uri", redirect_uri);
      fields.put("state", text(state));
      fields.put("nonce", text(nonce));
      fields.put("code_challenge", text(code_challenge));
      fields.put("code_challenge_method", text(code_challenge_method));
      fields.put("acr_values", text(acr_values));
      return fields;
    }
  }

  @GetMapping("/auth")
  String choose(@ModelAttribute Question question, HttpServletRequest request, Model model) {
    check(question, request);
    return page(question, "", model);
  }

  @PostMapping("/auth")
  @Audited(value = "none", reason = "invented citizens of the simulator")
  String chosen(
      @ModelAttribute Question question,
      @RequestParam(defaultValue = "") String citizen,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "NONE") Fault fault,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    check(question, request);
    if (citizen.equals("decline")) {
      return "redirect:" + answer(question, request, "error", "access_denied");
    }
    Optional<SimulatedCitizen> chosen =
        citizen.equals("other") ? other(number, name) : people.byNumber(citizen);
    if (chosen.isEmpty()) {
      response.setStatus(422);
      return page(question, "identity.simulator.badOther", model);
    }
    SimulatedCodes.Grant grant =
        new SimulatedCodes.Grant(
            chosen.get(),
            fault,
            issuer(request),
            question.client_id(),
            question.redirect_uri(),
            text(question.nonce()),
            text(question.code_challenge()),
            text(question.acr_values()));
    Duration age = fault == Fault.EXPIRED_CODE ? Duration.ofSeconds(-1) : CODE_AGE;
    return "redirect:" + answer(question, request, "code", codes.store(grant, age));
  }

  @GetMapping("/logout")
  String leave() {
    return "identity/simulatorLeft";
  }

  private String page(Question question, String error, Model model) {
    model.addAttribute("page", new SimulatorPage(question.fields(), SimulatedCitizen.ALL, error));
    return "identity/simulator";
  }

  private String issuer(HttpServletRequest request) {
    return base.of(request) + "/simulator/vneid";
  }

  /** OAuth 2.1 §4.1.2.1: with a wrong client or way back nobody is sent anywhere. */
  private void check(Question question, HttpServletRequest request) {
    if (!"lienthong".equals(question.client_id())
        || !(base.of(request) + RETURN).equals(question.redirect_uri())
        || !"code".equals(question.response_type())
        || !"S256".equals(question.code_challenge_method())) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
  }

  private String answer(Question question, HttpServletRequest request, String name, String value) {
    return UriComponentsBuilder.fromUriString(question.redirect_uri())
        .queryParam(name, value)
        .queryParam("state", "{state}")
        .queryParam("iss", "{iss}")
        .encode()
        .buildAndExpand(text(question.state()), issuer(request))
        .toUriString();
  }

  private static Optional<SimulatedCitizen> other(String number, String name) {
    boolean invented = number.matches("099[0-9]{9}") && !name.isBlank() && name.length() <= 100;
    return invented
        ? Optional.of(new SimulatedCitizen(number, name.strip(), 1, null))
        : Optional.empty();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
