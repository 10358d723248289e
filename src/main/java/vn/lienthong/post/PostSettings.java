package vn.lienthong.post;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the post is; without an address the simulator of our own server stands in. */
@Component
class PostSettings {
  private final String url;
  private final String secret;

  PostSettings(
      @Value("${lienthong.post.url:}") String url,
      @Value("${lienthong.post.secret:simulated}") String secret) {
    this.url = url;
    this.secret = secret;
  }

  String url() {
    return url;
  }

  String secret() {
    return secret;
  }

  boolean simulated() {
    return url.isBlank();
  }
}
