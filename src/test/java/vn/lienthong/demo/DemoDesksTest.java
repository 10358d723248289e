package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.DemoTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.identity.DemonstrationAccounts;
import vn.lienthong.shared.CurrentUser;

@DemoTest
class DemoDesksTest {
  /** Permissions that put dossiers on a desk, with the queues where they wait. */
  private static final Map<String, List<String>> WORK =
      Map.of(
          "dossiers.intake", List.of("ONLINE"),
          "dossiers.return", List.of("RETURNING"),
          "dossiers.assign", List.of("MINE", "UNIT"),
          "dossiers.process", List.of("MINE", "UNIT"),
          "dossiers.approve", List.of("MINE", "UNIT"),
          "dossiers.issue", List.of("MINE", "UNIT"));

  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired DirectoryApi directory;
  @Autowired DemonstrationAccounts accounts;

  @Test
  void everyOfferedAccountThatHandlesDossiersFindsAtLeastThree() {
    int working = 0;
    for (DemonstrationAccounts.Account account : accounts.accounts()) {
      CurrentUser user = user(account);
      List<String> queues =
          WORK.entrySet().stream()
              .filter(work -> user.may(work.getKey()))
              .flatMap(work -> work.getValue().stream())
              .distinct()
              .toList();
      if (!queues.isEmpty()) {
        JsonNode counts = counts(user);
        long waiting = queues.stream().mapToLong(queue -> counts.path(queue).asLong()).sum();
        JsonNode parts = counts(user, "/api/v1/dossiers/parts/counts");
        for (String queue : List.of("SENT", "WORKING", "PROPOSED", "SUPPLEMENT")) {
          waiting += parts.path(queue).asLong();
        }
        assertThat(waiting)
            .as("%s: %s of %s", account.username(), queues, counts)
            .isGreaterThanOrEqualTo(3);
        working++;
      }
    }
    assertThat(working).isGreaterThanOrEqualTo(9);
  }

  @Test
  void theConsultedDivisionHasQuestionsToAnswer() {
    CurrentUser head = user("vinh.ha");
    assertThat(counts(head).path("ASKED").asLong()).isGreaterThanOrEqualTo(3);
  }

  private JsonNode counts(CurrentUser user) {
    return counts(user, "/api/v1/dossiers/counts");
  }

  private JsonNode counts(CurrentUser user, String path) {
    var answer =
        mvc.get()
            .uri(path)
            .with(authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of())))
            .exchange();
    assertThat(answer).hasStatusOk();
    return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
  }

  private CurrentUser user(DemonstrationAccounts.Account account) {
    return user(account.username());
  }

  private CurrentUser user(String username) {
    UUID person =
        jdbc.sql("select person_id from identity.staff_account where username = ?")
            .param(username)
            .query(UUID.class)
            .single();
    return new CurrentUser(
        CurrentUser.Kind.STAFF, person, username, null, directory.postsOf(person, Instant.now()));
  }
}
