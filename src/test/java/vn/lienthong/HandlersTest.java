package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
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
