package vn.lienthong.dossiers;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.CurrentUser;

/** The result reaches its applicant: at the counter, by post or electronically (Art. 20). */
@Service
public class DossierReturn {
  private final Authority authority;
  private final ResultRepository results;
  private final DossierCharges charges;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final ApplicationEventPublisher events;

  DossierReturn(
      Authority authority,
      ResultRepository results,
      DossierCharges charges,
      Chronicle chronicle,
      Tidings tidings,
      ApplicationEventPublisher events) {
    this.authority = authority;
    this.results = results;
    this.charges = charges;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.events = events;
  }

  /**
   * @param collector who took the result; the applicant when electronic
   * @param originalsGivenBack whether the originals handed in were given back
   */
  public record Receipt(
      Delivery delivery,
      String collector,
      @Nullable String collectorIdentity,
      boolean originalsGivenBack,
      @Nullable String note) {}

  @Transactional
  public Dossier giveBack(UUID id, @Nullable Integer seen, Receipt receipt, CurrentUser officer) {
    Act act = authority.begin(id, seen, DossierAction.RETURN, officer);
    charges.requireNothingOwed(act.dossier(), receipt.delivery());
    return handOver(act, receipt);
  }

  /** The addressee has it from the post: nobody is asked any more what is owed. */
  @Transactional
  Dossier delivered(UUID id, Receipt receipt) {
    return handOver(authority.begin(id, null, DossierAction.RETURN, CurrentUser.SYSTEM), receipt);
  }

  private Dossier handOver(Act act, Receipt receipt) {
    Dossier d = act.dossier();
    String collector = Required.text(receipt.collector(), "collector");
    String note = receipt.note() == null ? "" : receipt.note().strip();
    results.handOver(
        d.id(),
        new ResultRepository.Handover(
            act.at(),
            receipt.delivery(),
            collector,
            receipt.collectorIdentity(),
            act.who(),
            receipt.originalsGivenBack(),
            note),
        act.user().id());
    Dossier returned = d.move(DossierStatus.RETURNED);
    Dossier after =
        returned
            .with(charges.settled(returned).with(States.Handover.DELIVERED))
            .with(d.times().finished(d.times().finishedAt(), act.at()))
            .at(null);
    Dossier saved =
        chronicle.change(
            act,
            after,
            Act.Record.of(EventKind.RETURNED, note)
                .with(Map.of("collector", collector, "delivery", receipt.delivery().name())));
    tidings.applicant(saved, EventKind.RETURNED);
    events.publishEvent(new DossierReturned(DossierFact.of(saved, act.at()), receipt.delivery()));
    return saved;
  }
}
