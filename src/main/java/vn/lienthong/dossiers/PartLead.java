package vn.lienthong.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/**
 * What the leading agency does for all: it alone speaks with the applicant, so a need for papers of
 * any part goes out as its one Form 02 (NĐ 61/2018 Art. 17.2a, 19.4); it nudges who is slow, and
 * reopens a part that went wrong (Art. 21).
 */
@Service
public class PartLead {
  private final PartAuthority authority;
  private final PartRepository parts;
  private final LinkedParts linked;
  private final DossierSupplement supplement;
  private final ResultRepository results;
  private final PartClock clock;
  private final PartLog log;
  private final Tidings tidings;

  PartLead(
      PartAuthority authority,
      PartRepository parts,
      LinkedParts linked,
      DossierSupplement supplement,
      ResultRepository results,
      PartClock clock,
      PartLog log,
      Tidings tidings) {
    this.authority = authority;
    this.parts = parts;
    this.linked = linked;
    this.supplement = supplement;
    this.results = results;
    this.clock = clock;
    this.log = log;
    this.tidings = tidings;
  }

  /**
   * Sends one Form 02 with everything that the agencies asked for by now; a second one needs the
   * leader's reason as any other.
   */
  @Transactional
  public Dossier forward(
      UUID id, @Nullable Integer seen, @Nullable String leaderReason, CurrentUser user) {
    PartAct act = authority.begin(id, seen, PartAction.FORWARD_SUPPLEMENT, user);
    List<Supplement.Item> items = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Part part : parts.of(act.dossier().id())) {
      Part.Wish wish = part.wish();
      if (part.status() == PartStatus.SUPPLEMENT_ASKED && wish != null) {
        items.addAll(wish.items());
        reasons.add(part.plan().name() + ": " + wish.reason());
        log.change(act.on(part), part, PartAction.FORWARD_SUPPLEMENT, "");
      }
    }
    String reason = String.join("\n", reasons);
    return supplement.request(
        act.dossier().id(),
        null,
        // the agencies of the parts say why, and so why it is told late where it is
        new DossierSupplement.Request(reason, items, leaderReason, reason, null),
        user);
  }

  /** The lead sees no need, or has the paper already: the agency works on. */
  @Transactional
  public Part decline(UUID id, @Nullable Integer seen, String reason, CurrentUser user) {
    PartAct act = authority.begin(id, seen, PartAction.DECLINE_SUPPLEMENT, user);
    String why = Required.text(reason, "reason");
    Part working = act.part().move(PartStatus.WORKING);
    Part saved = log.change(act, working, PartAction.DECLINE_SUPPLEMENT, why);
    tidings.part(act.dossier(), saved, Tidings.PartNews.SUPPLEMENT_DECLINED, workers(saved));
    return saved;
  }

  /** Reminds the agency of its part, at most once a day; it is written down. */
  @Transactional
  public Part nudge(UUID id, @Nullable Integer seen, @Nullable String note, CurrentUser user) {
    PartAct act = authority.begin(id, seen, PartAction.NUDGE, user);
    LocalDate today = LocalDate.ofInstant(act.at(), Vietnam.ZONE);
    boolean nudged =
        parts.events(act.dossier().id()).stream()
            .filter(event -> event.partId().equals(id))
            .filter(event -> event.kind().equals(PartAction.NUDGE.name()))
            .anyMatch(event -> LocalDate.ofInstant(event.at(), Vietnam.ZONE).equals(today));
    if (nudged) {
      throw new AppException(DossiersErrors.NUDGED_TODAY, act.part().plan().name());
    }
    Part saved = log.change(act, act.part(), PartAction.NUDGE, note);
    tidings.part(act.dossier(), saved, Tidings.PartNews.NUDGED, workers(saved));
    return saved;
  }

  /** A leader of the lead has a part done again; its results are revoked (Art. 21). */
  @Transactional
  public Part reopen(UUID id, @Nullable Integer seen, String reason, CurrentUser leader) {
    PartAct act = authority.begin(id, seen, PartAction.REOPEN, leader);
    String why = Required.text(reason, "reason");
    Part part = act.part();
    results.revoke(part, why, act.at());
    Part again = part.correct(PartStatus.WORKING).with(clock.again(part, act.at()));
    Part saved = log.change(act, again, PartAction.REOPEN, why);
    for (Part other : parts.of(act.dossier().id())) {
      if (other.status() == PartStatus.CANCELLED) {
        Part back = other.correct(PartStatus.WAITING).with(Part.Times.NONE);
        log.change(act.on(other), back, PartAction.REOPEN, part.plan().name());
      }
    }
    Dossier told = log.tell(act, EventKind.PART_REOPENED, act.title() + ": " + why);
    linked.release(act.after(told).act(), true);
    tidings.part(told, saved, Tidings.PartNews.SENT_BACK, workers(saved));
    return saved;
  }

  /** Who works on the part and who sees to it that somebody does. */
  private Set<UUID> workers(Part part) {
    Set<UUID> people =
        new LinkedHashSet<>(
            tidings.holders(DossierConsultation.ANSWERS_FOR, part.place().unitId()));
    if (part.assignee() != null) {
      people.add(part.assignee());
    }
    return people;
  }
}
