package vn.lienthong.dossiers.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.procedures.ProcedureContent.StepRole;
import vn.lienthong.shared.CurrentUser;

/** Over which units the steps of which role are the user's work. */
record RoleRanges(String[] lows, String[] highs, String[] roles) {

  static RoleRanges of(CurrentUser user) {
    List<String> lows = new ArrayList<>();
    List<String> highs = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    for (StepRole role : StepRole.values()) {
      UnitRanges ranges = UnitRanges.of(user, (CurrentUser.Post post) -> does(post, role));
      lows.addAll(Arrays.asList(ranges.lows()));
      highs.addAll(Arrays.asList(ranges.highs()));
      for (int i = 0; i < ranges.lows().length; i++) {
        roles.add(role.name());
      }
    }
    return new RoleRanges(
        lows.toArray(String[]::new), highs.toArray(String[]::new), roles.toArray(String[]::new));
  }

  /** A leader may assign too, but it is the daily work of heads; the counter has its own queues. */
  private static boolean does(CurrentUser.Post post, StepRole role) {
    boolean process = post.permissions().contains("dossiers.process");
    boolean assign = post.permissions().contains("dossiers.assign");
    return switch (role) {
      case COUNTER -> false;
      case HEAD -> process && assign;
      case SPECIALIST -> process && !assign;
      case LEADER -> post.permissions().contains("dossiers.approve");
      case CLERK -> post.permissions().contains("dossiers.issue");
    };
  }
}
