package vn.lienthong.post;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.UnitHoldings;

/**
 * What the post has not brought yet is the successor's; lists with two signatures stay as signed.
 */
@Component
class FollowingUnits implements UnitHoldings {
  @Override
  public List<Holding> holdings() {
    return List.of(
        Holding.usual("post.consignment", "t.state in ('PREPARED', 'HANDED_OVER')"),
        Holding.usual("post.hand_over", "false"));
  }
}
