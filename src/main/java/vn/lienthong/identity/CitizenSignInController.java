package vn.lienthong.identity;

import static vn.lienthong.shared.Access.Who.PUBLIC;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.identity.CitizenRefusal.Reason;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;

/** Out to the national e-ID and back. */
@Controller
@Access(PUBLIC)
class CitizenSignInController {
  private static final Logger log = LoggerFactory.getLogger(CitizenSignInController.class);

  private final CitizenSignIn signIn;
  private final SignInSession session;
  private final NationalIdentity provider;

  CitizenSignInController(CitizenSignIn signIn, SignInSession session, NationalIdentity provider) {
    this.signIn = signIn;
    this.session = session;
    this.provider = provider;
  }

  @GetMapping("/sign-in/citizen")
  String go(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
    return "redirect:" + signIn.ask(request, LocalPath.orElse(next, ""));
  }

  @GetMapping(CitizenSignIn.RETURN)
  String come(
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String iss,
      HttpServletRequest request) {
    CitizenSignIn.Asked asked =
        signIn
            .take(request, state)
            .orElseThrow(() -> new CitizenRefusal(Reason.UNKNOWN_STATE, "no such question"));
    if (iss != null && !iss.equals(provider.endpoints(request).issuer())) {
      // RFC 9207: an answer mixed up with another provider's
      throw new CitizenRefusal(Reason.UNTRUSTED, "another issuer answers");
    }
    if (error != null || code == null) {
      throw new CitizenRefusal(Reason.DECLINED, "the provider says no");
    }
    CurrentUser user = signIn.enter(request, asked, code);
    session.complete(request, user);
    return "redirect:" + LocalPath.orElse(asked.next(), "/");
  }

  @ExceptionHandler
  String refused(
      CitizenRefusal refusal,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (refusal.reason() == Reason.UNTRUSTED || refusal.reason() == Reason.INCOMPLETE) {
      log.warn("sign-in of a citizen refused: {}", refusal.getMessage());
    }
    response.setStatus(refusal.reason() == Reason.SILENT ? 503 : 400);
    model.addAttribute("reason", refusal.reason().name());
    return "identity/citizenRefused";
  }
}
