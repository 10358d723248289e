package vn.lienthong.identity;

import static vn.lienthong.shared.Access.Who.SIGNED_IN;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;

/** Lets a program see as whom it is known. */
@RestController
@Access(SIGNED_IN)
class MeController {

  record Me(String kind, @Nullable UUID id, String name, List<Post> posts) {}

  record Post(
      String position,
      String title,
      UUID unitId,
      String unitName,
      String scope,
      Set<String> permissions,
      @Nullable String capacity) {}

  @GetMapping("/api/v1/me")
  Me me(CurrentUser user) {
    return new Me(
        user.kind().name(),
        user.id(),
        user.name(),
        user.posts().stream()
            .map(post ->
                new Post(
                    post.position(),
                    post.title(),
                    post.unitId(),
                    post.unitName(),
                    post.scope().name(),
                    post.permissions(),
                    post.capacity()))
            .toList());
  }
}
