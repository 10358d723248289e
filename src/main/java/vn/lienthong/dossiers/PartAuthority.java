package vn.lienthong.dossiers;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/** Decides on the row who may do what to a part; pages and REST ask here and nowhere else. */
@Component
public class PartAuthority {
  private final PartRepository parts;
  private final DossierRepository dossiers;
  private final Authority authority;

  PartAuthority(PartRepository parts, DossierRepository dossiers, Authority authority) {
    this.parts = parts;
    this.dossiers = dossiers;
    this.authority = authority;
  }

  /**
   * The part for an action of staff, its dossier locked, or a refusal.
   *
   * @param seen version of the part that the person saw; null to act on whatever it is now
   */
  PartAct begin(UUID id, @Nullable Integer seen, PartAction action, CurrentUser user) {
    parts.lock(known(id).dossierId());
    Part part = known(id);
    Dossier dossier = dossiers.get(part.dossierId());
    CurrentUser.Post post = post(action, dossier, part, user);
    boolean may = post != null || user.kind() == CurrentUser.Kind.SYSTEM;
    if (!may) {
      throw new AppException(
          authority.sees(dossier, user) ? SharedErrors.FORBIDDEN : DossiersErrors.NO_SUCH_DOSSIER);
    }
    if (seen != null && seen != part.version()) {
      throw new AppException(DossiersErrors.CHANGED_MEANWHILE, dossier.code());
    }
    if (!possible(action, dossier, part)) {
      throw new AppException(DossiersErrors.PART_NOT_NOW, part.plan().name());
    }
    return new PartAct(dossier, part, user, post, authority.now());
  }

  private Part known(UUID id) {
    return parts.find(id).orElseThrow(() -> new AppException(DossiersErrors.NO_SUCH_DOSSIER));
  }

  /** The part for reading, or the same refusal as for one that does not exist. */
  public Part read(UUID id, CurrentUser user) {
    Part part = known(id);
    authority.read(part.dossierId(), user);
    return part;
  }

  /** All that the user may do to the part now. */
  public Set<PartAction> allowed(Dossier dossier, Part part, CurrentUser user) {
    Set<PartAction> allowed = EnumSet.noneOf(PartAction.class);
    for (PartAction action : PartAction.values()) {
      if (possible(action, dossier, part) && post(action, dossier, part, user) != null) {
        allowed.add(action);
      }
    }
    return allowed;
  }

  private static boolean possible(PartAction action, Dossier dossier, Part part) {
    boolean running = dossier.status().open() && dossier.times().receivedAt() != null;
    return running && action.in(part.status()) && fits(action, part.plan().lead());
  }

  /** The lead asks the applicant itself, and nudges nobody but others. */
  private static boolean fits(PartAction action, boolean lead) {
    return switch (action) {
      case ASK_SUPPLEMENT, FORWARD_SUPPLEMENT, DECLINE_SUPPLEMENT, NUDGE -> !lead;
      case TAKE, ASSIGN, PROPOSE, APPROVE, SIGN_APPROVE, SEND_BACK, REOPEN -> true;
    };
  }

  private static CurrentUser.@Nullable Post post(
      PartAction action, Dossier dossier, Part part, CurrentUser user) {
    String path = action.ofLead() ? dossier.organisations().handling().path() : part.place().path();
    CurrentUser.Post post = user.postFor(action.permission(), path).orElse(null);
    if (post == null && action.personal()) {
      // Heads step in at their own unit.
      post = user.postFor("dossiers.assign", path).orElse(null);
    }
    boolean others =
        action.personal()
            && part.assignee() != null
            && !part.assignee().equals(user.id())
            && !user.may("dossiers.assign", path);
    return others ? null : post;
  }
}
