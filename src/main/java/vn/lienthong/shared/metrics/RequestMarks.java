package vn.lienthong.shared.metrics;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request an id, or keeps the one that a proxy gave it: it stands in every line that the
 * request logs and goes back in the answer. What changes something, or fails, leaves a line of its
 * own; it names the route and never the address, in which codes of people's dossiers stand.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestMarks extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(RequestMarks.class);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
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
    long begin = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      tell(request, response.getStatus(), (System.nanoTime() - begin) / 1_000_000);
      MDC.remove("request");
      MDC.remove("user");
    }
  }

  private static void tell(HttpServletRequest request, int status, long milliseconds) {
    boolean simulator = request.getRequestURI().startsWith("/simulator/");
    if (!simulator && (status >= 500 || !READING.contains(request.getMethod()))) {
      Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      log.info(
          "{} {} {} {} ms", request.getMethod(), route == null ? "-" : route, status, milliseconds);
    }
  }
}
