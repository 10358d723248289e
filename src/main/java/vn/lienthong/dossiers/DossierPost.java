package vn.lienthong.dossiers;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.CollectionTime;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** A result travels by the public post (QĐ 45/2016/QĐ-TTg): what that does to its dossier. */
@Service
public class DossierPost {
  private final Authority authority;
  private final DossierCharges charges;
  private final PaymentsApi payments;
  private final DossierReturn returns;
  private final Chronicle chronicle;
  private final Tidings tidings;

  DossierPost(
      Authority authority,
      DossierCharges charges,
      PaymentsApi payments,
      DossierReturn returns,
      Chronicle chronicle,
      Tidings tidings) {
    this.authority = authority;
    this.charges = charges;
    this.payments = payments;
    this.returns = returns;
    this.chronicle = chronicle;
    this.tidings = tidings;
  }

  /** The dossier whose result lies ready at the officer's counter and is paid for; or a refusal. */
  @Transactional(readOnly = true)
  public Dossier ready(UUID id, CurrentUser officer) {
    Dossier dossier = authority.begin(id, null, DossierAction.RETURN, officer).dossier();
    if (dossier.states().handover() != States.Handover.READY) {
      throw new AppException(DossiersErrors.IN_THE_POST, dossier.code());
    }
    charges.requireNothingOwed(dossier, Delivery.POST);
    return dossier;
  }

  /** Fees and charges in đồng that the post collects from who takes the result. */
  @Transactional(readOnly = true)
  public long toCollect(UUID id) {
    return charges.of(id).stream()
        .filter(Charge::owed)
        .filter(charge -> charge.collection() == CollectionTime.ON_DELIVERY)
        .mapToLong(Charge::amount)
        .sum();
  }

  /** The post takes it along; what it collects on delivery, in đồng, which nobody else may take. */
  @Transactional
  public long handedOver(UUID id, String tracking, CurrentUser officer) {
    Act act = authority.begin(id, null, DossierAction.RETURN, officer);
    if (act.dossier().states().handover() != States.Handover.READY) {
      throw new AppException(DossiersErrors.IN_THE_POST, act.dossier().code());
    }
    charges.requireNothingOwed(act.dossier(), Delivery.POST);
    moved(act, States.Handover.SENT, EventKind.POSTED, tracking);
    return charges.of(id).stream()
        .filter(charge -> charge.collection() == CollectionTime.ON_DELIVERY)
        .filter(charge -> payments.entrust(charge.id(), tracking, officer))
        .mapToLong(Charge::amount)
        .sum();
  }

  /** It lies at the counter again. */
  @Transactional
  public Dossier cameBack(UUID id, String reason) {
    Act act = authority.begin(id, null, DossierAction.RETURN, CurrentUser.SYSTEM);
    charges.of(id).forEach(charge -> payments.release(charge.id()));
    return moved(act, States.Handover.READY, EventKind.POST_RETURNED, reason);
  }

  @Transactional
  public Dossier delivered(UUID id, String receivedBy, String tracking) {
    charges.of(id).forEach(charge -> payments.collected(charge.id()));
    return returns.delivered(
        id, new DossierReturn.Receipt(Delivery.POST, receivedBy, null, false, tracking));
  }

  private Dossier moved(Act act, States.Handover to, EventKind kind, String note) {
    Dossier after = act.dossier().with(act.dossier().states().with(to));
    Dossier saved = chronicle.change(act, after, Act.Record.of(kind, note).with(Map.of()));
    tidings.applicant(saved, kind, Map.of("post", note));
    return saved;
  }
}
