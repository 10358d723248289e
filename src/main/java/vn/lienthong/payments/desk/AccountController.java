package vn.lienthong.payments.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.payments.BeneficiaryAccount;
import vn.lienthong.payments.PaymentsErrors;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Accounts that the money of agencies goes to: the list, a new one, the change of one. */
@Controller
@Access(value = Access.Who.STAFF, permission = PaymentsDesk.RECONCILE)
class AccountController {
  private static final int SIZE = 50;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

  /** What may stand in the fields of text, in the order of the form. */
  private static final List<Map.Entry<String, String>> FIELDS =
      List.of(
          Map.entry("unitCode", "[A-Z0-9.]{3,20}"),
          Map.entry("number", "\\d{6,20}"),
          Map.entry("holder", "\\S.{1,199}"),
          Map.entry("bank", "[A-Z0-9]{2,20}"));

  private final AccountDesk desk;
  private final MessageSource messages;

  AccountController(AccountDesk desk, MessageSource messages) {
    this.desk = desk;
    this.messages = messages;
  }

  /**
   * One account being filled in.
   *
   * @param account null for a new one
   * @param begun whether only its last day may still change
   */
  record AccountPage(
      @Nullable BeneficiaryAccount account,
      boolean begun,
      Map<String, String> units,
      Map<String, String> values,
      Map<String, String> errors) {
    String value(String name) {
      return values.getOrDefault(name, "");
    }

    @Nullable String error(String name) {
      return errors.get(name);
    }
  }

  @GetMapping("/payments/accounts")
  String list(@RequestParam(required = false) @Nullable UUID after, CurrentUser user, Model model) {
    KeyPage<BeneficiaryAccount> page = desk.page(after, SIZE, user);
    model.addAttribute("page", page);
    return "payments/desk/accounts";
  }

  @GetMapping("/payments/accounts/new")
  String blank(CurrentUser user, Model model) {
    return show(null, Map.of(), Map.of(), user, model);
  }

  @GetMapping("/payments/accounts/{id}")
  String one(@PathVariable UUID id, CurrentUser user, Model model) {
    BeneficiaryAccount a = desk.read(id, user);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("unitCode", a.unitCode());
    values.put("number", a.bank().number());
    values.put("holder", a.bank().holder());
    values.put("bank", a.bank().code());
    values.put("from", DAY.format(a.from()));
    values.put("to", a.to() == null ? "" : DAY.format(a.to()));
    return show(a, values, Map.of(), user, model);
  }

  private String show(
      @Nullable BeneficiaryAccount account,
      Map<String, String> values,
      Map<String, String> errors,
      CurrentUser user,
      Model model) {
    model.addAttribute(
        "page",
        new AccountPage(
            account,
            account != null && desk.begun(account),
            account == null ? desk.units(user) : Map.of(),
            values,
            errors));
    return "payments/desk/account";
  }

  @PostMapping("/payments/accounts")
  @Audited("payments.account-changed")
  String open(
      @RequestParam Map<String, String> values,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Texts texts = new Texts(messages, locale);
    Map<String, String> errors = errors(values, texts);
    UUID unit = id(values.get("unit"));
    if (unit == null || !desk.units(user).containsKey(unit.toString())) {
      errors.put("unit", texts.t("payments.accounts.wrong.unit"));
    }
    if (errors.isEmpty() && unit != null) {
      try {
        desk.open(unit, entry(values), user);
        CurrentUsers.flash(request, "ok", texts.t("payments.accounts.saved"));
        return "redirect:/payments/accounts";
      } catch (AppException refusal) {
        refused(refusal, errors, texts);
      }
    }
    response.setStatus(422);
    return show(null, values, errors, user, model);
  }

  @PostMapping("/payments/accounts/{id}")
  @Audited("payments.account-changed")
  String change(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Texts texts = new Texts(messages, locale);
    BeneficiaryAccount account = desk.read(id, user);
    Map<String, String> errors = errors(values, texts);
    if (errors.isEmpty()) {
      try {
        desk.change(id, entry(values), user);
        CurrentUsers.flash(request, "ok", texts.t("payments.accounts.saved"));
        return "redirect:/payments/accounts";
      } catch (AppException refusal) {
        refused(refusal, errors, texts);
      }
    }
    response.setStatus(422);
    return show(account, values, errors, user, model);
  }

  private static void refused(AppException refusal, Map<String, String> errors, Texts texts) {
    if (refusal.code() != PaymentsErrors.ACCOUNT_OVERLAPS
        && refusal.code() != PaymentsErrors.ACCOUNT_IN_USE) {
      throw refusal;
    }
    errors.put(
        refusal.code() == PaymentsErrors.ACCOUNT_OVERLAPS ? "from" : "to",
        texts.t(refusal.code().key(), refusal.arguments().toArray()));
  }

  /** What cannot be taken, by field, in words. */
  private static Map<String, String> errors(Map<String, String> values, Texts texts) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : FIELDS) {
      if (!text(values, field.getKey()).matches(field.getValue())) {
        errors.put(field.getKey(), texts.t("payments.accounts.wrong." + field.getKey()));
      }
    }
    LocalDate from = day(text(values, "from"));
    LocalDate to = day(text(values, "to"));
    if (from == null) {
      errors.put("from", texts.t("payments.accounts.wrong.from"));
    }
    if ((to == null && !text(values, "to").isEmpty())
        || (from != null && to != null && to.isBefore(from))) {
      errors.put("to", texts.t("payments.accounts.wrong.to"));
    }
    return errors;
  }

  private static AccountDesk.Entry entry(Map<String, String> values) {
    return new AccountDesk.Entry(
        text(values, "unitCode"),
        new BeneficiaryAccount.Bank(
            text(values, "number"), text(values, "holder"), text(values, "bank")),
        LocalDate.parse(text(values, "from"), DAY),
        day(text(values, "to")));
  }

  private static String text(Map<String, String> values, String name) {
    return values.getOrDefault(name, "").strip();
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text, DAY);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
