package vn.lienthong.dossiers;

import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeState;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.worktime.LegalParameter;
import vn.lienthong.worktime.Pause;

/** State 6: the applicant has a financial duty first; the wait does not count (Art. 22). */
@Service
public class DossierPayment {
  private final Authority authority;
  private final DueDates dueDates;
  private final Deadlines deadlines;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final DossierCharges charges;
  private final PaymentsApi payments;
  private final ApplicationEventPublisher events;

  DossierPayment(
      Authority authority,
      DueDates dueDates,
      Deadlines deadlines,
      Chronicle chronicle,
      Tidings tidings,
      DossierCharges charges,
      PaymentsApi payments,
      ApplicationEventPublisher events) {
    this.authority = authority;
    this.dueDates = dueDates;
    this.deadlines = deadlines;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.charges = charges;
    this.payments = payments;
    this.events = events;
  }

  /**
   * @param amount in đồng, above 0
   */
  @Transactional
  public Dossier request(
      UUID id, @Nullable Integer seen, long amount, String what, CurrentUser user) {
    Act act = authority.begin(id, seen, DossierAction.REQUEST_PAYMENT, user);
    String text = Required.text(what, "note");
    if (amount <= 0) {
      throw new AppException(DossiersErrors.REQUIRED, "amount");
    }
    Dossier d = act.dossier();
    Dossier moved = d.move(DossierStatus.PAYMENT_REQUESTED);
    Dossier after =
        moved
            .with(moved.states().with(States.Payment.DUE))
            .with(d.times().paused(act.at(), d.status()));
    Dossier saved =
        chronicle.change(
            act,
            after,
            Act.Record.of(EventKind.PAYMENT_REQUESTED, text).with(Map.of("amount", "" + amount)));
    charges.duty(saved, amount, text, user);
    tidings.applicant(
        saved,
        EventKind.PAYMENT_REQUESTED,
        Map.of(
            "amount",
            NumberFormat.getIntegerInstance(Locale.of("vi")).format(amount) + " đồng",
            "reason",
            text));
    return told(act, saved, EventKind.PAYMENT_REQUESTED);
  }

  /** The duty is paid in cash at the counter, with the number of the receipt. */
  @Transactional
  public Dossier confirm(UUID id, @Nullable Integer seen, String receipt, CurrentUser officer) {
    Act act = authority.begin(id, seen, DossierAction.CONFIRM_PAYMENT, officer);
    String number = Required.text(receipt, "receipt");
    charges.of(id).stream()
        .filter(charge -> charge.due() && charge.duty())
        .forEach(charge -> payments.takeAtCounter(charge.id(), Means.CASH, number, officer));
    return resume(act, Act.Record.of(EventKind.PAID, "").with(Map.of("receipt", number)));
  }

  /**
   * The money moved: what waited for it goes on (system actor), what did not only says so. Told
   * twice, it happens once.
   */
  @Transactional
  void follow(UUID id, String receipt) {
    List<Charge> duties = charges.of(id).stream().filter(Charge::duty).toList();
    EventKind kind =
        charges.standing(id) == States.Payment.REFUNDED
            ? EventKind.REFUNDED
            : waitedInVain(duties) ? EventKind.CHARGE_CANCELLED : EventKind.PAID;
    follow(id, kind, receipt.isEmpty() ? Map.of() : Map.of("receipt", receipt), "");
  }

  /** A charge was taken back at the till: who waited for it goes on without the money. */
  @Transactional
  void followCancelled(UUID id, String reason) {
    follow(id, EventKind.CHARGE_CANCELLED, Map.of(), reason);
  }

  private void follow(UUID id, EventKind kind, Map<String, String> details, String note) {
    Dossier d = authority.read(id, CurrentUser.SYSTEM);
    States.Payment standing = charges.standing(id);
    List<Charge> duties = charges.of(id).stream().filter(Charge::duty).toList();
    boolean settled = duties.stream().anyMatch(Charge::paid) || waitedInVain(duties);
    Act.Record record = Act.Record.of(kind, note).with(details);
    if (d.status() == DossierStatus.PAYMENT_REQUESTED
        && settled
        && duties.stream().noneMatch(Charge::due)) {
      resume(authority.begin(id, null, DossierAction.CONFIRM_PAYMENT, CurrentUser.SYSTEM), record);
    } else if (d.states().payment() != standing && standing != States.Payment.DUE) {
      Act act = new Act(d, CurrentUser.SYSTEM, null, authority.now());
      Dossier saved =
          chronicle.change(act, answering(d.with(d.states().with(standing)), standing), record);
      told(act, saved, kind);
    }
  }

  /** A duty was asked for and taken back, and none was paid. */
  private static boolean waitedInVain(List<Charge> duties) {
    return duties.stream().noneMatch(Charge::paid)
        && duties.stream().anyMatch(duty -> duty.state() == ChargeState.CANCELLED);
  }

  /**
   * An up-front fee is paid before the filing was answered: the 8 hours begin anew, when the last
   * of the money came (NĐ 45/2020/NĐ-CP Art. 11).
   */
  private Dossier answering(Dossier d, States.Payment standing) {
    if (standing != States.Payment.PAID
        || d.status() != DossierStatus.REGISTERED
        || d.times().answerBy() == null) {
      return d;
    }
    return charges.of(d.id()).stream()
        .filter(Charge::paid)
        .map(charge -> Objects.requireNonNull(charge.taken()).at())
        .max(Comparator.naturalOrder())
        .map(paid -> d.with(d.times().answeredBy(deadlines.answerBy(paid))))
        .orElse(d);
  }

  private Dossier resume(Act act, Act.Record record) {
    Dossier d = act.dossier();
    DossierStatus back = d.times().resume() == null ? DossierStatus.PROCESSING : d.times().resume();
    Dossier moved = d.move(back);
    Dossier running =
        dueDates.resume(
            new Act(
                moved.with(moved.states().with(charges.standing(d.id()))),
                act.user(),
                act.post(),
                act.at()),
            Pause.Cause.FINANCIAL_DUTY,
            deadlines.value(LegalParameter.FINANCIAL_DUTY, act.at()).basis());
    Dossier saved = chronicle.change(act, running, record);
    if (record.kind() == EventKind.PAID) {
      tidings.applicant(saved, EventKind.PAID);
    }
    return told(act, saved, record.kind());
  }

  private Dossier told(Act act, Dossier saved, EventKind kind) {
    events.publishEvent(new DossierMoved(DossierFact.of(saved, act.at()), kind));
    return saved;
  }
}
