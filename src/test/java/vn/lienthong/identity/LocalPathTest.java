package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/\tevil",
        "/%09/evil.example\u0001",
        "/a\r\nLocation: https://evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/ //evil.example",
        "/sign-in/staff",
        "/sign-out",
        ""
      })
  void nobodyIsSentAway(String next) {
    assertThat(LocalPath.orElse(next, "/desk")).isEqualTo("/desk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/desk",
        "/dossiers/lookup?code=H56.14-261119-0042",
        "/oauth2/authorize?redirect_uri=https%3A%2F%2Fother.example%2Fback&state=a%20b"
      })
  void pagesOfTheHouseAreKept(String next) {
    assertThat(LocalPath.orElse(next, "/else")).isEqualTo(next);
  }
}
