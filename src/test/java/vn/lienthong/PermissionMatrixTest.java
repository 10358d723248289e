package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.MatrixActors.Actor;
import vn.lienthong.MatrixEndpoints.Endpoint;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.files.FilesApi;
import vn.lienthong.notifications.NotificationsApi;
import vn.lienthong.shared.CurrentUser;

/**
 * Walks every endpoint as every role on real objects of other people and other units. Each answer
 * is a refusal, or a rule of {@link MatrixRules} says why it is none.
 */
@DemoTest
class PermissionMatrixTest {
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired DirectoryApi directory;
  @Autowired FilesApi files;
  @Autowired NotificationsApi notifications;
  @Autowired PlatformTransactionManager transactions;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private final List<String> unexplained = new ArrayList<>();
  private final Map<String, Integer> totals = new TreeMap<>();
  private final Map<String, Set<Integer>> granted = new TreeMap<>();
  private final Set<MatrixRules.Rule> used = new HashSet<>();

  @Test
  void nobodyReachesWhatIsNotTheirs() {
    List<Endpoint> endpoints = MatrixEndpoints.all(mapping);
    assertThat(endpoints).hasSizeGreaterThan(250);
    assertThat(endpoints.stream().map(Endpoint::path).filter(path -> !MatrixCall.known(path)))
        .as("kinds of objects of which the matrix has none")
        .isEmpty();
    List<Actor> actors = new MatrixActors(jdbc, directory).all();
    assertThat(actors).hasSizeGreaterThan(12);
    TransactionTemplate whole = new TransactionTemplate(transactions);
    whole.executeWithoutResult(all -> {
      all.setRollbackOnly();
      MatrixObjects objects = objects(actors);
      for (Actor actor : actors) {
        walk(actor, endpoints, objects.strangeTo(actor.user()));
      }
    });
    System.out.printf(
        "permission matrix: %d endpoints × %d roles%n%s%ngranted by the table:%n%s%n",
        endpoints.size(), actors.size(), totals, lines(granted));
    assertThat(unexplained).isEmpty();
    assertThat(MatrixRules.RULES).as("rules that let nobody in").allMatch(used::contains);
  }

  private void walk(Actor actor, List<Endpoint> endpoints, Map<String, String> ids) {
    for (Endpoint endpoint : endpoints) {
      if (!endpoint.lets(actor.user())) {
        check(endpoint, actor, "may not call", call(endpoint, actor.user(), ids, "claimed"));
      } else if (endpoint.tells()) {
        tellsNothing(endpoint, actor, call(endpoint, actor.user(), ids, "claimed"), ids);
      } else if (!endpoint.hasObject()) {
        totals.merge("about no object, not called", 1, Integer::sum);
      } else if (endpoint.path().contains("/files/{id}")) {
        check(endpoint, actor, "claimed file", call(endpoint, actor.user(), ids, "claimed"));
        check(endpoint, actor, "loose file", call(endpoint, actor.user(), ids, "unclaimed"));
      } else {
        check(endpoint, actor, "strange object", call(endpoint, actor.user(), ids, "claimed"));
      }
    }
  }

  /** A list, a search, an export: what is asked for is refused, or it names nothing foreign. */
  private void tellsNothing(
      Endpoint endpoint, Actor actor, MockHttpServletResponse answer, Map<String, String> ids) {
    if (answer.getStatus() >= 500) {
      unexplained.add(actor.name() + ": " + endpoint.name() + " → " + answer.getStatus());
    }
    if (answer.getStatus() != 200) {
      totals.merge("list, " + answer.getStatus(), 1, Integer::sum);
      return;
    }
    Set<String> leaks = new MatrixLeaks(jdbc).in(answer, endpoint, actor.user(), ids);
    totals.merge("list, looked through", 1, Integer::sum);
    if (!leaks.isEmpty()) {
      unexplained.add(actor.name() + ": " + endpoint.name() + " tells of " + leaks);
    }
  }

  private void check(Endpoint endpoint, Actor actor, String what, MockHttpServletResponse answer) {
    int status = answer.getStatus();
    String location = String.valueOf(answer.getHeader("Location"));
    boolean signIn =
        actor.user().isAnonymous()
            && (status == 401 || (status == 302 && location.startsWith("/sign-in?next=")));
    Optional<MatrixRules.Rule> rule =
        what.equals("may not call") || what.equals("loose file")
            ? Optional.<MatrixRules.Rule>empty()
            : MatrixRules.granting(endpoint.name(), actor.user());
    boolean expected;
    if (rule.isPresent()) {
      used.add(rule.get());
      // 400, 409, 422: let in, and the business says that this cannot be done to this object now
      expected =
          status < 400 && !signIn
              || List.of(400, 409, 422).contains(status)
              || status == rule.get().not();
      granted
          .computeIfAbsent(endpoint.name() + " — " + rule.get().why(), key -> new HashSet<>())
          .add(status);
    } else {
      expected =
          signIn
              || status == 403
              || (!what.equals("may not call")
                  && (status == 404 || MatrixRules.refuses(endpoint.name(), status, location)));
    }
    totals.merge((rule.isPresent() ? "granted, " : what + ", ") + status, 1, Integer::sum);
    if (!expected) {
      unexplained.add(actor.name() + ", " + what + ": " + endpoint.name() + " → " + status);
    }
  }

  /** Calls and takes back what the call did. */
  private MockHttpServletResponse call(
      Endpoint endpoint, CurrentUser user, Map<String, String> ids, String file) {
    ids.put("file", ids.get(file));
    TransactionTemplate one = new TransactionTemplate(transactions);
    one.setPropagationBehavior(
        endpoint.tells() && endpoint.counts()
            ? TransactionDefinition.PROPAGATION_NOT_SUPPORTED
            : TransactionDefinition.PROPAGATION_NESTED);
    return one.execute(state -> {
      state.setRollbackOnly();
      try {
        return mvc.perform(new MatrixCall(endpoint, ids).as(user)).andReturn().getResponse();
      } catch (Exception e) {
        throw new AssertionError(endpoint.name() + " as " + user.name(), e);
      }
    });
  }

  private MatrixObjects objects(List<Actor> actors) {
    MatrixObjects objects = new MatrixObjects(jdbc, files, notifications);
    objects.drafts(
        mvc,
        actors.stream().filter(a -> a.name().equals("PROCEDURE_ADMIN")).findFirst().get().user());
    return objects;
  }

  private static String lines(Map<String, Set<Integer>> table) {
    StringBuilder lines = new StringBuilder();
    table.forEach((name, answers) ->
        lines.append("  ").append(name).append(' ').append(answers).append('\n'));
    return lines.toString();
  }
}
