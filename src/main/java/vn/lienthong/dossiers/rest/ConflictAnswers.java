package vn.lienthong.dossiers.rest;

import java.net.URI;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vn.lienthong.dossiers.DossierConflict;

/** A call on a stale version is told both versions (RFC 9457). */
@RestControllerAdvice(basePackageClasses = ConflictAnswers.class)
@Order(0)
class ConflictAnswers {
  private final MessageSource messages;

  ConflictAnswers(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler(DossierConflict.class)
  ProblemDetail conflict(DossierConflict conflict, Locale locale) {
    String text =
        messages.getMessage(
            conflict.code().key(), conflict.arguments().toArray(), conflict.code().name(), locale);
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(text));
    problem.setType(URI.create("urn:lienthong:error:CHANGED_MEANWHILE"));
    problem.setProperty("code", "CHANGED_MEANWHILE");
    problem.setProperty("seenVersion", conflict.seen());
    problem.setProperty("currentVersion", conflict.now().version());
    problem.setProperty("currentStatus", conflict.now().status());
    return problem;
  }
}
