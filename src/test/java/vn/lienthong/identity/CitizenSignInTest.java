package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.HouseTest;

@HouseTest
class CitizenSignInTest {
  private static final String AN = "099085000101";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  @Test
  void aCitizenComesInAndIsKnownByTheIdentityNumber() {
    Visitor visitor = new Visitor(port);
    HttpResponse<String> back = visitor.signInAsCitizen(AN, "NONE");
    assertThat(Visitor.path(back)).isEqualTo("/procedures");
    assertThat(visitor.get("/account").body()).contains("Nguyễn Văn An", AN);
    new Visitor(port).signInAsCitizen(AN, "NONE");
    assertThat(
            jdbc.sql(
                    """
                    select kind || ' ' || name || ' ' || birth_date || ' ' || login_provider
                      || ' ' || assurance
                    from identity.citizen_account where identity_number = :number
                    """)
                .param("number", AN)
                .query(String.class)
                .list())
        .containsExactly("PERSON Nguyễn Văn An 1985-03-12 BCA LoA1");
  }

  @Test
  void aBusinessComesInAsABusiness() {
    Visitor visitor = new Visitor(port);
    visitor.signInAsCitizen("0999000011", "NONE");
    assertThat(visitor.get("/account").body()).contains("Công ty TNHH Xây dựng Trình Diễn");
    assertThat(
            jdbc.sql(
                    """
                    select kind from identity.citizen_account where identity_number = '0999000011'
                    """)
                .query(String.class)
                .list())
        .containsExactly("BUSINESS");
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED_CODE, CODE_EXPIRED, 400",
    "WRONG_NONCE, UNTRUSTED, 400",
    "WRONG_SIGNATURE, UNTRUSTED, 400",
    "NO_NUMBER, INCOMPLETE, 400",
    "SLOW, SILENT, 503"
  })
  void eachFaultHasAClearPageAndLetsNobodyIn(String fault, String reason, int status) {
    Visitor visitor = new Visitor(port);
    HttpResponse<String> back = visitor.signInAsCitizen(AN, fault);
    assertThat(back.statusCode()).isEqualTo(status);
    assertThat(back.body()).contains("Chưa đăng nhập được bằng VNeID", reason, "Thử lại");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void whoDeclinesIsNotIn() {
    Visitor visitor = new Visitor(port);
    HttpResponse<String> back = visitor.signInAsCitizen("decline", "NONE");
    assertThat(back.statusCode()).isEqualTo(400);
    assertThat(back.body()).contains("Bạn đã từ chối");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void anAnswerCountsOnceAndOnlyInTheBrowserThatAsked() {
    Visitor visitor = new Visitor(port);
    String question = Visitor.location(visitor.get("/sign-in/citizen"));
    HttpResponse<String> page = visitor.get(question);
    List<String> fields = new java.util.ArrayList<>(Visitor.hidden(page.body()));
    fields.addAll(List.of("citizen", AN));
    String answer =
        Visitor.location(
            visitor.post(
                "/simulator/vneid/auth", Visitor.token(page), fields.toArray(String[]::new)));

    HttpResponse<String> stolen = new Visitor(port).get(answer);
    assertThat(stolen.statusCode()).isEqualTo(400);
    assertThat(stolen.body()).contains("UNKNOWN_STATE");
    assertThat(visitor.get(answer).statusCode()).isEqualTo(302);
    assertThat(visitor.get(answer).body()).contains("UNKNOWN_STATE");
  }

  @Test
  void theQuestionCarriesStateNonceAndProofOfTheCode() {
    Visitor visitor = new Visitor(port);
    URI question = URI.create(Visitor.location(visitor.get("/sign-in/citizen")));
    var asked = UriComponentsBuilder.fromUri(question).build().getQueryParams();
    assertThat(asked.getFirst("state")).hasSize(43);
    assertThat(asked.getFirst("nonce")).hasSize(43);
    assertThat(asked.getFirst("code_challenge")).hasSize(43);
    assertThat(asked.getFirst("code_challenge_method")).isEqualTo("S256");
    assertThat(question.toString()).startsWith("http://localhost:" + port + "/simulator/vneid/");
  }

  @Test
  void theSimulatorSendsNobodyToAStranger() {
    Visitor visitor = new Visitor(port);
    String question = Visitor.location(visitor.get("/sign-in/citizen"));
    String strange =
        question.replaceAll("redirect_uri=[^&]+", "redirect_uri=https://evil.example/return");
    assertThat(visitor.get(strange).statusCode()).isEqualTo(400);
  }

  @Test
  void theSimulatorDescribesItself() {
    String facts =
        new Visitor(port).get("/simulator/vneid/.well-known/openid-configuration").body();
    assertThat(facts)
        .contains("\"issuer\":\"http://localhost:" + port + "/simulator/vneid\"", "S256");
  }
}
