package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** A citizen files online; the counter answers within 8 working hours (NĐ 45/2020 Art. 11). */
@Service
public class DossierFiling {
  private final DossierDesign design;
  private final HandlingUnits units;
  private final Desks desks;
  private final Deadlines deadlines;
  private final ComponentRepository components;
  private final DossierAttachments uploads;
  private final StoredPapers stored;
  private final DossierCharges charges;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final Authority authority;
  private final ApplicationEventPublisher events;

  DossierFiling(
      DossierDesign design,
      HandlingUnits units,
      Desks desks,
      Deadlines deadlines,
      ComponentRepository components,
      DossierAttachments uploads,
      StoredPapers stored,
      DossierCharges charges,
      Chronicle chronicle,
      Tidings tidings,
      Authority authority,
      ApplicationEventPublisher events) {
    this.design = design;
    this.units = units;
    this.desks = desks;
    this.deadlines = deadlines;
    this.components = components;
    this.uploads = uploads;
    this.stored = stored;
    this.charges = charges;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.authority = authority;
    this.events = events;
  }

  /**
   * Files in the name of the signed-in citizen, who becomes the applicant with their own name and
   * number whatever the form says. Refuses when a required paper is missing.
   */
  @Transactional
  public Dossier file(NewDossier handed, CurrentUser citizen) {
    Dossier begun = begin(handed, citizen);
    announce(begun, begun.times().submittedAt());
    return begun;
  }

  /** Writes the filing down and tells nobody yet. */
  Dossier begin(NewDossier handed, CurrentUser citizen) {
    if (!citizen.isCitizen()) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    Instant now = authority.now();
    ProcedureVersion version = design.inForce(handed.procedureCode(), now);
    List<ProcedureContent.Component> missing =
        DossierDesign.missing(version.content(), handed.caseKey(), handed.components());
    if (!missing.isEmpty()) {
      throw new AppException(DossiersErrors.REQUIRED, missing.getFirst().name());
    }
    Party given = handed.applicant();
    Party applicant =
        new Party(
            given.kind(),
            citizen.name(),
            citizen.identityNumber(),
            given.phone(),
            given.email(),
            given.address(),
            given.communeCode(),
            citizen.requireId());
    Dossier.Organisations places =
        units.helped(
            units.resolve(
                handed.procedureCode(),
                handed.agency(),
                null,
                LocalDate.ofInstant(now, Vietnam.ZONE)),
            handed.helpedBy());
    StepPath path = StepPath.of(version.content());
    Dossier dossier =
        design.draw(
            handed.with(applicant),
            new DossierDesign.Start(
                version,
                Channel.ONLINE,
                places,
                DossierStatus.REGISTERED,
                Dossier.Times.submitted(now, deadlines.answerBy(now)),
                desks.first(path, places, now)),
            now);
    Act act = new Act(charges.filed(dossier), citizen, null, now);
    Dossier begun = chronicle.begin(act, Act.Record.of(EventKind.FILED, ""), null);
    components.insert(
        begun.id(), DossierDesign.asked(version.content(), handed.caseKey()), handed.components());
    handed.components().forEach(c -> uploads.claim(c.files(), citizen, begun.id()));
    stored.take(begun, handed.components(), citizen);
    return begun;
  }

  /** The counter and the applicant are told, and asked to pay; from here on it leaves the house. */
  void announce(Dossier begun, Instant now) {
    charges.atFiling(begun);
    tidings.applicant(begun, EventKind.FILED);
    tidings.holders(
        begun, EventKind.FILED, "dossiers.intake", begun.organisations().received().unitId());
    events.publishEvent(new DossierFiled(DossierFact.of(begun, now)));
  }
}
