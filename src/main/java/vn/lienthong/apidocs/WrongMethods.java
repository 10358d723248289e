package vn.lienthong.apidocs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a program that the address is right and the method is not, and which ones are (RFC 9110,
 * 15.5.6). People cannot choose the method: a page answers as one that is not there.
 */
@Component
class WrongMethods implements HandlerExceptionResolver, Ordered {
  private final MessageSource messages;
  private final JsonMapper json;

  WrongMethods(MessageSource messages, JsonMapper json) {
    this.messages = messages;
    this.json = json;
  }

  /** Before the pages of errors. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!(failure instanceof HttpRequestMethodNotSupportedException wrong)
        || !request.getRequestURI().startsWith("/api/")) {
      return null;
    }
    String[] supported = wrong.getSupportedMethods();
    String allowed =
        supported == null ? "" : String.join(", ", Arrays.stream(supported).sorted().toList());
    Locale locale = RequestContextUtils.getLocale(request);
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.METHOD_NOT_ALLOWED,
            Objects.requireNonNull(
                messages.getMessage(
                    "apidocs.wrongMethod", new Object[] {wrong.getMethod(), allowed}, locale)));
    problem.setType(URI.create("urn:lienthong:error:METHOD_NOT_ALLOWED"));
    problem.setTitle(HttpStatus.METHOD_NOT_ALLOWED.getReasonPhrase());
    problem.setInstance(URI.create(request.getRequestURI()));
    problem.setProperty("code", "METHOD_NOT_ALLOWED");
    response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
    response.setHeader(HttpHeaders.ALLOW, allowed);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    try {
      response
          .getOutputStream()
          .write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }
}
