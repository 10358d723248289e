package vn.lienthong.dossiers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/**
 * Asking other units: who is asked, what, until when, and what they answered (NĐ 61/2018 Art.
 * 19.5–7). Several may be asked at once; the dossier goes on when none is open.
 */
@Service
public class DossierConsultation {
  /** Held by those of the asked unit who see to it that somebody answers. */
  static final String ANSWERS_FOR = "dossiers.assign";

  private static final List<String> ANSWERING =
      List.of("dossiers.process", "dossiers.assign", "dossiers.approve");

  private final Authority authority;
  private final DossierRepository dossiers;
  private final ConsultationRepository consultations;
  private final HandlingUnits units;
  private final Deadlines deadlines;
  private final InternalAttachments uploads;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final ApplicationEventPublisher events;

  DossierConsultation(
      Authority authority,
      DossierRepository dossiers,
      ConsultationRepository consultations,
      HandlingUnits units,
      Deadlines deadlines,
      InternalAttachments uploads,
      Chronicle chronicle,
      Tidings tidings,
      ApplicationEventPublisher events) {
    this.authority = authority;
    this.dossiers = dossiers;
    this.consultations = consultations;
    this.units = units;
    this.deadlines = deadlines;
    this.uploads = uploads;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.events = events;
  }

  /**
   * Asks a unit.
   *
   * @param days working days that the unit has for its answer, 1–60
   */
  @Transactional
  public Consultation ask(
      UUID id, @Nullable Integer seen, UUID unit, String question, int days, CurrentUser user) {
    Act act = authority.begin(id, seen, DossierAction.CONSULT, user);
    String text = Required.text(question, "question");
    if (days < 1 || days > 60) {
      throw new AppException(DossiersErrors.BAD_DATE, "days");
    }
    Place asked = HandlingUnits.place(units.unit(unit));
    Dossier d = act.dossier();
    Consultation consultation =
        new Consultation(
            Ids.next(),
            id,
            asked,
            text,
            act.who(),
            d.place().unitId(),
            d.place().name(),
            act.at(),
            deadlines.workingDays(act.at(), days),
            null,
            null,
            null,
            null,
            null,
            null,
            List.of());
    consultations.insert(consultation, user.requireId());
    chronicle.involve(id, asked);
    Dossier saved =
        chronicle.change(
            act,
            DossierProcessing.taken(act),
            Act.Record.of(EventKind.CONSULTED, text).with(Map.of("asked", asked.name())));
    tidings.holders(saved, EventKind.CONSULTED, ANSWERS_FOR, unit, Tidings.asked(consultation));
    events.publishEvent(
        new ConsultationRequested(DossierFact.of(saved, act.at()), unit, consultation.dueAt()));
    return consultation;
  }

  /** Whether the user may answer for the asked unit. */
  public static boolean mayAnswer(Consultation consultation, CurrentUser user) {
    return consultation.open()
        && ANSWERING.stream().anyMatch(p -> user.may(p, consultation.asked().path()));
  }

  /** The answer of the asked unit, given by one of its people. */
  @Transactional
  public Dossier answer(
      UUID consultationId, boolean agrees, String answer, List<UUID> files, CurrentUser user) {
    Consultation consultation = find(consultationId);
    CurrentUser.Post post =
        ANSWERING.stream()
            .flatMap(p -> user.postFor(p, consultation.asked().path()).stream())
            .findFirst()
            .orElseThrow(() -> new AppException(DossiersErrors.NO_SUCH_DOSSIER));
    requireOpen(consultation);
    String text = Required.text(answer, "answer");
    Act act = new Act(dossiers.get(consultation.dossierId()), user, post, authority.now());
    uploads.claim(files, user, consultation.dossierId());
    if (!consultations.answer(consultationId, text, agrees, act.who(), files, act.at())) {
      throw new AppException(DossiersErrors.CONSULTATION_CLOSED);
    }
    Dossier saved =
        chronicle.note(
            act,
            Act.Record.of(EventKind.CONSULTATION_ANSWERED, text)
                .with(Map.of("asked", consultation.asked().name(), "agrees", "" + agrees)));
    Dossier.Desk desk = saved.desk();
    if (desk != null && desk.assignee() != null) {
      tidings.person(saved, EventKind.CONSULTATION_ANSWERED, desk.assignee());
    }
    events.publishEvent(
        new DossierMoved(DossierFact.of(saved, act.at()), EventKind.CONSULTATION_ANSWERED));
    return saved;
  }

  /** Goes on without an answer; the reason is kept, and silence is never recorded as consent. */
  @Transactional
  public Dossier giveUp(UUID consultationId, String reason, CurrentUser user) {
    Consultation consultation = find(consultationId);
    Act act = authority.begin(consultation.dossierId(), null, DossierAction.CONSULT, user);
    requireOpen(consultation);
    String text = Required.text(reason, "reason");
    if (!consultations.close(consultationId, text, act.at())) {
      throw new AppException(DossiersErrors.CONSULTATION_CLOSED);
    }
    return chronicle.note(
        act,
        Act.Record.of(EventKind.CONSULTATION_ANSWERED, text)
            .with(Map.of("asked", consultation.asked().name(), "agrees", "none")));
  }

  private Consultation find(UUID id) {
    return consultations
        .find(id)
        .orElseThrow(() -> new AppException(DossiersErrors.NO_SUCH_DOSSIER));
  }

  private static void requireOpen(Consultation consultation) {
    if (!consultation.open()) {
      throw new AppException(DossiersErrors.CONSULTATION_CLOSED);
    }
  }
}
