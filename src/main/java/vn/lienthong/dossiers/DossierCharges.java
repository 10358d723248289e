package vn.lienthong.dossiers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeItem;
import vn.lienthong.payments.ChargeState;
import vn.lienthong.payments.CollectionTime;
import vn.lienthong.payments.NewCharge;
import vn.lienthong.payments.Payee;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** What is to be paid for a dossier, asked of payments. */
@Component
public class DossierCharges {
  static final String TYPE = "dossier";

  private final PaymentsApi payments;
  private final ProceduresApi procedures;
  private final JdbcClient jdbc;
  private final Clock clock;

  DossierCharges(PaymentsApi payments, ProceduresApi procedures, JdbcClient jdbc, Clock clock) {
    this.payments = payments;
    this.procedures = procedures;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether reception asks for money: a fee that is known and above 0. */
  static boolean priced(Dossier dossier) {
    Long fee = dossier.filing().fee();
    return fee != null && fee > 0;
  }

  /**
   * A dossier that was filed before, at its acceptance: one that was charged keeps how it stands.
   */
  Dossier accepted(Dossier dossier) {
    List<Charge> asked = of(dossier.id());
    return asked.isEmpty() ? owing(dossier) : dossier.with(dossier.states().with(standing(asked)));
  }

  /** A new dossier at reception, owing its fee if there is one that is collected. */
  Dossier owing(Dossier dossier) {
    return priced(dossier) && rule(dossier) != CollectionTime.EXEMPT
        ? dossier.with(dossier.states().with(States.Payment.DUE))
        : dossier;
  }

  /**
   * An online filing whose fee is collected before: it can be paid at once, as the hours for the
   * answer begin anew when it is paid (Decree 45/2020/NĐ-CP Art. 11).
   */
  Dossier filed(Dossier dossier) {
    return priced(dossier) && rule(dossier) == CollectionTime.BEFORE
        ? dossier.with(dossier.states().with(States.Payment.DUE))
        : dossier;
  }

  /** Asks for the fee of a filing that owes it; the house itself asks. */
  void atFiling(Dossier dossier) {
    if (dossier.states().payment() == States.Payment.DUE) {
      atReception(dossier, CurrentUser.SYSTEM);
    }
  }

  /** The fees and charges of the procedure, once per dossier whoever asks first. */
  void atReception(Dossier dossier, CurrentUser user) {
    if (!priced(dossier)) {
      return;
    }
    ProcedureContent content = procedures.version(dossier.procedure().versionId()).content();
    List<ChargeItem> items = new ArrayList<>();
    DossierDesign.row(content, dossier.filing().channel(), dossier.procedure().caseKey())
        .ifPresent(row ->
            row.fees().stream()
                .filter(fee -> fee.amount() != null && fee.amount() > 0)
                .forEach(fee ->
                    items.add(
                        new ChargeItem(
                            fee.kind() == ProcedureContent.FeeKind.FEE
                                ? ChargeItem.Kind.FEE
                                : ChargeItem.Kind.CHARGE,
                            fee.code(),
                            fee.name(),
                            fee.amount() == null ? 0 : fee.amount()))));
    payments.request(charge(dossier, key(dossier) + "fee", items, rule(dossier)), user);
  }

  /** A financial duty found while the dossier is handled. */
  void duty(Dossier dossier, long amount, String what, CurrentUser user) {
    payments.request(
        charge(
            dossier,
            dutyKey(dossier, dossier.version()),
            List.of(new ChargeItem(ChargeItem.Kind.DUTY, null, what, amount)),
            CollectionTime.BEFORE),
        user);
  }

  private static String dutyKey(Dossier dossier, int version) {
    return key(dossier) + "duty:" + version;
  }

  /** What had been asked for when the dossier was at the version; a key of a duty names its own. */
  DossierSnapshot.Money asOf(Dossier dossier, int version) {
    List<Charge> asked =
        of(dossier.id()).stream()
            .filter(charge -> !charge.duty() || version >= dutyVersion(dossier, charge))
            .toList();
    return new DossierSnapshot.Money(
        asked, asked.isEmpty() ? rule(dossier) : asked.getFirst().collection());
  }

  private static int dutyVersion(Dossier dossier, Charge charge) {
    String start = dutyKey(dossier, 0);
    String stem = start.substring(0, start.length() - 1);
    return charge.key().startsWith(stem)
        ? Integer.parseInt(charge.key().substring(stem.length()))
        : 0;
  }

  private static String key(Dossier dossier) {
    return TYPE + ":" + dossier.id() + ":";
  }

  private static NewCharge charge(
      Dossier d, String key, List<ChargeItem> items, CollectionTime collection) {
    Place payee = d.organisations().competent();
    return new NewCharge(
        key,
        new NewCharge.Subject(
            TYPE,
            d.id().toString(),
            d.code(),
            d.procedure().name(),
            d.procedure().code(),
            "/dossiers/" + d.id(),
            "/dossiers/mine/" + d.id()),
        new NewCharge.Payer(
            d.applicant().name(),
            d.applicant().account(),
            d.applicant().identityNumber(),
            d.applicant().address()),
        new Payee(payee.unitId(), payee.path(), payee.name()),
        d.organisations().received().path(),
        items,
        collection);
  }

  /**
   * When the fee is collected: the most exact rule in force wins, by procedure, then by channel.
   */
  CollectionTime rule(Dossier d) {
    return jdbc.sql(
            """
            select collection from dossiers.collection_rule
            where procedure_code in (:procedure, '*') and channel in (:channel, '*')
              and valid_from <= :today and (valid_to is null or valid_to >= :today)
            order by procedure_code = '*', channel = '*', valid_from desc limit 1
            """)
        .param("procedure", d.procedure().code())
        .param("channel", d.filing().channel().name())
        .param("today", Vietnam.today(clock))
        .query(String.class)
        .optional()
        .map(CollectionTime::valueOf)
        .orElse(CollectionTime.BEFORE);
  }

  /** All that was asked for the dossier. */
  @Transactional(readOnly = true)
  public List<Charge> of(UUID dossier) {
    return payments.of(TYPE, dossier.toString());
  }

  /** What must be paid before the result is given away; the post may collect on delivery. */
  public static List<Charge> owed(List<Charge> charges, Delivery delivery) {
    return charges.stream()
        .filter(Charge::owed)
        .filter(charge ->
            charge.collection() != CollectionTime.ON_DELIVERY || delivery != Delivery.POST)
        .toList();
  }

  /**
   * What keeps the applicant from reading the result: to read it is to have it, and nothing is
   * given away before it is paid (NĐ 61/2018/NĐ-CP Art. 22). Once returned it is theirs.
   */
  public static List<Charge> withholding(Dossier dossier, List<Charge> charges) {
    return dossier.status() == DossierStatus.RETURNED
        ? List.of()
        : owed(charges, Delivery.ELECTRONIC);
  }

  void requireResultPaid(Dossier dossier) {
    require(DossiersErrors.RESULT_UNPAID, dossier, withholding(dossier, of(dossier.id())));
  }

  /** Whoever pays by Art. 22 has paid when the result is given away (NĐ 61/2018/NĐ-CP). */
  void requireNothingOwed(Dossier dossier, Delivery delivery) {
    require(DossiersErrors.CHARGE_DUE, dossier, owed(of(dossier.id()), delivery));
  }

  private static void require(DossiersErrors refusal, Dossier dossier, List<Charge> owed) {
    if (!owed.isEmpty()) {
      throw new AppException(
          refusal,
          dossier.code(),
          owed.stream().mapToLong(Charge::amount).sum(),
          owed.stream().map(Charge::code).collect(Collectors.joining(", ")));
    }
  }

  /**
   * The dossier ends: what is still due is asked for no longer, but what the post has collected.
   */
  void drop(Dossier dossier, String reason, CurrentUser user) {
    for (Charge charge : of(dossier.id())) {
      if (charge.payable()) {
        payments.cancel(charge.id(), reason, user);
      }
    }
  }

  /** The states of a dossier whose due charges have been dropped. */
  States settled(Dossier dossier) {
    return dossier.states().payment() == States.Payment.DUE
        ? dossier.states().with(standing(dossier.id()))
        : dossier.states();
  }

  /** Where the dossier stands with money, by its charges. */
  States.Payment standing(UUID dossier) {
    return standing(of(dossier));
  }

  private static States.Payment standing(List<Charge> charges) {
    if (charges.stream().anyMatch(Charge::owed)) {
      return States.Payment.DUE;
    }
    boolean paid =
        charges.stream()
            .anyMatch(c -> c.paid() || c.collected() || c.state() == ChargeState.REFUNDING);
    if (paid) {
      return States.Payment.PAID;
    }
    return charges.stream().anyMatch(c -> c.state() == ChargeState.REFUNDED)
        ? States.Payment.REFUNDED
        : States.Payment.NONE;
  }
}
