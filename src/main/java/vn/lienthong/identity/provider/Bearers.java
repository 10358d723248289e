package vn.lienthong.identity.provider;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.Principals;
import vn.lienthong.identity.ServiceClients;
import vn.lienthong.identity.SignedIn;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.CurrentUser.Post;

/**
 * Who stands behind a token: a service with the permissions of its scopes at its unit, or an
 * official with no more than the token was given. Disabled clients and accounts are refused though
 * the token has not ended.
 */
@Component
class Bearers implements Converter<Jwt, AbstractAuthenticationToken> {
  private static final String EVERYTHING = "api";

  private final Clients clients;
  private final Principals principals;

  Bearers(Clients clients, Principals principals) {
    this.clients = clients;
    this.principals = principals;
  }

  @Override
  public SignedIn convert(Jwt token) {
    Set<String> scopes = scopes(token);
    return Optional.ofNullable(token.getClaimAsString("client_id"))
        .flatMap(clients::active)
        .filter(client -> isSinceSecret(token, client))
        .flatMap(client ->
            client.clientId().equals(token.getSubject())
                ? Optional.of(service(client, scopes))
                : official(token, scopes))
        .map(SignedIn::new)
        .orElseThrow(() -> new InvalidBearerTokenException("nobody stands behind the token"));
  }

  /** What the old secret was given ends with it; a token names its second only. */
  private static boolean isSinceSecret(Jwt token, Client client) {
    Instant issued = token.getIssuedAt();
    return issued != null && !issued.isBefore(client.secretSetAt().truncatedTo(ChronoUnit.SECONDS));
  }

  private static Set<String> scopes(Jwt token) {
    List<String> scopes = token.getClaimAsStringList("scope");
    return scopes == null ? Set.of() : Set.copyOf(scopes);
  }

  private static CurrentUser service(Client client, Set<String> scopes) {
    Set<String> granted = new TreeSet<>(client.scopes());
    granted.retainAll(scopes);
    return ServiceClients.user(
        client.id(),
        client.name(),
        new ServiceClients.Place(client.unitId(), client.unitName(), client.unitPath()),
        granted);
  }

  private Optional<CurrentUser> official(Jwt token, Set<String> scopes) {
    if (token.getSubject() == null) {
      return Optional.empty();
    }
    return principals
        .staff(UUID.fromString(token.getSubject()))
        .map(user -> scopes.contains(EVERYTHING) ? user : limited(user, scopes));
  }

  private static CurrentUser limited(CurrentUser user, Set<String> scopes) {
    List<Post> posts =
        user.posts().stream()
            .map(post -> {
              Set<String> permissions = new TreeSet<>(post.permissions());
              permissions.retainAll(scopes);
              return new Post(
                  post.assignmentId(),
                  post.position(),
                  post.title(),
                  post.unitId(),
                  post.unitName(),
                  post.unitPath(),
                  post.scope(),
                  permissions,
                  post.capacity());
            })
            .toList();
    return new CurrentUser(user.kind(), user.id(), user.name(), user.identityNumber(), posts);
  }
}
