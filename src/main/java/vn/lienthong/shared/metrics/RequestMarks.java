package vn.lienthong.shared.metrics;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id, or keeps the one that a proxy gave it: it stands in every line that the
 * request logs and goes back in the answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestMarks extends OncePerRequestFilter {
  private static final String HEADER = "X-Request-Id";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String given = request.getHeader(HEADER);
    String id =
        given != null && ID.matcher(given).matches()
            ? given
            : UUID.randomUUID().toString().substring(24);
    response.setHeader(HEADER, id);
    MDC.put("request", id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove("request");
      MDC.remove("user");
    }
  }
}
