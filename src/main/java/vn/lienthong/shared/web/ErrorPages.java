package vn.lienthong.shared.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.SharedErrors;

/**
 * The one place where failures become answers: a page for people, a problem document (RFC 9457)
 * under {@code /api/}. Nothing internal leaves the house; a technical failure is logged once with
 * the incident number that the answer shows.
 */
@ControllerAdvice
class ErrorPages {
  private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MessageSource messages;

  ErrorPages(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler(Exception.class)
  Object failed(Exception failure, HttpServletRequest request, HttpServletResponse response) {
    AppException refusal = asRefusal(failure, api(request));
    if (refusal.code() == SharedErrors.SIGN_IN_FIRST && !api(request)) {
      return new ModelAndView("redirect:/sign-in?next=" + encode(here(request)));
    }
    String incident = "";
    if (refusal.code().type() == ErrorCode.Type.TECHNICAL) {
      incident = incident();
      log.error(
          "incident {} at {} {}", incident, request.getMethod(), request.getRequestURI(), failure);
    }
    int status =
        refusal.code() == SharedErrors.SIGN_IN_FIRST ? 401 : refusal.code().type().status();
    String text =
        messages.getMessage(
            refusal.code().key(),
            refusal.arguments().toArray(),
            refusal.code().name(),
            RequestContextUtils.getLocale(request));
    if (api(request)) {
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), String.valueOf(text));
      problem.setType(URI.create("urn:lienthong:error:" + refusal.code().name()));
      problem.setProperty("code", refusal.code().name());
      if (!incident.isEmpty()) {
        problem.setProperty("incident", incident);
      }
      return ResponseEntity.status(status).body(problem);
    }
    ModelAndView page = new ModelAndView("shared/error");
    page.setStatus(HttpStatus.valueOf(status));
    page.addObject(
        "page", new ErrorPage(status, refusal.code().name(), String.valueOf(text), incident));
    return page;
  }

  private static AppException asRefusal(Exception failure, boolean program) {
    return switch (failure) {
      case AppException refusal -> refusal;
      case HttpMessageNotReadableException e -> BadInput.of(e);
      case MethodArgumentTypeMismatchException e
          when program && !e.getParameter().hasParameterAnnotation(PathVariable.class) ->
          BadInput.of(e);
      case MaxUploadSizeExceededException e -> new AppException(SharedErrors.TOO_LARGE, e);
      case MethodArgumentTypeMismatchException e -> new AppException(SharedErrors.NOT_FOUND, e);
      case ErrorResponse known ->
          switch (known.getStatusCode().value()) {
            case 404, 405 -> new AppException(SharedErrors.NOT_FOUND, failure);
            case 403 -> new AppException(SharedErrors.FORBIDDEN, failure);
            case 413 -> new AppException(SharedErrors.TOO_LARGE, failure);
            case 429 -> new AppException(SharedErrors.TOO_MANY_REQUESTS, failure);
            default ->
                known.getStatusCode().is4xxClientError()
                    ? program
                        ? BadInput.of(failure)
                        : new AppException(SharedErrors.BAD_REQUEST, failure)
                    : new AppException(SharedErrors.INTERNAL, failure);
          };
      default -> new AppException(SharedErrors.INTERNAL, failure);
    };
  }

  private static boolean api(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return (failed == null ? request.getRequestURI() : failed.toString()).startsWith("/api/");
  }

  private static String here(HttpServletRequest request) {
    if (!"GET".equals(request.getMethod())) {
      return "/";
    }
    return request.getRequestURI()
        + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String incident() {
    StringBuilder number = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return number.toString();
  }
}
