package vn.lienthong.dossiers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** The applicant takes the dossier back, or the agency stops it (Form 05). */
@Service
public class DossierWithdrawal {
  private static final String SIGN = "TB";

  private final Authority authority;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final DossierCharges charges;
  private final ApplicationEventPublisher events;
  private final StopTriggers triggers;
  private final PaperNumbers numbers;

  DossierWithdrawal(
      Authority authority,
      Chronicle chronicle,
      Tidings tidings,
      DossierCharges charges,
      ApplicationEventPublisher events,
      StopTriggers triggers,
      PaperNumbers numbers) {
    this.authority = authority;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.charges = charges;
    this.events = events;
    this.triggers = triggers;
    this.numbers = numbers;
  }

  /** By the applicant or owner online, or by the counter at their wish. */
  @Transactional
  public Dossier withdraw(UUID id, @Nullable Integer seen, String reason, CurrentUser user) {
    Act act =
        user.isCitizen()
            ? authority.beginAsCitizen(id, seen, user)
            : authority.begin(id, seen, DossierAction.WITHDRAW, user);
    String why = Required.text(reason, "reason");
    Place centre = act.dossier().organisations().received();
    Dossier saved =
        end(
            act,
            DossierStatus.WITHDRAWN,
            Act.Record.of(EventKind.WITHDRAWN, why)
                .with(
                    Map.of(
                        "trigger",
                        StopTriggers.APPLICANT,
                        "number",
                        numbers.next(centre.unitId(), SIGN, act.at()))));
    Dossier.Desk desk = act.dossier().desk();
    if (desk != null && desk.assignee() != null) {
      tidings.person(saved, EventKind.WITHDRAWN, desk.assignee());
    }
    events.publishEvent(new DossierWithdrawn(DossierFact.of(saved, act.at()), why));
    return saved;
  }

  /** Whether the applicant can still take it back. */
  public static boolean possible(Dossier dossier) {
    return dossier.status().next().contains(DossierStatus.WITHDRAWN);
  }

  /**
   * Why handling stops (Form 05).
   *
   * @param trigger code of a {@link StopTriggers.Trigger} in force
   * @param ground legal ground or document; null takes that of the trigger
   */
  public record Stop(String reason, @Nullable String trigger, @Nullable String ground) {}

  /** For a reason that no trigger names. */
  @Transactional
  public Dossier stop(UUID id, @Nullable Integer seen, String reason, CurrentUser leader) {
    return stop(id, seen, new Stop(reason, null, null), leader);
  }

  @Transactional
  public Dossier stop(UUID id, @Nullable Integer seen, Stop stop, CurrentUser leader) {
    Act act = authority.begin(id, seen, DossierAction.STOP, leader);
    String why = Required.text(stop.reason(), "reason");
    String asked =
        stop.trigger() == null || stop.trigger().isBlank() ? StopTriggers.OTHER : stop.trigger();
    StopTriggers.Trigger trigger =
        triggers
            .on(LocalDate.ofInstant(act.at(), Vietnam.ZONE), asked)
            .orElseThrow(() -> new AppException(DossiersErrors.REQUIRED, "trigger"));
    Map<String, String> details = new LinkedHashMap<>();
    details.put("trigger", trigger.code());
    details.putAll(Required.given("ground", stop.ground()));
    details.put(
        "number", numbers.next(act.dossier().organisations().competent().unitId(), SIGN, act.at()));
    Dossier saved =
        end(act, DossierStatus.STOPPED, Act.Record.of(EventKind.STOPPED, why).with(details));
    events.publishEvent(new DossierStopped(DossierFact.of(saved, act.at()), why));
    return saved;
  }

  private Dossier end(Act act, DossierStatus status, Act.Record record) {
    Dossier d = act.dossier();
    charges.drop(d, record.note(), act.user());
    Dossier ended = d.move(status);
    Dossier after =
        ended
            .with(charges.settled(ended))
            .with(d.times().paused(act.at(), d.status()).finished(act.at(), null))
            .at(null);
    Dossier saved = chronicle.change(act, after, record);
    tidings.applicant(saved, record.kind());
    return saved;
  }
}
