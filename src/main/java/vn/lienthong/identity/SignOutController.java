package vn.lienthong.identity;

import static vn.lienthong.shared.Access.Who.PUBLIC;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** Signing out ends the session on every node. */
@Controller
@Access(PUBLIC)
class SignOutController {
  private final SignInSession session;
  private final NationalIdentity provider;
  private final Trail trail;

  SignOutController(SignInSession session, NationalIdentity provider, Trail trail) {
    this.session = session;
    this.provider = provider;
    this.trail = trail;
  }

  @PostMapping("/sign-out")
  @Audited("identity.signed-out")
  String leave(CurrentUser user, HttpServletRequest request) {
    session.end(request);
    if (user.isAnonymous()) {
      return "redirect:/";
    }
    trail.record("identity.signed-out", "session", user.requireId().toString(), user, null);
    return user.isCitizen() ? "redirect:/sign-out?citizen" : "redirect:/sign-out";
  }

  @GetMapping("/sign-out")
  String left(HttpServletRequest request, Model model) {
    boolean citizen = request.getParameter("citizen") != null;
    model.addAttribute("elsewhere", citizen ? provider.signOutAddress(request) : "");
    return "identity/signedOut";
  }
}
