package vn.lienthong.apidocs;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;

@HouseTest
class WrongMethodsTest {
  @Autowired MockMvcTester mvc;

  @Test
  @DisplayName("RFC 9110, 15.5.6: a call with a wrong method is told which ones are right")
  void aProgramIsToldTheMethods() {
    var answer = mvc.delete().uri("/api/v1/search").with(csrf()).exchange();
    assertThat(answer).hasStatus(405).hasContentType("application/problem+json");
    assertThat(answer).hasHeader(HttpHeaders.ALLOW, "GET");
    assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("DELETE", "GET", "/api/docs");
    assertThat(mvc.delete().uri("/api/v1/no-such-thing").with(csrf())).hasStatus(404);
  }

  @Test
  void aPageAnswersAsOneThatIsNotThere() {
    assertThat(mvc.delete().uri("/search").with(csrf())).hasStatus(404);
  }
}
