package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.direction.Directions;
import vn.lienthong.dossiers.direction.Directive;
import vn.lienthong.dossiers.direction.Explanations;
import vn.lienthong.dossiers.satisfaction.Satisfaction;
import vn.lienthong.shared.CurrentUser;

/** What other modules may ask about dossiers. */
@Service
public class DossiersApi {
  private final DossierRepository dossiers;
  private final Authority authority;
  private final HandlingUnits units;
  private final DossierSnapshots snapshots;
  private final DossierCharges charges;
  private final Directions directions;
  private final Explanations explanations;
  private final DossierMeasures measures;
  private final ApologyDrafts apologies;
  private final Satisfaction satisfaction;

  DossiersApi(
      DossierRepository dossiers,
      Authority authority,
      HandlingUnits units,
      DossierSnapshots snapshots,
      DossierCharges charges,
      Directions directions,
      Explanations explanations,
      DossierMeasures measures,
      ApologyDrafts apologies,
      Satisfaction satisfaction) {
    this.dossiers = dossiers;
    this.authority = authority;
    this.units = units;
    this.snapshots = snapshots;
    this.charges = charges;
    this.directions = directions;
    this.explanations = explanations;
    this.measures = measures;
    this.apologies = apologies;
    this.satisfaction = satisfaction;
  }

  /** The dossier of the code, if the user may see it. */
  public Optional<Dossier> byCode(String code, CurrentUser user) {
    return dossiers.byCode(code).filter(dossier -> authority.sees(dossier, user));
  }

  /** How far the dossier of the code is, for anybody. */
  public Optional<Completion> completion(String code) {
    return dossiers.byCode(code).map(dossier -> new Completion(dossier.code(), dossier.status()));
  }

  /** Results ready at the user's counters that are wanted by post, oldest first, paged by id. */
  public List<Dossier> toPost(CurrentUser user, @Nullable UUID after, int size) {
    return dossiers.toPost(user.reach("dossiers.return"), after, size);
  }

  /** Asks for the fees of a dossier that was loaded as it stands; once. */
  @Transactional
  public void askForFees(UUID dossier, CurrentUser user) {
    charges.atReception(dossiers.get(dossier), user);
  }

  /** Drafts the apologies of all dossiers that are due within a working day or late. */
  public void draftApologies() {
    apologies.draft();
  }

  /**
   * A directive.
   *
   * @param person who owes the act; null where only the unit is known
   */
  public record Directed(UUID id, @Nullable UUID person) {}

  /** Directs whoever owes the next act. */
  @Transactional
  public Directed direct(UUID dossier, String text, Instant due, CurrentUser user) {
    Directive directive = directions.direct(dossier, text, due, user);
    return new Directed(directive.id(), directive.toPerson());
  }

  /** Answers a directive as the one directed. */
  @Transactional
  public void answerDirective(UUID dossier, UUID directive, String answer, CurrentUser user) {
    directions.answer(dossier, directive, answer, user);
  }

  /** Says why a dossier is late, by a code of the list of reasons and in words. */
  @Transactional
  public void explainDelay(UUID dossier, String reason, String text, CurrentUser user) {
    explanations.explain(dossier, reason, text, user);
  }

  /** Points of an index that is scored per unit and quarter (TT 01/2018/TT-VPCP Art. 13-15). */
  @Transactional
  public void scoreUnit(
      UUID agency, LocalDate quarter, String index, int points, CurrentUser user) {
    satisfaction.score(new Satisfaction.UnitScore(agency, quarter, index, points, null), user);
  }

  /** Names the division that works on the procedure for the agency from now on. */
  @Transactional
  public void handle(String procedureCode, UUID agency, UUID division) {
    units.handle(procedureCode, agency, division);
  }

  /** The dossier as it stood right after the version; empty if there was no such version. */
  @Transactional(readOnly = true)
  public Optional<DossierSnapshot> snapshot(UUID id, int version) {
    return snapshots.at(id, version);
  }

  /** The act that made the version; empty if there was no such version. */
  @Transactional(readOnly = true)
  public Optional<DossierProgress> progress(UUID id, int version) {
    return snapshots.progress(id, version);
  }

  /** All dossiers received on the day in Vietnam, in the order of codes. */
  public List<DossierMark> receivedOn(LocalDate day) {
    return snapshots.receivedOn(day);
  }

  /** How many dossiers of each procedure were received from the day until before the other. */
  public Map<String, Long> receivedByProcedure(LocalDate from, LocalDate until) {
    return snapshots.receivedByProcedure(from, until);
  }

  /** Of each dossier the offices and programs among the users that may see it. */
  public Map<UUID, List<CurrentUser>> seenBy(Collection<UUID> ids, Collection<CurrentUser> users) {
    return dossiers.involved(ids).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    users.stream()
                        .filter(user -> Authority.sees(entry.getValue(), user))
                        .toList()));
  }

  /** Those of the codes that are dossiers of this house. */
  public Set<String> known(Collection<String> codes) {
    return snapshots.known(codes);
  }

  /** What is measured about the dossiers; those that do not exist are left out. */
  @Transactional(readOnly = true)
  public List<DossierMeasure> measures(Collection<UUID> ids) {
    return measures.of(ids);
  }

  /** As {@link #measures}, page by page over all dossiers in the order of their ids. */
  @Transactional(readOnly = true)
  public List<DossierMeasure> measuresAfter(@Nullable UUID after, int most) {
    return measures.after(after, most);
  }

  /** How many dossiers there are; counts all, for progress only. */
  public long count() {
    return measures.count();
  }

  /** Those of the dossiers that the member of staff may open. */
  public Set<UUID> seen(Collection<UUID> ids, CurrentUser user) {
    return measures.involving(ids, Authority.reach(user));
  }
}
