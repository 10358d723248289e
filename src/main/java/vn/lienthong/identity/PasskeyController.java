package vn.lienthong.identity;

import static vn.lienthong.shared.Access.Who.PUBLIC;
import static vn.lienthong.shared.Access.Who.SIGNED_IN;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.identity.passkeys.PasskeyHolder;
import vn.lienthong.identity.passkeys.Passkeys;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.web.CurrentUsers;

/** Passkeys of staff: made and removed on the account page, used on the sign-in page. */
@Controller
class PasskeyController {
  private static final String CHALLENGE = "identity.passkey-challenge";
  private static final int LONGEST_LABEL = 60;

  private final Passkeys passkeys;
  private final StaffAccounts accounts;
  private final StaffSignInController entrance;
  private final SignInSession session;
  private final HouseAddress address;
  private final Trail trail;
  private final MessageSource messages;
  private final Clock clock;

  PasskeyController(
      Passkeys passkeys,
      StaffAccounts accounts,
      StaffSignInController entrance,
      SignInSession session,
      HouseAddress address,
      Trail trail,
      MessageSource messages,
      Clock clock) {
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.entrance = entrance;
    this.session = session;
    this.address = address;
    this.trail = trail;
    this.messages = messages;
    this.clock = clock;
  }

  @PostMapping("/account/passkeys/options")
  @Access(SIGNED_IN)
  @Audited(value = "none", reason = "a question to the browser; nothing is stored")
  ResponseEntity<String> creationOptions(CurrentUser user, HttpServletRequest request) {
    PasskeyHolder holder = holder(own(user));
    return json(passkeys.creationOptions(holder, begin(request.getSession()), address.of(request)));
  }

  @PostMapping("/account/passkeys")
  @Access(SIGNED_IN)
  @Audited("identity.passkey-added")
  @StepUp
  String add(
      CurrentUser user,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String label,
      HttpServletRequest request) {
    StaffAccount account = own(user);
    String name = label.isBlank() ? Device.of(request.getHeader("User-Agent")) : label.strip();
    boolean done =
        answer(credential, request)
            .filter(answer ->
                passkeys.register(
                    holder(account),
                    answer,
                    name.substring(0, Math.min(LONGEST_LABEL, name.length()))))
            .isPresent();
    if (done) {
      trail.own("identity.passkey-added", account, Map.of("label", name));
    }
    CurrentUsers.flash(
        request,
        done ? "ok" : "warn",
        text(request, done ? "identity.passkey.added" : "identity.passkey.notAdded"));
    return "redirect:/account";
  }

  @PostMapping("/account/passkeys/{handle}/remove")
  @Access(SIGNED_IN)
  @Audited("identity.passkey-removed")
  @StepUp
  String remove(CurrentUser user, @PathVariable UUID handle, HttpServletRequest request) {
    StaffAccount account = own(user);
    if (!passkeys.remove(account.id(), handle)) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
    trail.own("identity.passkey-removed", account, Map.of("passkey", handle));
    CurrentUsers.flash(request, "ok", text(request, "identity.passkey.removed"));
    return "redirect:/account";
  }

  @PostMapping("/sign-in/passkey/options")
  @Access(PUBLIC)
  @Audited(value = "none", reason = "a question to the browser; nothing is stored")
  ResponseEntity<String> requestOptions(HttpServletRequest request) {
    return json(passkeys.requestOptions(begin(request.getSession()), address.of(request)));
  }

  /** A passkey stands for password and second factor; what else is owed comes next. */
  @PostMapping("/sign-in/passkey")
  @Access(PUBLIC)
  @Audited("identity.signed-in")
  String enter(
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request) {
    Optional<StaffAccount> account =
        answer(credential, request)
            .flatMap(passkeys::holderOf)
            .flatMap(accounts::byId)
            .filter(found -> found.isOpen(clock.instant()));
    if (account.isEmpty()) {
      CurrentUsers.flash(request, "warn", text(request, "identity.passkey.refused"));
      return "redirect:/sign-in/staff";
    }
    session.begin(request, account.get().personId(), LocalPath.orElse(next, ""));
    session.pending(request).ifPresent(pending -> session.totpPassed(request, pending));
    return session
        .pending(request)
        .map(pending -> entrance.proceed(account.get(), pending, request))
        .orElse("redirect:/sign-in/staff");
  }

  private String begin(HttpSession session) {
    String challenge = passkeys.challenge();
    session.setAttribute(CHALLENGE, challenge);
    return challenge;
  }

  /** The answer with the challenge it must hold to, which is forgotten here. */
  private Optional<Passkeys.Answer> answer(String credential, HttpServletRequest request) {
    @Nullable HttpSession session = request.getSession(false);
    String challenge = session == null ? null : (String) session.getAttribute(CHALLENGE);
    if (session == null || challenge == null) {
      return Optional.empty();
    }
    session.removeAttribute(CHALLENGE);
    return Optional.of(new Passkeys.Answer(credential, challenge, address.of(request)));
  }

  private StaffAccount own(CurrentUser user) {
    return Optional.of(user)
        .filter(CurrentUser::isStaff)
        .flatMap(staff -> accounts.byPerson(staff.requireId()))
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  private static PasskeyHolder holder(StaffAccount account) {
    return new PasskeyHolder(account.id(), account.username(), account.personName());
  }

  private static ResponseEntity<String> json(String text) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(text);
  }

  private String text(HttpServletRequest request, String key) {
    String text = messages.getMessage(key, null, key, RequestContextUtils.getLocale(request));
    return text == null ? key : text;
  }
}
