package vn.lienthong.dossiers.linked;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.PartAction;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.desk.Filter;
import vn.lienthong.dossiers.form.Typed;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** What somebody typed to do something to a part. */
record PartForm(Map<String, String> values, List<UUID> files) {
  private static final int LONGEST = 4000;

  String text(String name) {
    return Typed.text(values, name);
  }

  @Nullable String optional(String name) {
    return text(name).isEmpty() ? null : text(name);
  }

  @Nullable Integer version() {
    return Typed.version(values);
  }

  UUID person() {
    try {
      return UUID.fromString(text("person"));
    } catch (IllegalArgumentException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }

  DossierProcessing.Proposal proposal() {
    return text("proposal").equals("REFUSE")
        ? DossierProcessing.Proposal.REFUSE
        : DossierProcessing.Proposal.GRANT;
  }

  /** One item a line. */
  List<Supplement.Item> items() {
    return text("items")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> new Supplement.Item(null, line, text("reason")))
        .toList();
  }

  List<DossierResult.Issue> documents() {
    return text("number").isEmpty()
        ? List.of()
        : List.of(
            new DossierResult.Issue(
                ResultDocument.Outcome.GRANTED,
                text("number"),
                text("title"),
                text("signer"),
                Filter.day(text("issuedOn")),
                files.isEmpty() ? null : files.getFirst()));
  }

  /** Fields without which the action makes no sense. */
  private static List<String> required(PartAction action, boolean refusing) {
    return switch (action) {
      case TAKE, FORWARD_SUPPLEMENT, NUDGE -> List.of();
      case ASSIGN -> List.of("person");
      case ASK_SUPPLEMENT -> List.of("reason", "items");
      case PROPOSE -> List.of("note");
      case APPROVE ->
          refusing ? List.of("reason") : List.of("number", "title", "signer", "issuedOn");
      case SIGN_APPROVE ->
          refusing
              ? List.of("reason", "number", "title", "signer", "issuedOn")
              : List.of("number", "title", "signer", "issuedOn");
      case SEND_BACK, DECLINE_SUPPLEMENT, REOPEN -> List.of("reason");
    };
  }

  /** Where a refusal of the house is shown. */
  static String place(PartAction action, boolean refusing) {
    List<String> fields = required(action, refusing);
    return fields.isEmpty() ? "note" : fields.getFirst();
  }

  /** What is wrong, in the order of the form. */
  FormErrors check(PartAction action, boolean refusing, Texts texts) {
    FormErrors errors = new FormErrors();
    Typed.require(values, required(action, refusing), texts, errors);
    values.forEach((name, value) -> {
      if (value.length() > LONGEST) {
        errors.add(name, texts.t("dossiers.form.tooLong", LONGEST));
      }
    });
    if (!text("issuedOn").isEmpty() && Filter.day(text("issuedOn")) == null) {
      errors.add("issuedOn", texts.t("shared.dateInvalid"));
    }
    return errors;
  }
}
