package vn.lienthong.proactive;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.identity.CitizenSummary;
import vn.lienthong.store.StoreItem;

/** Where answers come from: the citizen, the paper that was seen, or words of the rule. */
final class Sources {
  /** Before words of the rule themselves. */
  static final String LITERAL = "=";

  static final List<String> NAMES =
      List.of(
          "NAME",
          "NUMBER",
          "BIRTH",
          "PHONE",
          "EMAIL",
          "PAPER_NUMBER",
          "PAPER_AGENCY",
          "PAPER_ISSUED",
          "PAPER_UNTIL");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private Sources() {}

  static boolean known(String source) {
    return NAMES.contains(source) || source.startsWith(LITERAL);
  }

  /** Unknown values are left out: nothing is invented. */
  static Map<String, String> fill(
      Map<String, String> prefill, CitizenSummary citizen, @Nullable StoreItem item) {
    Map<String, String> answers = new LinkedHashMap<>();
    prefill.forEach((field, source) -> {
      String value = value(source, citizen, item);
      if (value != null && !value.isBlank()) {
        answers.put(field, value);
      }
    });
    return answers;
  }

  private static @Nullable String value(
      String source, CitizenSummary citizen, @Nullable StoreItem item) {
    return switch (source) {
      case "NAME" -> citizen.name();
      case "NUMBER" -> citizen.identityNumber();
      case "BIRTH" -> day(citizen.birthDate());
      case "PHONE" -> citizen.phone();
      case "EMAIL" -> citizen.email();
      case "PAPER_NUMBER" -> item == null ? null : item.facts().number();
      case "PAPER_AGENCY" -> item == null ? null : item.facts().agency();
      case "PAPER_ISSUED" -> item == null ? null : day(item.facts().issuedOn());
      case "PAPER_UNTIL" -> item == null ? null : day(item.facts().validUntil());
      default -> source.startsWith(LITERAL) ? source.substring(1) : null;
    };
  }

  static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : DAY.format(day);
  }
}
