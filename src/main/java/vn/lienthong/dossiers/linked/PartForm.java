package vn.lienthong.dossiers.linked;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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

  /** Numbers of the rows for data of databases. */
  static final List<Integer> DATA_ROWS = List.of(1, 2, 3);

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

  /**
   * Papers, one a line, and data that a database holds wrong, each with the database (Decree
   * 309/2026/NĐ-CP Art. 8.1a).
   */
  List<Supplement.Item> items() {
    return Stream.concat(
            text("items")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> new Supplement.Item(null, line, text("reason"))),
            DATA_ROWS.stream()
                .filter(row -> !text("data" + row).isEmpty())
                .map(row ->
                    new Supplement.Item(
                        null, text("data" + row), text("reason"), optional("source" + row))))
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
      case ASK_SUPPLEMENT -> List.of("reason");
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

  /** Something must be asked for, and a database is named for some data. */
  private void checkItems(Texts texts, FormErrors errors) {
    for (int row : DATA_ROWS) {
      if (text("data" + row).isEmpty() && !text("source" + row).isEmpty()) {
        errors.add("data" + row, texts.t("dossiers.linked.dataMissing", row));
      }
    }
    if (items().isEmpty()) {
      Typed.require(values, List.of("items"), texts, errors);
    }
  }

  /** What is wrong, in the order of the form. */
  FormErrors check(PartAction action, boolean refusing, Texts texts) {
    FormErrors errors = new FormErrors();
    Typed.require(values, required(action, refusing), texts, errors);
    if (action == PartAction.ASK_SUPPLEMENT) {
      checkItems(texts, errors);
    }
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
