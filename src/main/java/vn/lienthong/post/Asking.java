package vn.lienthong.post;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.AppException;

/** Asks the post where parcels are that it has told nothing of, so that no lost news is missed. */
@Component
class Asking {
  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
  private static final Duration SILENCE = Duration.ofDays(1);
  private static final int AT_ONCE = 50;

  private final ConsignmentRepository consignments;
  private final PostLine line;
  private final Delivered delivered;
  private final Clock clock;

  Asking(ConsignmentRepository consignments, PostLine line, Delivered delivered, Clock clock) {
    this.consignments = consignments;
    this.line = line;
    this.delivered = delivered;
    this.clock = clock;
  }

  /** How much of the answer was new. */
  int ask(UUID id) {
    String tracking = consignments.get(id).tracking();
    if (tracking == null) {
      return 0;
    }
    try {
      return (int) line.news(tracking).stream().filter(delivered::take).count();
    } catch (PostLine.Silent silent) {
      throw new AppException(PostErrors.POST_SILENT, silent);
    }
  }

  void askSilent() {
    for (UUID id : consignments.silent(clock.instant().minus(SILENCE), AT_ONCE)) {
      try {
        ask(id);
      } catch (AppException silent) {
        LOG.info("post: nothing heard of {}", id);
      }
    }
  }
}
