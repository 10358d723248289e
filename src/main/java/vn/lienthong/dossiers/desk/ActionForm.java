package vn.lienthong.dossiers.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** What somebody typed to do something to a dossier. */
record ActionForm(Map<String, String> values, List<UUID> files) {
  private static final int LONGEST = 4000;

  ActionForm {
    values = Map.copyOf(values);
    files = List.copyOf(files);
  }

  String text(String name) {
    return values.getOrDefault(name, "").strip();
  }

  @Nullable String orNull(String name) {
    return text(name).isEmpty() ? null : text(name);
  }

  @Nullable UUID id(String name) {
    try {
      return text(name).isEmpty() ? null : UUID.fromString(text(name));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The number; −1 when it is none. Points and spaces between digits do not matter. */
  long number(String name) {
    String digits = text(name).replaceAll("[.\\s]", "");
    return digits.matches("\\d{1,12}") ? Long.parseLong(digits) : -1;
  }

  /** Name of the field with the scans of a paper. */
  static String scan(String paper) {
    return "scan-" + paper;
  }

  /** Uploaded files of a field, which ride in the form as ids with commas between. */
  List<UUID> uploads(String field) {
    String ids = text(field + "Ids");
    return ids.isEmpty() ? List.of() : Stream.of(ids.split(",")).map(UUID::fromString).toList();
  }

  @Nullable LocalDate day(String name) {
    return Filter.day(text(name));
  }

  @Nullable Integer version() {
    long version = number("version");
    return version < 0 ? null : (int) version;
  }

  /** Fields without which the action makes no sense. */
  static List<String> required(DossierAction action) {
    return switch (action) {
      case ACCEPT, APPROVE, RECEIVE_SUPPLEMENT -> List.of();
      case REFUSE, SEND_BACK, WITHDRAW, GRANT_SUPPLEMENT -> List.of("reason");
      case STOP -> List.of("trigger", "reason");
      case ASK_APPLICANT, REQUEST_SUPPLEMENT -> List.of("reason");
      case ASSIGN -> List.of("person");
      case NOTE -> List.of("note");
      case CONSULT -> List.of("unit", "question", "days");
      case REQUEST_PAYMENT -> List.of("amount", "note");
      case PROPOSE -> List.of("proposal", "note");
      case ISSUE, SIGN_RESULT -> List.of("outcome", "number", "title", "signer", "issuedOn");
      case RETURN -> List.of("delivery", "collector");
      case CONFIRM_PAYMENT -> List.of("receipt");
      case REAPPOINT -> List.of("due", "reason");
      case CORRECT -> List.of("to", "reason");
    };
  }

  /** What is wrong, in the order of the form. */
  FormErrors check(DossierAction action, Texts texts) {
    FormErrors errors = new FormErrors();
    for (String field : required(action)) {
      if (text(field).isEmpty()) {
        errors.add(field, texts.t("dossiers.form.required", texts.t("dossiers.field." + field)));
      }
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (value.getValue().length() > LONGEST) {
        errors.add(value.getKey(), texts.t("dossiers.form.tooLong", LONGEST));
      }
    }
    if (text("outcome").equals(ResultDocument.Outcome.REFUSED.name())
        && text("refusal").isEmpty()
        && required(action).contains("outcome")) {
      errors.add("refusal", texts.t("dossiers.form.required", texts.t("dossiers.field.refusal")));
    }
    if (action == DossierAction.CONSULT && !between(number("days"), 1, 60)) {
      errors.add("days", texts.t("dossiers.form.days"));
    }
    if (action == DossierAction.REQUEST_PAYMENT && number("amount") <= 0) {
      errors.add("amount", texts.t("dossiers.form.amount"));
    }
    for (String field : List.of("issuedOn", "due", "answerBy")) {
      if (!text(field).isEmpty() && day(field) == null) {
        errors.add(field, texts.t("shared.dateInvalid"));
      }
    }
    return errors;
  }

  private static boolean between(long number, long low, long high) {
    return number >= low && number <= high;
  }
}
