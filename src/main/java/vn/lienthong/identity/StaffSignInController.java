package vn.lienthong.identity;

import static vn.lienthong.shared.Access.Who.PUBLIC;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.identity.SignInSession.Pending;
import vn.lienthong.identity.policy.Policies;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.FormErrors;

/** Choosing how to sign in, and the password of staff. */
@Controller
@Access(PUBLIC)
class StaffSignInController {
  static final String STAFF_HOME = "/desk";

  private final StaffSignIn signIn;
  private final SignInSession session;
  private final Policies policies;
  private final MessageSource messages;
  private final ObjectProvider<DemonstrationAccounts> demonstration;

  StaffSignInController(
      StaffSignIn signIn,
      SignInSession session,
      Policies policies,
      MessageSource messages,
      ObjectProvider<DemonstrationAccounts> demonstration) {
    this.signIn = signIn;
    this.session = session;
    this.policies = policies;
    this.messages = messages;
    this.demonstration = demonstration;
  }

  record StaffPage(
      String next,
      String username,
      FormErrors errors,
      List<DemonstrationAccounts.Account> demonstration,
      boolean withoutTotp) {}

  @GetMapping("/sign-in")
  String choose(
      @RequestParam(defaultValue = "") String next,
      CurrentUser user,
      HttpServletRequest request,
      Model model) {
    String target = LocalPath.orElse(next, "");
    Optional<String> enrolment = enrolment(target, request);
    if (enrolment.isPresent()) {
      return enrolment.get();
    }
    if (!user.isAnonymous() && !target.isEmpty()) {
      model.addAttribute("other", user.name());
    } else {
      model.addAttribute("other", user.isAnonymous() ? "" : user.name());
    }
    model.addAttribute("next", target);
    return "identity/signIn";
  }

  @GetMapping("/sign-in/staff")
  String staff(
      @RequestParam(defaultValue = "") String next, HttpServletRequest request, Model model) {
    String target = LocalPath.orElse(next, "");
    return enrolment(target, request).orElseGet(() -> page(model, target, "", FormErrors.NONE));
  }

  /**
   * Who was signed in when a new post made a second factor necessary enrols it now, in the session
   * that stands; a password that must be changed first is asked for by signing in again.
   */
  private Optional<String> enrolment(String target, HttpServletRequest request) {
    return SignInSession.owner(request)
        .filter(owner -> owner.kind() == CurrentUser.Kind.STAFF)
        .flatMap(owner -> signIn.owing(owner.id()))
        .map(account -> {
          session.begin(request, account.personId(), target);
          boolean enrols =
              session
                  .pending(request)
                  .filter(pending -> signIn.next(account, pending) == StaffSignIn.Step.ENROL)
                  .isPresent();
          if (!enrols) {
            session.end(request);
          }
          return enrols ? "redirect:/sign-in/enrol" : "redirect:/sign-in/staff";
        });
  }

  @PostMapping("/sign-in/staff")
  @Audited("identity.signed-in")
  String enter(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String target = LocalPath.orElse(next, "");
    FormErrors errors = new FormErrors();
    if (username.isBlank()) {
      errors.add("username", text(request, "identity.staff.noUsername"));
    }
    if (password.isEmpty()) {
      errors.add("password", text(request, "identity.staff.noPassword"));
    }
    if (errors.isEmpty()) {
      Optional<StaffAccount> account = signIn.check(username, password, request.getRemoteAddr());
      if (account.isPresent()) {
        session.begin(request, account.get().personId(), target);
        return session
            .pending(request)
            .map(pending -> proceed(account.get(), pending, request))
            .orElse("redirect:/sign-in/staff");
      }
      errors.add("username", text(request, "identity.staff.refused", lockFacts()));
    }
    response.setStatus(422);
    return page(model, target, username, errors);
  }

  /** Where the account goes now: to its next step, or in. */
  String proceed(StaffAccount account, Pending pending, HttpServletRequest request) {
    return switch (signIn.next(account, pending)) {
      case TOTP -> "redirect:/sign-in/totp";
      case PASSWORD -> "redirect:/sign-in/password";
      case ENROL -> "redirect:/sign-in/enrol";
      case DONE ->
          signIn
              .complete(account, request.getRemoteAddr())
              .map(user -> {
                session.complete(request, user);
                return "redirect:" + LocalPath.orElse(pending.next(), STAFF_HOME);
              })
              .orElse("redirect:/sign-in/staff");
    };
  }

  private Object[] lockFacts() {
    return new Object[] {
      policies.number("lock.failures"), policies.duration("lock.duration").toHours()
    };
  }

  private String page(Model model, String next, String username, FormErrors errors) {
    List<DemonstrationAccounts.Account> offered =
        demonstration.stream().flatMap(source -> source.accounts().stream()).toList();
    model.addAttribute(
        "page",
        new StaffPage(next, username, errors, offered, policies.demonstrationWithoutTotp()));
    return "identity/staff";
  }

  private String text(HttpServletRequest request, String key, Object... arguments) {
    String text = messages.getMessage(key, arguments, key, RequestContextUtils.getLocale(request));
    return text == null ? key : text;
  }
}
