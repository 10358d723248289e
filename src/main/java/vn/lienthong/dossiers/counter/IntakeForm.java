package vn.lienthong.dossiers.counter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.DossierDesign;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/**
 * What was typed at the counter so far.
 *
 * @param scans uploaded files by the key of the paper
 */
record IntakeForm(Map<String, String> values, Map<String, List<UUID>> scans) {
  private static final Pattern IDENTITY = Pattern.compile("\\d{9}|\\d{10}|\\d{12}|\\d{10}-\\d{3}");
  private static final String NATIONAL = "national:";
  private static final Pattern PHONE = Pattern.compile("(\\+84|0)\\d{8,10}");

  IntakeForm(Map<String, String> values) {
    this(values, Map.of());
  }

  String text(String name) {
    return values.getOrDefault(name, "").strip();
  }

  @Nullable String orNull(String name) {
    return text(name).isEmpty() ? null : text(name);
  }

  /** The number is there and was not looked up yet. */
  boolean toLookUp() {
    return !text("identity").isEmpty() && !text("identity").equals(text("looked"));
  }

  /** A procedure was searched or chosen whose check list is not shown yet. */
  boolean toFind() {
    return !text("q").equals(text("found"))
        || !text("procedure").equals(text("picked"))
        || !text("case").equals(text("pickedCase"));
  }

  /** Somebody else's card was read into the field of their number. */
  boolean toRead() {
    return ScannedCard.of(text("applicantIdentity")).isPresent();
  }

  /** The officer only wants to see how it stands. */
  boolean asksAgain() {
    return !text("again").isEmpty();
  }

  /** Who stands at the counter, as the hall knows them. */
  @Nullable UUID visit() {
    try {
      return text("visit").isEmpty() ? null : UUID.fromString(text("visit"));
    } catch (IllegalArgumentException notOurs) {
      return null;
    }
  }

  ScannedCard.Source cardSource() {
    return switch (text("cardSource")) {
      case "CHIP" -> ScannedCard.Source.CHIP;
      case "MRZ" -> ScannedCard.Source.MRZ;
      default -> ScannedCard.Source.QR;
    };
  }

  @Nullable String cardSex() {
    return text("cardSex").matches("MALE|FEMALE") ? text("cardSex") : null;
  }

  boolean searched() {
    return !text("q").equals(text("found"));
  }

  Decision decision() {
    return switch (text("decision")) {
      case "SUPPLEMENT" -> Decision.SUPPLEMENT;
      case "REFUSE" -> Decision.REFUSE;
      default -> Decision.ACCEPT;
    };
  }

  /** What the officer decides about the papers. */
  enum Decision {
    ACCEPT,
    SUPPLEMENT,
    REFUSE
  }

  private @Nullable UUID unit(String name) {
    try {
      return text(name).isEmpty() ? null : UUID.fromString(text(name));
    } catch (IllegalArgumentException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }

  Channel channel() {
    return text("channel").equals("POST") ? Channel.POST : Channel.COUNTER;
  }

  int count(String name) {
    String digits = text(name);
    return digits.matches("\\d{1,2}") ? Integer.parseInt(digits) : 0;
  }

  /** The file field of a paper. */
  static String scan(String paper) {
    return "scan-" + paper;
  }

  /** The field of the paper of the store that serves for a paper. */
  static String storedField(String paper) {
    return "stored-" + paper;
  }

  /** What the national store told of and the officer chose for the paper. */
  @Nullable UUID finding(String paper) {
    String chosen = text(storedField(paper));
    try {
      return chosen.startsWith(NATIONAL)
          ? UUID.fromString(chosen.substring(NATIONAL.length()))
          : null;
    } catch (IllegalArgumentException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }

  /** The national store shall be asked now. */
  boolean asksNational() {
    return !text("national").isEmpty();
  }

  /**
   * Who stands at the counter: the owner, or whom they sent.
   *
   * @param field where their number is typed
   */
  record Standing(@Nullable String number, String name, String field) {}

  Standing standing() {
    return text("applicant").isEmpty() || text("applicant").equals(text("name"))
        ? new Standing(orNull("identity"), text("name"), "identity")
        : new Standing(orNull("applicantIdentity"), text("applicant"), "applicantIdentity");
  }

  static boolean identity(String number) {
    return IDENTITY.matcher(number).matches();
  }

  /** The same with some values changed. */
  IntakeForm with(Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(changed);
    return new IntakeForm(all, scans);
  }

  private List<UUID> stored(String paper) {
    try {
      String item = text(storedField(paper));
      return item.isEmpty() || item.startsWith(NATIONAL)
          ? List.of()
          : List.of(UUID.fromString(item));
    } catch (IllegalArgumentException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }

  /** Nobody's store is used without their word. */
  private boolean consentMissing(ProcedureContent content) {
    return text("consent").isEmpty()
        && DossierDesign.asked(content, orNull("case")).stream()
            .anyMatch(paper -> !text(storedField(paper.key())).isEmpty());
  }

  void check(ProcedureContent content, Texts texts, FormErrors errors) {
    if (consentMissing(content)) {
      errors.add("consent", texts.t("store.error.CONSENT_MISSING"));
    }
    if (!text("identity").isEmpty() && !IDENTITY.matcher(text("identity")).matches()) {
      errors.add("identity", texts.t("dossiers.intake.badIdentity"));
    }
    if (text("name").isEmpty()) {
      errors.add("name", texts.t("dossiers.form.required", texts.t("dossiers.field.name")));
    }
    if (!text("phone").isEmpty()
        && !PHONE.matcher(text("phone").replaceAll("[\\s.]", "")).matches()) {
      errors.add("phone", texts.t("dossiers.intake.badPhone"));
    }
    if (!text("birth").isEmpty() && ScannedCard.date(text("birth")) == null) {
      errors.add("birth", texts.t("dossiers.intake.badBirth"));
    }
    if (!content.cases().isEmpty() && text("case").isEmpty()) {
      errors.add("case", texts.t("dossiers.form.required", texts.t("dossiers.field.case")));
    }
    if (!text("answerBy").isEmpty() && ScannedCard.date(text("answerBy")) == null) {
      errors.add("answerBy", texts.t("shared.dateInvalid"));
    }
    if (decision() == Decision.ACCEPT) {
      for (var missing : DossierDesign.missing(content, orNull("case"), received(content))) {
        errors.add(
            "originals-" + missing.key(), texts.t("dossiers.intake.missing", missing.name()));
      }
    } else if (text("reason").isEmpty()) {
      errors.add("reason", texts.t("dossiers.form.required", texts.t("dossiers.field.reason")));
    }
  }

  List<ReceivedComponent> received(ProcedureContent content) {
    List<ReceivedComponent> received = new ArrayList<>();
    for (var component : DossierDesign.asked(content, orNull("case"))) {
      received.add(
          new ReceivedComponent(
              component.key(),
              count("originals-" + component.key()),
              count("certified-" + component.key()),
              count("copies-" + component.key()),
              scans.getOrDefault(component.key(), List.of()),
              stored(component.key())));
    }
    return received;
  }

  NewDossier dossier(ProcedureContent content) {
    Party owner =
        new Party(
            text("identity").length() == 10 || text("identity").contains("-")
                ? Party.Kind.ENTERPRISE
                : Party.Kind.CITIZEN,
            text("name"),
            orNull("identity"),
            orNull("phone"),
            orNull("email"),
            orNull("address"),
            null,
            null);
    Party applicant =
        text("applicant").isEmpty() || text("applicant").equals(text("name"))
            ? owner
            : new Party(
                Party.Kind.CITIZEN,
                text("applicant"),
                orNull("applicantIdentity"),
                orNull("phone"),
                orNull("email"),
                null,
                null,
                null);
    return new NewDossier(
        content.code(),
        orNull("case"),
        unit("agency"),
        applicant,
        owner,
        switch (text("delivery")) {
          case "POST" -> Delivery.POST;
          case "ELECTRONIC" -> Delivery.ELECTRONIC;
          default -> Delivery.COUNTER;
        },
        Math.max(1, count("copies")),
        orNull("subject"),
        Map.of(),
        received(content),
        unit("helped"));
  }
}
