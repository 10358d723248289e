package vn.lienthong.demo;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.shared.Vietnam;

/** Whether there is a province in the database. */
@Component
class ProvinceState {
  private final DirectoryApi directory;
  private final Clock clock;

  ProvinceState(DirectoryApi directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  boolean empty() {
    return directory.root(Vietnam.today(clock)).isEmpty();
  }
}
