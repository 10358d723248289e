package vn.lienthong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/**
 * Lets a request in by the {@link Access} of its handler; a handler of ours without one is shut.
 */
class AccessInterceptor implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // Of the user the logs name the kind alone.
    MDC.put("user", CurrentUsers.current().kind().name());
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getName().startsWith("vn.lienthong.")) {
      check(of(method), CurrentUsers.current());
    }
    return true;
  }

  static @Nullable Access of(HandlerMethod method) {
    Access own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Access.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Access.class);
  }

  private static void check(@Nullable Access access, CurrentUser user) {
    if (access == null) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    boolean allowed =
        switch (access.value()) {
          case PUBLIC -> true;
          case CITIZEN -> user.isCitizen();
          case SIGNED_IN -> !user.isAnonymous();
          case STAFF ->
              (user.isStaff() || user.kind() == CurrentUser.Kind.SERVICE)
                  && (access.permission().isEmpty() || user.may(access.permission()));
        };
    if (!allowed) {
      throw new AppException(
          user.isAnonymous() ? SharedErrors.SIGN_IN_FIRST : SharedErrors.FORBIDDEN);
    }
  }
}
