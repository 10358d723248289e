package vn.lienthong;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.Ids;

/**
 * Compares, while tests go on, what a change left in the log with what {@link Audited} of its
 * handler promises. A test class that is extended with {@link Kept} fails where the two differ.
 */
@Component
public class AuditWatch implements HandlerInterceptor, WebMvcConfigurer {
  private static final String BEGUN = AuditWatch.class.getName();

  /** Handlers of many acts: what they leave is named after the act. */
  private static final Map<String, String> MANY =
      Map.of(
          "directory.unit-changed", "directory\\.unit-.+",
          "directory.units-imported", "directory\\.(units|territories)-imported",
          "dossiers.acted", "dossiers\\..+",
          "dossiers.part-acted", "dossiers\\.part-.+");

  private static final Map<String, String> KEPT = new TreeMap<>();
  private static final Queue<String> BROKEN = new ConcurrentLinkedQueue<>();
  private static volatile boolean watching;

  private final ObjectProvider<JdbcClient> jdbc;

  AuditWatch(ObjectProvider<JdbcClient> jdbc) {
    this.jdbc = jdbc;
  }

  /** After each test: every change of it left the entry that was promised. */
  public static class Kept implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
      BROKEN.clear();
      watching = true;
    }

    @Override
    public void afterEach(ExtensionContext context) {
      watching = false;
      List<String> broken = List.copyOf(BROKEN);
      Assertions.assertThat(broken).as("changes whose audit action is not in the log").isEmpty();
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(Integer.MAX_VALUE);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse answer, Object handler) {
    request.setAttribute(BEGUN, Ids.next());
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse answer,
      Object handler,
      @Nullable Exception failure) {
    if (!watching) {
      return;
    }
    Audited promised =
        handler instanceof HandlerMethod method ? method.getMethodAnnotation(Audited.class) : null;
    if (promised == null || promised.value().equals("none") || !changed(request, answer)) {
      return;
    }
    List<String> left =
        jdbc.getObject()
            .sql("select action from audit.entry where id > :begun order by id")
            .param("begun", (UUID) request.getAttribute(BEGUN))
            .query((row, number) -> row.getString(1))
            .list();
    String action = promised.value();
    String expected = MANY.getOrDefault(action, Pattern.quote(action));
    boolean kept = left.stream().anyMatch(one -> one.matches(expected));
    if (kept) {
      synchronized (KEPT) {
        KEPT.put(handler.toString(), action);
      }
    } else {
      BROKEN.add(handler + " promises " + action + ", left " + left + ", " + answer.getStatus());
    }
  }

  private static boolean changed(HttpServletRequest request, HttpServletResponse answer) {
    // Tomcat completes the address; whoever has a further step to go has not signed in yet
    String to = String.valueOf(answer.getHeader("Location")).replaceFirst("^https?://[^/]+", "");
    return !List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod())
        && answer.getStatus() < 400
        && !to.startsWith("/sign-in");
  }

  /** What was seen, for whoever wants to know which changes are covered. */
  private static void tell() {
    synchronized (KEPT) {
      try {
        Files.write(
            Path.of("target", "audit-watch.txt"),
            KEPT.entrySet().stream().map(Object::toString).toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AuditWatch::tell));
  }
}
