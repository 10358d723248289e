package vn.lienthong;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static vn.lienthong.FormToken.csrf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.shared.CurrentUser;

/**
 * Nobody, a citizen, a business, a program without and one with scopes at a unit, and one official
 * of each position of the demonstration province.
 */
record MatrixActors(JdbcClient jdbc, DirectoryApi directory) {

  record Actor(String name, CurrentUser user) {}

  List<Actor> all() {
    List<Actor> actors = new ArrayList<>();
    actors.add(new Actor("nobody", CurrentUser.ANONYMOUS));
    actors.add(new Actor("citizen", other(CurrentUser.Kind.CITIZEN, "099999999999", List.of())));
    actors.add(new Actor("business", other(CurrentUser.Kind.CITIZEN, "0999999999", List.of())));
    actors.add(
        new Actor("service without scope", other(CurrentUser.Kind.SERVICE, null, List.of())));
    List<Actor> officials =
        jdbc.sql(
                """
                select distinct on (a.position) a.position, a.person_id
                from directory.assignment a order by a.position, a.id
                """)
            .query((row, number) ->
                new Actor(
                    row.getString("position"),
                    staff(row.getObject("person_id", UUID.class), row.getString("position"))))
            .list();
    actors.add(new Actor("service of a unit", service(officials)));
    actors.addAll(officials);
    return actors;
  }

  private CurrentUser staff(UUID person, String name) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF, person, name, null, directory.postsOf(person, Instant.now()));
  }

  /** At the unit of the first leader, with every scope that a unit may give. */
  private static CurrentUser service(List<Actor> officials) {
    CurrentUser.Post post =
        officials.stream()
            .filter(actor -> actor.name().equals("LEADER"))
            .findFirst()
            .orElseThrow()
            .user()
            .posts()
            .getFirst();
    Set<String> scopes =
        Set.of(
            "dossiers.view",
            "dossiers.intake",
            "dossiers.assign",
            "dossiers.process",
            "dossiers.approve",
            "dossiers.issue",
            "dossiers.return",
            "dossiers.export",
            "directory.view",
            "directory.edit");
    return other(
        CurrentUser.Kind.SERVICE,
        null,
        List.of(
            new CurrentUser.Post(
                UUID.randomUUID(),
                "SERVICE",
                "Phần mềm",
                post.unitId(),
                post.unitName(),
                post.unitPath(),
                CurrentUser.Scope.SUBTREE,
                scopes,
                null)));
  }

  private static CurrentUser other(
      CurrentUser.Kind kind, String number, List<CurrentUser.Post> posts) {
    return new CurrentUser(kind, UUID.randomUUID(), "Người Lạ", number, posts);
  }

  static RequestBuilder request(String method, String path, CurrentUser by) {
    return MockMvcRequestBuilders.request(HttpMethod.valueOf(method), path)
        .with(csrf())
        .with(authentication(new PreAuthenticatedAuthenticationToken(by, null, List.of())));
  }
}
