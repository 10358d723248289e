package vn.lienthong.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.HouseTest;
import vn.lienthong.identity.Visitor;
import vn.lienthong.shared.Access;

/** A failure of ours: who asked learns a number by which we find it, and nothing of the inside. */
@HouseTest
class IncidentTest {
  private static final String SQL = "select bi_mat from identity.staff_account where 1 = 2";
  private static final String PAGE = "/test/fails";
  private static final String API = "/api/v1/test/fails";

  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(ErrorPages.class);
  private RequestMappingInfo failing;

  /** No bean: no other test shall meet a page that fails. */
  static class Failing {
    @Access(Access.Who.PUBLIC)
    String fail() {
      throw new BadSqlGrammarException(
          "tìm tài khoản", SQL, new SQLException("column \"bi_mat\" does not exist", "42703"));
    }
  }

  @BeforeEach
  void openAPageThatFails() throws NoSuchMethodException {
    Method fail = Failing.class.getDeclaredMethod("fail");
    failing =
        RequestMappingInfo.paths(PAGE, API)
            .methods(RequestMethod.GET)
            .options(mapping.getBuilderConfiguration())
            .build();
    mapping.registerMapping(failing, new Failing(), fail);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    mapping.unregisterMapping(failing);
    logger.detachAppender(log);
  }

  @Test
  @DisplayName("A page that fails shows an incident number, the one in the log, and nothing inside")
  void onAPage() {
    HttpResponse<String> answer = new Visitor(port).get(PAGE);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("<main");
    tellsNothing(answer.body());
    isLogged(incident(answer.body(), "<b[^>]*>([2-9A-Z]{8})<|>\\s*([2-9A-Z]{8})\\s*<"));
  }

  @Test
  @DisplayName("A call of the API that fails answers with the same")
  void underApi() {
    HttpResponse<String> answer = new Visitor(port).get(API);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    tellsNothing(answer.body());
    isLogged(incident(answer.body(), "\"incident\":\"([2-9A-Z]{8})\""));
  }

  private static void tellsNothing(String body) {
    assertThat(body)
        .doesNotContain("bi_mat", "staff_account", "tìm tài khoản", "42703", "does not exist")
        .doesNotContainIgnoringCase("exception", "springframework", "select ", "IncidentTest");
  }

  private static String incident(String body, String where) {
    Matcher number = Pattern.compile(where).matcher(body);
    assertThat(number.find()).as("an incident number in %s", body).isTrue();
    return number.group(1) != null ? number.group(1) : number.group(2);
  }

  private void isLogged(String incident) {
    assertThat(log.list).as("logged once").hasSize(1);
    ILoggingEvent event = log.list.getFirst();
    assertThat(event.getFormattedMessage()).contains("incident " + incident);
    assertThat(event.getThrowableProxy().getMessage()).contains(SQL);
  }
}
