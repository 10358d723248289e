package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.worktime.WorkingHours;

/**
 * Tells the one who asked and the asked unit that an answer is due within a working day, and once
 * more when it is late; then the head of the one-stop unit too (NĐ 61/2018/NĐ-CP Art. 19.5–7).
 * Silence stays silence: nothing else happens.
 */
@Component
class ConsultationDeadlines {
  /** Of those at the service centre its head alone holds this. */
  private static final String HEAD_OF_CENTRE = "dossiers.secondSupplement";

  private final ConsultationRepository consultations;
  private final DossierRepository dossiers;
  private final Deadlines deadlines;
  private final Authority authority;
  private final Tidings tidings;
  private final TransactionTemplate transaction;

  ConsultationDeadlines(
      ConsultationRepository consultations,
      DossierRepository dossiers,
      Deadlines deadlines,
      Authority authority,
      Tidings tidings,
      PlatformTransactionManager transactions) {
    this.consultations = consultations;
    this.dossiers = dossiers;
    this.deadlines = deadlines;
    this.authority = authority;
    this.tidings = tidings;
    this.transaction = new TransactionTemplate(transactions);
  }

  void tell() {
    tell(authority.now());
  }

  /** Tells what is to be told at the instant; run again, it tells nothing twice. */
  void tell(Instant now) {
    Instant soon = deadlines.after(now, WorkingHours.DAY_MINUTES);
    for (UUID id : consultations.untold(now, soon)) {
      transaction.executeWithoutResult(status -> tell(id, now));
    }
  }

  private void tell(UUID id, Instant now) {
    Consultation consultation = consultations.find(id).orElseThrow();
    boolean late = consultation.late(now);
    if (!(late ? consultations.toldLate(id, now) : consultations.reminded(id, now))) {
      return;
    }
    Dossier dossier = dossiers.get(consultation.dossierId());
    Set<UUID> people =
        new LinkedHashSet<>(
            tidings.holders(DossierConsultation.ANSWERS_FOR, consultation.asked().unitId()));
    people.addAll(asking(dossier, id));
    if (late) {
      people.addAll(tidings.holders(HEAD_OF_CENTRE, dossier.organisations().received().unitId()));
    }
    tidings.consultation(
        dossier,
        consultation,
        late ? Tidings.Reminder.CONSULTATION_LATE : Tidings.Reminder.CONSULTATION_DUE,
        people);
  }

  /** Whoever works on the dossier now, else the one who asked. */
  private List<UUID> asking(Dossier dossier, UUID consultation) {
    Dossier.Desk desk = dossier.desk();
    return desk != null && desk.assignee() != null
        ? List.of(desk.assignee())
        : consultations.askedBy(consultation).stream().toList();
  }
}
