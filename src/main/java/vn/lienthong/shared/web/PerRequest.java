package vn.lienthong.shared.web;

import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What menu, tiles and page ask alike, asked once for one page. */
public final class PerRequest {
  private PerRequest() {}

  /**
   * The value of the request; asked for anew where there is none, and in requests that change
   * something.
   *
   * @param key unique in the product, with all that the value depends on
   */
  @SuppressWarnings("unchecked")
  public static <T> T once(String key, Supplier<T> asking) {
    if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)
        || !request.getRequest().getMethod().equals("GET")) {
      return asking.get();
    }
    Object known = request.getAttribute(key, RequestAttributes.SCOPE_REQUEST);
    if (known == null) {
      known = asking.get();
      request.setAttribute(key, known, RequestAttributes.SCOPE_REQUEST);
    }
    return (T) known;
  }
}
