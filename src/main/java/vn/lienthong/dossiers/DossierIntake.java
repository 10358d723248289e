package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/**
 * Reception: at the counter, by post, or of what was filed online. Complete and correct → Form 01
 * and the clock runs; else one Form 02 or Form 03 (NĐ 61/2018 Art. 17; NĐ 309/2026 Art. 8).
 */
@Service
public class DossierIntake {
  private final DossierDesign design;
  private final HandlingUnits units;
  private final Desks desks;
  private final DueDates dueDates;
  private final ComponentRepository components;
  private final DossierAttachments uploads;
  private final StoredPapers stored;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final DossierCharges charges;
  private final LinkedParts parts;
  private final Authority authority;
  private final ApplicationEventPublisher events;

  DossierIntake(
      DossierDesign design,
      HandlingUnits units,
      Desks desks,
      DueDates dueDates,
      ComponentRepository components,
      DossierAttachments uploads,
      StoredPapers stored,
      Chronicle chronicle,
      Tidings tidings,
      DossierCharges charges,
      LinkedParts parts,
      Authority authority,
      ApplicationEventPublisher events) {
    this.design = design;
    this.units = units;
    this.desks = desks;
    this.dueDates = dueDates;
    this.components = components;
    this.uploads = uploads;
    this.stored = stored;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.charges = charges;
    this.parts = parts;
    this.authority = authority;
    this.events = events;
  }

  /**
   * Receives at the counter: checks the papers, gives the code, starts the clock.
   *
   * @param counter the unit of the officer's post; null takes the first that may receive
   */
  @Transactional
  public Dossier receive(
      NewDossier handed, Channel channel, @Nullable UUID counter, CurrentUser officer) {
    Instant now = authority.now();
    ProcedureVersion version = design.inForce(handed.procedureCode(), now);
    Reception place = reception(handed, counter, officer, now);
    requireComplete(version.content(), handed.caseKey(), handed.components());
    Dossier.Desk first = desks.first(StepPath.of(version.content()), place.organisations(), now);
    Dossier.Times times =
        dueDates.received(
            Dossier.Times.submitted(now, null),
            place.organisations(),
            channel,
            DossierDesign.term(version.content(), channel, handed.caseKey()),
            now);
    Dossier dossier =
        design.draw(
            handed,
            new DossierDesign.Start(
                version,
                channel,
                place.organisations(),
                DossierStatus.RECEIVED,
                times,
                desks.next(StepPath.of(version.content()), first, place.organisations(), now)),
            now);
    boolean passed = dossier.desk() != null && !dossier.desk().stepKey().equals(first.stepKey());
    Act act = new Act(charges.owing(dossier), officer, place.post(), now);
    Dossier.Desk done = first.assigned(officer.requireId(), officer.name(), first.place());
    Dossier begun =
        chronicle.begin(act, Act.Record.of(EventKind.ACCEPTED, ""), passed ? done : null);
    keepPapers(begun, version.content(), handed, officer);
    return accepted(new Act(begun, officer, place.post(), now));
  }

  /** Registers at the counter what cannot be received yet: a Form 02 or Form 03 follows. */
  @Transactional
  public Dossier register(
      NewDossier handed, Channel channel, @Nullable UUID counter, CurrentUser officer) {
    Instant now = authority.now();
    ProcedureVersion version = design.inForce(handed.procedureCode(), now);
    Reception place = reception(handed, counter, officer, now);
    Dossier dossier =
        design.draw(
            handed,
            new DossierDesign.Start(
                version,
                channel,
                place.organisations(),
                DossierStatus.REGISTERED,
                Dossier.Times.submitted(now, null),
                desks.first(StepPath.of(version.content()), place.organisations(), now)),
            now);
    Act act = new Act(dossier, officer, place.post(), now);
    Dossier begun = chronicle.begin(act, Act.Record.of(EventKind.FILED, ""), null);
    keepPapers(begun, version.content(), handed, officer);
    events.publishEvent(new DossierFiled(DossierFact.of(begun, now)));
    return begun;
  }

  /** Accepts what was filed online, or registered before. */
  @Transactional
  public Dossier accept(UUID id, @Nullable Integer seen, CurrentUser officer) {
    Act act = authority.begin(id, seen, DossierAction.ACCEPT, officer);
    Dossier d = act.dossier();
    Dossier.Times times =
        dueDates.received(
            d.times(), d.organisations(), d.filing().channel(), d.procedure().term(), act.at());
    Dossier after =
        charges
            .accepted(d.move(DossierStatus.RECEIVED))
            .with(times)
            .at(desks.after(d, ActionKind.ACCEPT, act.at()));
    Dossier saved = chronicle.change(act, after, Act.Record.of(EventKind.ACCEPTED, ""));
    return accepted(new Act(saved, officer, act.post(), act.at()));
  }

  /** As below, without naming the law. */
  @Transactional
  public Dossier refuse(UUID id, @Nullable Integer seen, String reason, CurrentUser officer) {
    return refuse(id, seen, reason, null, officer);
  }

  /**
   * Form 03: the dossier is not received, with the reason (Art. 17.2b).
   *
   * @param ground the law that the refusal rests on; null where the officer names none
   */
  @Transactional
  public Dossier refuse(
      UUID id,
      @Nullable Integer seen,
      String reason,
      @Nullable String ground,
      CurrentUser officer) {
    Act act = authority.begin(id, seen, DossierAction.REFUSE, officer);
    String why = Required.text(reason, "reason");
    Dossier d = act.dossier();
    Dossier after =
        d.move(DossierStatus.NOT_RECEIVED).with(d.times().finished(act.at(), null)).at(null);
    charges.drop(d, why, officer);
    after = after.with(charges.settled(after));
    Dossier saved =
        chronicle.change(
            act,
            after,
            Act.Record.of(EventKind.REFUSED, why).with(Required.given("ground", ground)));
    tidings.applicant(saved, EventKind.REFUSED);
    events.publishEvent(new DossierRefused(DossierFact.of(saved, act.at()), why));
    return saved;
  }

  private record Reception(Dossier.Organisations organisations, CurrentUser.Post post) {}

  private Reception reception(
      NewDossier handed, @Nullable UUID counter, CurrentUser officer, Instant now) {
    CurrentUser.Post post =
        officer.postsWith("dossiers.intake").stream()
            .filter(p -> counter == null || p.unitId().equals(counter))
            .findFirst()
            .orElseThrow(() -> new AppException(SharedErrors.FORBIDDEN));
    UnitSummary unit = units.unit(post.unitId());
    return new Reception(
        units.helped(
            units.resolve(
                handed.procedureCode(),
                handed.agency(),
                unit,
                LocalDate.ofInstant(now, Vietnam.ZONE)),
            handed.helpedBy()),
        post);
  }

  private void keepPapers(
      Dossier dossier, ProcedureContent content, NewDossier handed, CurrentUser officer) {
    components.insert(
        dossier.id(), DossierDesign.asked(content, handed.caseKey()), handed.components());
    handed.components().forEach(c -> uploads.claim(c.files(), officer, dossier.id()));
    stored.take(dossier, handed.components(), officer);
  }

  private Dossier accepted(Act act) {
    Dossier dossier = act.dossier();
    charges.atReception(dossier, act.user());
    tidings.applicant(dossier, EventKind.ACCEPTED);
    events.publishEvent(
        new DossierAccepted(DossierFact.of(dossier, act.at()), dossier.times().dueAt()));
    return parts.open(act);
  }

  private static void requireComplete(
      ProcedureContent content, @Nullable String caseKey, List<ReceivedComponent> received) {
    String missing =
        DossierDesign.missing(content, caseKey, received).stream()
            .map(ProcedureContent.Component::name)
            .collect(Collectors.joining("; "));
    if (!missing.isEmpty()) {
      throw new AppException(DossiersErrors.REQUIRED, missing);
    }
  }
}
