package vn.lienthong.dossiers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.CurrentUser;

/** Somebody about to do something to a part, already checked; its dossier is locked. */
record PartAct(
    Dossier dossier, Part part, CurrentUser user, CurrentUser.@Nullable Post post, Instant at) {

  /** What the house does by itself when something else happened. */
  static PartAct bySystem(Dossier dossier, Part part, Instant at) {
    return new PartAct(dossier, part, CurrentUser.SYSTEM, null, at);
  }

  PartAct on(Part other) {
    return new PartAct(dossier, other, user, post, at);
  }

  PartAct after(Dossier later) {
    return new PartAct(later, part, user, post, at);
  }

  /** The act as one on the dossier. */
  Act act() {
    return new Act(dossier, user, post, at);
  }

  /** How histories name the part: "Đăng ký thường trú · Công an phường Hạc Thành". */
  String title() {
    return part.plan().name() + " · " + part.place().name();
  }
}
