package vn.lienthong.home;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What others may do with the public home page. */
@Component
public class HomeApi {
  private final Notices notices;
  private final HomeContent content;

  HomeApi(Notices notices, HomeContent content) {
    this.notices = notices;
    this.content = content;
  }

  /** Publishes a notice; returns its id. */
  @Transactional
  public UUID announce(NewNotice notice) {
    UUID id = notices.add(notice);
    content.forget();
    return id;
  }

  /** Takes a notice off the public pages; false when there is none. */
  @Transactional
  public boolean withdraw(UUID id) {
    boolean done = notices.withdraw(id);
    content.forget();
    return done;
  }
}
