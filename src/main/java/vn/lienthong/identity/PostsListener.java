package vn.lienthong.identity;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.PostsChanged;

/** New posts count at the next request, not in a minute. */
@Component
class PostsListener {
  private final Principals principals;

  PostsListener(Principals principals) {
    this.principals = principals;
  }

  @ApplicationModuleListener
  void on(PostsChanged changed) {
    principals.postsChanged(changed.personIds());
  }
}
