package vn.lienthong.identity;

import static vn.lienthong.shared.Access.Who.SIGNED_IN;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.identity.passkeys.Passkey;
import vn.lienthong.identity.passkeys.Passkeys;
import vn.lienthong.identity.secrets.Totp;
import vn.lienthong.identity.session.OpenSession;
import vn.lienthong.identity.session.SessionStore;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** One's own account: password, second factor, where one is signed in. */
@Controller
@Access(SIGNED_IN)
class AccountController {
  private final StaffAccounts accounts;
  private final StaffPasswords passwords;
  private final StaffTotp totp;
  private final StaffSignIn signIn;
  private final Passkeys passkeys;
  private final SessionStore sessions;
  private final OpenAccess access;
  private final CitizenAccounts citizens;
  private final MessageSource messages;
  private final Trail trail;

  AccountController(
      StaffAccounts accounts,
      StaffPasswords passwords,
      StaffTotp totp,
      StaffSignIn signIn,
      Passkeys passkeys,
      SessionStore sessions,
      OpenAccess access,
      CitizenAccounts citizens,
      MessageSource messages,
      Trail trail) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.totp = totp;
    this.signIn = signIn;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.access = access;
    this.citizens = citizens;
    this.messages = messages;
    this.trail = trail;
  }

  record Page(
      @Nullable StaffAccount staff,
      @Nullable CitizenSummary citizen,
      int recoveryCodes,
      boolean totpRequired,
      List<Passkey> passkeys,
      List<OpenSession> sessions) {}

  @GetMapping("/account")
  String account(CurrentUser user, HttpServletRequest request, Model model) {
    StaffAccount staff = user.isStaff() ? own(user) : null;
    model.addAttribute(
        "page",
        new Page(
            staff,
            user.isCitizen() ? citizens.byId(user.requireId()).orElse(null) : null,
            staff == null ? 0 : accounts.recoveryCodesLeft(staff.id()),
            signIn.needsTotp(user),
            staff == null ? List.of() : passkeys.of(staff.id()),
            sessions.of(user.requireId(), SignInSession.id(request))));
    return "identity/account";
  }

  record PasswordPage(StaffPasswords.Rules rules, FormErrors errors) {}

  @GetMapping("/account/password")
  String password(CurrentUser user, Model model) {
    return passwordPage(model, own(user), FormErrors.NONE);
  }

  @PostMapping("/account/password")
  @Audited("identity.password-changed")
  String changePassword(
      CurrentUser user,
      @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String repeated,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    StaffAccount account = own(user);
    FormErrors errors = new FormErrors();
    if (signIn.check(account.username(), present, request.getRemoteAddr()).isEmpty()) {
      errors.add("present", text(request, "identity.account.presentWrong"));
    } else if (!password.equals(repeated)) {
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
    access.end(user.requireId(), SignInSession.id(request));
    CurrentUsers.flash(request, "ok", text(request, "identity.account.passwordChanged"));
    return "redirect:/account";
  }

  @GetMapping("/account/totp")
  String enrol(CurrentUser user, HttpServletRequest request, Model model) {
    if (own(user).hasTotp()) {
      return "redirect:/account";
    }
    return enrolPage(request, model, FormErrors.NONE);
  }

  @GetMapping("/account/totp/qr.svg")
  ResponseEntity<String> qr(CurrentUser user, HttpServletRequest request) {
    return SignInStepsController.picture(
        StaffTotp.address(own(user), SignInStepsController.secret(request)));
  }

  @PostMapping("/account/totp")
  @Audited("identity.totp-enrolled")
  @StepUp
  String finishEnrolment(
      CurrentUser user,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    StaffAccount account = own(user);
    if (account.hasTotp()) {
      return "redirect:/account";
    }
    List<String> codes = totp.enrol(account, SignInStepsController.secret(request), code);
    if (codes.isEmpty()) {
      response.setStatus(422);
      return enrolPage(
          request, model, new FormErrors().add("code", text(request, "identity.totp.wrong")));
    }
    SignInStepsController.forgetSecret(request);
    model.addAttribute("codes", codes);
    model.addAttribute("next", "/account");
    return "identity/recovery";
  }

  @PostMapping("/account/totp/remove")
  @Audited("identity.totp-removed")
  @StepUp
  String remove(
      CurrentUser user, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
    StaffAccount account = own(user);
    if (signIn.needsTotp(user)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    if (account.hasTotp() && totp.accepts(account, code)) {
      totp.remove(account);
      CurrentUsers.flash(request, "ok", text(request, "identity.account.totpRemoved"));
    } else {
      CurrentUsers.flash(request, "warn", text(request, "identity.totp.wrong"));
    }
    return "redirect:/account";
  }

  @PostMapping("/account/sessions/{handle}/end")
  @Audited("identity.session-ended")
  String end(CurrentUser user, @PathVariable UUID handle, HttpServletRequest request) {
    if (!access.endOne(user.requireId(), handle)) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
    trail.record("identity.session-ended", "session", handle.toString(), user, null);
    CurrentUsers.flash(request, "ok", text(request, "identity.account.ended", 1));
    return "redirect:/account";
  }

  @PostMapping("/account/sessions/end-others")
  @Audited("identity.session-ended")
  String endOthers(CurrentUser user, HttpServletRequest request) {
    int ended = access.end(user.requireId(), SignInSession.id(request));
    trail.record(
        "identity.session-ended",
        "account",
        user.requireId().toString(),
        user,
        Map.of("ended", ended));
    CurrentUsers.flash(request, "ok", text(request, "identity.account.ended", ended));
    return "redirect:/account";
  }

  private StaffAccount own(CurrentUser user) {
    if (!user.isStaff()) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
    return accounts
        .byPerson(user.requireId())
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  private String passwordPage(Model model, StaffAccount account, FormErrors errors) {
    model.addAttribute("page", new PasswordPage(passwords.rules(account.hasTotp()), errors));
    return "identity/password";
  }

  private static String enrolPage(HttpServletRequest request, Model model, FormErrors errors) {
    model.addAttribute(
        "page",
        new SignInStepsController.EnrolPage(
            Totp.base32(SignInStepsController.secret(request)), errors));
    return "identity/accountTotp";
  }

  private String text(HttpServletRequest request, String key, Object... arguments) {
    String text = messages.getMessage(key, arguments, key, RequestContextUtils.getLocale(request));
    return text == null ? key : text;
  }
}
