package vn.lienthong.dossiers.counter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierDesign;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.VisitEnded;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.shared.CurrentUser;

/** What the officer decides at the counter, whole or not at all. */
@Service
class Reception {
  private final DossierIntake intake;
  private final DossierSupplement supplement;
  private final CardReadings readings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reception(
      DossierIntake intake,
      DossierSupplement supplement,
      CardReadings readings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.intake = intake;
    this.supplement = supplement;
    this.readings = readings;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  Dossier decide(IntakeForm form, ProcedureContent content, CurrentUser user) {
    Dossier decided = dossier(form, content, user);
    readings.keep(decided, form, clock.instant(), user);
    UUID visit = form.visit();
    if (visit != null && form.text("more").isEmpty()) {
      events.publishEvent(new VisitEnded(visit, decided.id(), decided.code(), user));
    }
    return decided;
  }

  private Dossier dossier(IntakeForm form, ProcedureContent content, CurrentUser user) {
    NewDossier handed = form.dossier(content);
    return switch (form.decision()) {
      case ACCEPT -> intake.receive(handed, form.channel(), null, user);
      case SUPPLEMENT -> {
        Dossier registered = intake.register(handed, form.channel(), null, user);
        yield supplement.request(
            registered.id(),
            registered.version(),
            new DossierSupplement.Request(
                form.text("reason"),
                items(form, content, handed),
                null,
                null,
                ScannedCard.date(form.text("answerBy"))),
            user);
      }
      case REFUSE -> {
        Dossier registered = intake.register(handed, form.channel(), null, user);
        yield intake.refuse(
            registered.id(), registered.version(), form.text("reason"), form.text("ground"), user);
      }
    };
  }

  /** Everything in one go: each required paper that is not there, and what a database has wrong. */
  private static List<Supplement.Item> items(
      IntakeForm form, ProcedureContent content, NewDossier handed) {
    List<Supplement.Item> items = new ArrayList<>();
    DossierDesign.missing(content, handed.caseKey(), handed.components())
        .forEach(c -> items.add(new Supplement.Item(c.key(), c.name(), form.text("reason"))));
    if (items.isEmpty() || form.orNull("source") != null) {
      items.add(
          new Supplement.Item(null, content.name(), form.text("reason"), form.orNull("source")));
    }
    return items;
  }
}
