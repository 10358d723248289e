package vn.lienthong.identity;

import static vn.lienthong.shared.Access.Who.PUBLIC;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.identity.SignInSession.Pending;
import vn.lienthong.identity.StaffSignIn.Step;
import vn.lienthong.identity.secrets.QrCode;
import vn.lienthong.identity.secrets.Totp;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.web.FormErrors;

/** The steps after the password: one-time code, a new password, enrolment of the second factor. */
@Controller
@Access(PUBLIC)
class SignInStepsController {
  private static final String SECRET = "identity.totp-secret";

  private final StaffAccounts accounts;
  private final StaffSignIn signIn;
  private final StaffSignInController entrance;
  private final StaffPasswords passwords;
  private final StaffTotp totp;
  private final SignInSession session;
  private final MessageSource messages;
  private final Clock clock;

  SignInStepsController(
      StaffAccounts accounts,
      StaffSignIn signIn,
      StaffSignInController entrance,
      StaffPasswords passwords,
      StaffTotp totp,
      SignInSession session,
      MessageSource messages,
      Clock clock) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.entrance = entrance;
    this.passwords = passwords;
    this.totp = totp;
    this.session = session;
    this.messages = messages;
    this.clock = clock;
  }

  private record Standing(Pending pending, StaffAccount account) {}

  /** Where this browser stands, when it stands at this step. */
  private Optional<Standing> at(Step step, HttpServletRequest request) {
    return session
        .pending(request)
        .flatMap(pending ->
            accounts
                .byPerson(pending.personId())
                .filter(account -> account.isOpen(clock.instant()))
                .filter(account -> signIn.next(account, pending) == step)
                .map(account -> new Standing(pending, account)));
  }

  @GetMapping("/sign-in/totp")
  String code(HttpServletRequest request, Model model) {
    if (at(Step.TOTP, request).isEmpty()) {
      return "redirect:/sign-in/staff";
    }
    model.addAttribute("errors", FormErrors.NONE);
    return "identity/totp";
  }

  @PostMapping("/sign-in/totp")
  @Audited("identity.signed-in")
  String enterCode(
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Standing> standing = at(Step.TOTP, request);
    if (standing.isEmpty()) {
      return "redirect:/sign-in/staff";
    }
    StaffAccount account = standing.get().account();
    if (signIn.attempt(account, clock.instant())) {
      if (totp.accepts(account, code)) {
        signIn.forgive(account);
        session.totpPassed(request, standing.get().pending());
        return proceed(account, request);
      }
      signIn.refused(account, "code", request.getRemoteAddr());
    }
    response.setStatus(422);
    model.addAttribute(
        "errors", new FormErrors().add("code", text(request, "identity.totp.wrong")));
    return "identity/totp";
  }

  record PasswordPage(StaffPasswords.Rules rules, FormErrors errors) {}

  @GetMapping("/sign-in/password")
  String newPassword(HttpServletRequest request, Model model) {
    Optional<Standing> standing = at(Step.PASSWORD, request);
    if (standing.isEmpty()) {
      return "redirect:/sign-in/staff";
    }
    return passwordPage(model, standing.get().account(), FormErrors.NONE);
  }

  @PostMapping("/sign-in/password")
  @Audited("identity.password-changed")
  String changePassword(
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String repeated,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Standing> standing = at(Step.PASSWORD, request);
    if (standing.isEmpty()) {
      return "redirect:/sign-in/staff";
    }
    StaffAccount account = standing.get().account();
    FormErrors errors = new FormErrors();
    if (!password.equals(repeated)) {
      errors.add("repeated", text(request, "identity.password.differ"));
    } else {
      passwords
          .change(account, password)
          .ifPresent(
              refusal -> errors.add("password", text(request, refusal.key(), refusal.argument())));
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return passwordPage(model, account, errors);
    }
    return proceed(accounts.byId(account.id()).orElseThrow(), request);
  }

  record EnrolPage(String secret, FormErrors errors) {}

  @GetMapping("/sign-in/enrol")
  String enrol(HttpServletRequest request, Model model) {
    if (at(Step.ENROL, request).isEmpty()) {
      return "redirect:/sign-in/staff";
    }
    model.addAttribute("page", new EnrolPage(Totp.base32(secret(request)), FormErrors.NONE));
    return "identity/enrol";
  }

  @GetMapping("/sign-in/enrol/qr.svg")
  ResponseEntity<String> qr(HttpServletRequest request) {
    return at(Step.ENROL, request)
        .map(standing -> picture(StaffTotp.address(standing.account(), secret(request))))
        .orElse(ResponseEntity.notFound().build());
  }

  @PostMapping("/sign-in/enrol")
  @Audited("identity.totp-enrolled")
  String finishEnrolment(
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Standing> standing = at(Step.ENROL, request);
    if (standing.isEmpty()) {
      return "redirect:/sign-in/staff";
    }
    byte[] secret = secret(request);
    List<String> recovery = totp.enrol(standing.get().account(), secret, code);
    if (recovery.isEmpty()) {
      response.setStatus(422);
      FormErrors errors = new FormErrors().add("code", text(request, "identity.totp.wrong"));
      model.addAttribute("page", new EnrolPage(Totp.base32(secret), errors));
      return "identity/enrol";
    }
    session.totpPassed(request, standing.get().pending());
    String target = proceed(accounts.byId(standing.get().account().id()).orElseThrow(), request);
    model.addAttribute("codes", recovery);
    model.addAttribute("next", target.substring("redirect:".length()));
    return "identity/recovery";
  }

  private String proceed(StaffAccount account, HttpServletRequest request) {
    return session
        .pending(request)
        .map(pending -> entrance.proceed(account, pending, request))
        .orElse("redirect:/sign-in/staff");
  }

  private String passwordPage(Model model, StaffAccount account, FormErrors errors) {
    model.addAttribute("page", new PasswordPage(passwords.rules(account.hasTotp()), errors));
    return "identity/newPassword";
  }

  /** The secret that this browser is about to enrol, kept until its first code is right. */
  static byte[] secret(HttpServletRequest request) {
    String kept = (String) request.getSession().getAttribute(SECRET);
    if (kept != null) {
      return Base64.getDecoder().decode(kept);
    }
    byte[] secret = Totp.newSecret();
    request.getSession().setAttribute(SECRET, Base64.getEncoder().encodeToString(secret));
    return secret;
  }

  static void forgetSecret(HttpServletRequest request) {
    request.getSession().removeAttribute(SECRET);
  }

  static ResponseEntity<String> picture(String text) {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("image/svg+xml"))
        .cacheControl(CacheControl.noStore())
        .body(QrCode.svg(text));
  }

  private String text(HttpServletRequest request, String key, Object... arguments) {
    String text = messages.getMessage(key, arguments, key, RequestContextUtils.getLocale(request));
    return text == null ? key : text;
  }
}
