package vn.lienthong.dossiers;

import java.util.Optional;
import java.util.UUID;
import vn.lienthong.shared.CurrentUser;

/** Who stands in front of the officer while a dossier is received; a bean of another module. */
public interface VisitSource {
  /** Empty for a visit that is not at a counter of the officer. */
  Optional<Visit> visit(UUID id, CurrentUser officer);

  /** Page on which the officer calls the next. */
  String back();

  /**
   * Whoever was called.
   *
   * @param number as it was called
   * @param need what they came for
   */
  record Visit(UUID id, String number, String need) {}
}
