package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.StepUp;

@HouseTest
class HandlersTest {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void everyHandlerSaysWhoMayCallIt() {
    assertThat(
            ours((info, method) ->
                AnnotatedElementUtils.hasAnnotation(method.getMethod(), Access.class)
                    || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Access.class)))
        .isEmpty();
  }

  @Test
  void everyHandlerNamesItsMethods() {
    assertThat(ours((info, method) -> !info.getMethodsCondition().getMethods().isEmpty()))
        .isEmpty();
  }

  @Test
  void everyChangingHandlerNamesItsAuditAction() {
    assertThat(ours((info, method) -> !changes(info) || says(method.getMethod()))).isEmpty();
  }

  /** What gives power, moves money out, binds everybody, or cannot be taken back. */
  private static final Set<String> SENSITIVE =
      Set.of(
          "directory.delegated",
          "directory.unit-merged",
          "directory.merger-undone",
          "dossiers.code-rule-set",
          "dossiers.code-rule-withdrawn",
          "dossiers.collection-ended",
          "dossiers.collection-set",
          "dossiers.collection-withdrawn",
          "dossiers.part-approve",
          "dossiers.result-issued",
          "identity.access-reviewed",
          "identity.account-created",
          "identity.account-disabled",
          "identity.account-unlocked",
          "identity.client-created",
          "identity.client-enabled",
          "identity.client-secret-changed",
          "identity.passkey-added",
          "identity.passkey-removed",
          "identity.password-reset",
          "identity.policy-changed",
          "identity.review-opened",
          "identity.totp-removed",
          "identity.totp-reset",
          "payments.refund-approved",
          "payments.refunded",
          "procedures.published",
          "worktime.calendar-published",
          "worktime.value-set",
          "worktime.value-withdrawn");

  /** Handlers of several acts, one of which signs; programs send the hash in the body. */
  private static final Set<String> SIGNING =
      Set.of(
          "/dossiers/{id}/{action}",
          "/dossiers/parts/{part}/{action}",
          "/dossiers/{id}/mistake/sign",
          "/api/v1/dossiers/{id}/mistake/reissue");

  @Test
  @DisplayName("A sensitive act asks once more who one is, on pages and in the API alike")
  void sensitiveActsAskOnceMore() {
    assertThat(
            ours((info, method) -> {
              Audited audited = method.getMethodAnnotation(Audited.class);
              boolean sensitive =
                  changes(info)
                      && ((audited != null && SENSITIVE.contains(audited.value()))
                          || SIGNING.containsAll(info.getPatternValues()));
              return !sensitive || method.hasMethodAnnotation(StepUp.class);
            }))
        .isEmpty();
    Set<String> written =
        mapping.getHandlerMethods().values().stream()
            .map(method -> method.getMethodAnnotation(Audited.class))
            .filter(Objects::nonNull)
            .map(Audited::value)
            .collect(Collectors.toSet());
    assertThat(written).as("actions that exist").containsAll(SENSITIVE);
  }

  private static boolean changes(RequestMappingInfo info) {
    return !Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS)
        .containsAll(info.getMethodsCondition().getMethods());
  }

  private static boolean says(Method method) {
    Audited audited = method.getAnnotation(Audited.class);
    return audited != null
        && (audited.value().equals("none")
            ? !audited.reason().isBlank()
            : audited.value().matches("[a-z-]+\\.[a-z-]+"));
  }

  private Stream<String> ours(BiPredicate<RequestMappingInfo, HandlerMethod> good) {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(e -> e.getValue().getBeanType().getName().startsWith("vn.lienthong."))
        .filter(e -> !good.test(e.getKey(), e.getValue()))
        .map(Map.Entry::toString);
  }
}
