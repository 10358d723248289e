package vn.lienthong.sync;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierDesign;
import vn.lienthong.dossiers.DossierSnapshot;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeItem;
import vn.lienthong.payments.ChargeState;
import vn.lienthong.payments.CollectionTime;
import vn.lienthong.payments.Means;
import vn.lienthong.procedures.ProcedureContent;

/** What is to be paid for a dossier, when it is collected and how it was paid. */
final class MoneyFacts {
  private MoneyFacts() {}

  /** NO, or through which gateway; what was given back counts as not paid. */
  static String paidOnline(DossierSnapshot.Money money, boolean national) {
    boolean online =
        money.charges().stream()
            .filter(charge -> charge.paid() && charge.amount() > 0)
            .map(Charge::taken)
            .anyMatch(taken -> taken != null && taken.means() == Means.ONLINE);
    return !online ? "NO" : national ? "NATIONAL" : "LOCAL";
  }

  /**
   * The lines that were asked for, duties too; before anything was asked, those of the procedure.
   */
  static List<Map<String, @Nullable Object>> fees(
      DossierSnapshot snapshot, ProcedureContent content) {
    if (snapshot.money().charges().isEmpty()) {
      return planned(snapshot.dossier(), content, snapshot.money().rule());
    }
    return snapshot.money().charges().stream()
        .filter(charge -> charge.state() != ChargeState.CANCELLED)
        .flatMap(charge -> {
          boolean supplement = snapshot.supplements().stream().anyMatch(s -> belongs(charge, s));
          return charge.items().stream().map(item -> line(charge, item, supplement));
        })
        .toList();
  }

  /** What was asked for, or paid, while the papers of the supplement were waited for. */
  static List<Map<String, @Nullable Object>> fees(DossierSnapshot.Money money, Supplement s) {
    return money.charges().stream()
        .filter(charge -> charge.state() != ChargeState.CANCELLED && belongs(charge, s))
        .flatMap(charge -> charge.items().stream().map(item -> line(charge, item, true)))
        .toList();
  }

  private static boolean belongs(Charge charge, Supplement s) {
    Charge.Taken taken = charge.taken();
    return within(charge.requestedAt(), s) || (taken != null && within(taken.at(), s));
  }

  private static boolean within(Instant at, Supplement s) {
    return !at.isBefore(s.requestedAt()) && (s.receivedAt() == null || at.isBefore(s.receivedAt()));
  }

  private static Map<String, @Nullable Object> line(
      Charge charge, ChargeItem item, boolean supplement) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("name", item.name());
    facts.put("code", item.code());
    facts.put(
        "collection",
        supplement
            ? "AT_SUPPLEMENT"
            : item.kind() == ChargeItem.Kind.DUTY
                ? "IN_HANDLING"
                : collection(charge.collection()));
    // Who is exempt has nothing to pay: the portal leaves dossiers out whose prices are all 0.
    facts.put("amount", charge.state() == ChargeState.EXEMPT ? 0L : item.amount());
    facts.put("kind", item.kind().name());
    return facts;
  }

  private static String collection(CollectionTime time) {
    return switch (time) {
      case BEFORE, EXEMPT -> "AT_INTAKE";
      case AFTER, ON_DELIVERY -> "AT_RETURN";
    };
  }

  /** Of the channel and case of the dossier; amounts that are no number are not told. */
  private static List<Map<String, @Nullable Object>> planned(
      Dossier d, ProcedureContent content, CollectionTime rule) {
    return DossierDesign.row(content, d.filing().channel(), d.procedure().caseKey())
        .map(ProcedureContent.ChannelRow::fees)
        .orElse(List.of())
        .stream()
        .filter(fee -> fee.amount() != null)
        .map(fee -> planned(fee, rule))
        .toList();
  }

  private static Map<String, @Nullable Object> planned(
      ProcedureContent.Fee fee, CollectionTime rule) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("name", fee.name());
    facts.put("code", fee.code());
    facts.put("collection", collection(rule));
    facts.put(
        "amount",
        rule == CollectionTime.EXEMPT ? 0L : Objects.requireNonNull(fee.amount()).longValue());
    facts.put("kind", fee.kind().name());
    return facts;
  }
}
