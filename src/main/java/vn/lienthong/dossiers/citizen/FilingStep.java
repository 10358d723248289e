package vn.lienthong.dossiers.citizen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.procedures.FieldCondition;
import vn.lienthong.procedures.Prefill;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Option;
import vn.lienthong.procedures.ProcedureContent.Section;
import vn.lienthong.shared.web.Texts;

/** One page of a filing: a question or a few that belong together. PAPERS has no fields. */
record FilingStep(String key, String title, List<Field> fields, @Nullable FieldCondition showWhen) {
  private static final String FORM = "form-";
  static final String CASE = "case";
  static final String AGENCY = "agency";
  static final String APPLICANT = "applicant";
  static final String OWNER = "owner";
  static final String PAPERS = "papers";
  static final String DELIVERY = "delivery";
  private static final int MOST_RADIOS = 6;

  /** Whether it is a page of the electronic form. */
  boolean form() {
    return key.startsWith(FORM);
  }

  boolean papers() {
    return key.equals(PAPERS);
  }

  /** The pages that this procedure asks of a citizen, in order. */
  static List<FilingStep> of(ProcedureContent content, List<UnitSummary> agencies, Texts texts) {
    List<FilingStep> steps = new ArrayList<>();
    if (content.cases().size() > 1) {
      steps.add(
          step(
              CASE,
              texts,
              choice(
                  "caseKey",
                  "case",
                  texts,
                  content.cases().stream().map(c -> option(c.key(), c.name())).toList())));
    }
    if (agencies.size() > 1) {
      steps.add(
          step(
              AGENCY,
              texts,
              choice(
                  "unit",
                  "agency",
                  texts,
                  agencies.stream()
                      .map(u -> option(u.id().toString(), texts.pick(u.name(), u.nameEn())))
                      .toList())));
    }
    steps.add(
        step(
            APPLICANT,
            texts,
            field("phone", "phone", FieldType.PHONE, true, texts, Prefill.PHONE),
            field("email", "email", FieldType.EMAIL, false, texts, Prefill.EMAIL),
            field("address", "address", FieldType.TEXT, true, texts, Prefill.ADDRESS),
            field("commune", "commune", FieldType.COMMUNE, false, texts, Prefill.COMMUNE)));
    steps.add(
        step(
            OWNER,
            texts,
            choice(
                "whose",
                "whose",
                texts,
                List.of(
                    option("self", texts.t("dossiers.file.whose.self")),
                    option("other", texts.t("dossiers.file.whose.other")))),
            field("ownerName", "ownerName", FieldType.TEXT, false, texts, null),
            field(
                "ownerIdentity", "ownerIdentity", FieldType.IDENTITY_NUMBER, false, texts, null)));
    if (content.form() != null) {
      int number = 1;
      for (Section section : content.form().sections()) {
        steps.add(
            new FilingStep(
                FORM + number++,
                texts.pick(section.title(), section.titleEn()),
                section.fields(),
                section.showWhen()));
      }
    }
    steps.add(new FilingStep(PAPERS, texts.t("dossiers.file.step.papers"), List.of(), null));
    steps.add(
        step(
            DELIVERY,
            texts,
            choice(
                "delivery",
                "delivery",
                texts,
                List.of(
                    option("ELECTRONIC", texts.t("dossiers.delivery.ELECTRONIC")),
                    option("COUNTER", texts.t("dossiers.delivery.COUNTER")),
                    option("POST", texts.t("dossiers.delivery.POST"))))));
    return steps;
  }

  private static FilingStep step(String key, Texts texts, Field... fields) {
    return new FilingStep(key, texts.t("dossiers.file.step." + key), Arrays.asList(fields), null);
  }

  private static Field field(
      String key,
      String text,
      FieldType type,
      boolean required,
      Texts texts,
      @Nullable Prefill prefill) {
    return field(key, text, type, required, texts, List.of(), prefill);
  }

  private static Field choice(String key, String text, Texts texts, List<Option> options) {
    FieldType type = options.size() <= MOST_RADIOS ? FieldType.RADIO : FieldType.SELECT;
    return field(key, text, type, true, texts, options, null);
  }

  private static Field field(
      String key,
      String text,
      FieldType type,
      boolean required,
      Texts texts,
      List<Option> options,
      @Nullable Prefill prefill) {
    return new Field(
        key,
        texts.t("dossiers.file." + text),
        null,
        type,
        required,
        hint(text, texts),
        options,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        prefill);
  }

  private static @Nullable String hint(String text, Texts texts) {
    String key = "dossiers.file." + text + ".hint";
    String hint = texts.t(key);
    return hint.equals(key) ? null : hint;
  }

  private static Option option(String value, String label) {
    return new Option(value, label, null);
  }
}
