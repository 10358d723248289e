package vn.lienthong.indices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** Plans formulas for periods to come; what has begun stays as it was. */
@Service
class FormulaEditing {
  private final CatalogueRepository catalogues;
  private final IndicesDesk desk;
  private final AuditApi audit;
  private final MessageSource messages;
  private final Clock clock;

  FormulaEditing(
      CatalogueRepository catalogues,
      IndicesDesk desk,
      AuditApi audit,
      MessageSource messages,
      Clock clock) {
    this.catalogues = catalogues;
    this.desk = desk;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /** The first day from which a formula can still be planned. */
  LocalDate next() {
    return Vietnam.today(clock).plusMonths(1).withDayOfMonth(1);
  }

  /** The formula as it is now planned; empty with the reasons in {@code errors}. */
  @Transactional
  public Optional<Formula> plan(
      String indicator,
      FormulaForm form,
      CurrentUser user,
      java.util.Locale locale,
      FormErrors errors) {
    desk.requireEdit(user);
    Catalogue catalogue = catalogues.load();
    catalogue.indicator(indicator);
    Optional<Formula> formula =
        form.read(
            indicator,
            new FormulaForm.Hand(user.name(), clock.instant(), Vietnam.today(clock)),
            new Texts(messages, locale),
            errors);
    formula.ifPresent(planned -> {
      List<Formula> history = catalogue.history(indicator);
      catalogues.put(planned);
      audit.record(
          new AuditEvent(
              "indices.formula-planned",
              "formula",
              indicator,
              user,
              desk.province().path(),
              history.isEmpty() ? null : history.getLast(),
              planned,
              planned.basis()));
    });
    return formula;
  }

  /** All points of the set on the day. */
  static double points(Catalogue catalogue, LocalDate on) {
    return catalogue.indicators().stream()
        .flatMap(i -> catalogue.formula(i.code(), on).stream())
        .mapToDouble(Formula::max)
        .sum();
  }
}
