package vn.lienthong.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ModelAndViewDefiningException;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;

/**
 * Asks staff once more who they are before a {@link StepUp} act: the one-time code, or the password
 * where there is none. The page that asks carries the fields of the form along, so that the same
 * request goes through once the answer is right. Programs with a token of their own are not asked.
 */
@Component
class StepUpInterceptor implements HandlerInterceptor, WebMvcConfigurer {
  private static final String ANSWER = "step-up";
  private static final Set<String> OURS = Set.of("_csrf", ANSWER);

  private final SignInSession session;
  private final StaffAccounts accounts;
  private final StaffSignIn signIn;
  private final StaffTotp totp;
  private final Trail trail;
  private final Clock clock;

  StepUpInterceptor(
      SignInSession session,
      StaffAccounts accounts,
      StaffSignIn signIn,
      StaffTotp totp,
      Trail trail,
      Clock clock) {
    this.session = session;
    this.accounts = accounts;
    this.signIn = signIn;
    this.totp = totp;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(10);
  }

  /**
   * @param fields of the form that waits, in their order
   */
  record Page(String action, boolean code, boolean wrong, Map<String, List<String>> fields) {}

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws ModelAndViewDefiningException {
    Optional<StaffAccount> account = asked(request, handler);
    if (account.isEmpty()) {
      return true;
    }
    String answer = request.getParameter(ANSWER);
    if (answer != null && holds(account.get(), answer, request.getRemoteAddr())) {
      session.confirm(request);
      trail.own("identity.confirmed", account.get(), Map.of("act", request.getRequestURI()));
      return true;
    }
    if (request.getRequestURI().startsWith("/api/")) {
      throw new AppException(IdentityErrors.CONFIRM_FIRST);
    }
    response.setStatus(HttpStatus.FORBIDDEN.value());
    throw new ModelAndViewDefiningException(
        new ModelAndView(
            "identity/confirm", Map.of("page", page(request, account.get(), answer != null))));
  }

  private Optional<StaffAccount> asked(HttpServletRequest request, Object handler) {
    StepUp sensitive =
        handler instanceof HandlerMethod method ? method.getMethodAnnotation(StepUp.class) : null;
    if (sensitive == null || !given(sensitive.given(), request)) {
      return Optional.empty();
    }
    return SignInSession.owner(request)
        .filter(owner -> owner.kind() == CurrentUser.Kind.STAFF && !session.isConfirmed(request))
        .flatMap(owner -> accounts.byPerson(owner.id()));
  }

  private static boolean given(String field, HttpServletRequest request) {
    String value = field.isEmpty() ? null : request.getParameter(field);
    return field.isEmpty() || (value != null && !value.isBlank());
  }

  private boolean holds(StaffAccount account, String answer, String address) {
    if (!account.hasTotp()) {
      return signIn.check(account.username(), answer, address).isPresent();
    }
    if (!signIn.attempt(account, clock.instant())) {
      return false;
    }
    if (totp.accepts(account, answer)) {
      signIn.forgive(account);
      return true;
    }
    signIn.refused(account, "code", address);
    return false;
  }

  private static Page page(HttpServletRequest request, StaffAccount account, boolean wrong) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (!OURS.contains(name)) {
            fields.put(name, List.of(values));
          }
        });
    return new Page(request.getRequestURI(), account.hasTotp(), wrong, fields);
  }
}
