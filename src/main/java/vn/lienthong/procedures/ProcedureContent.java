package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one version of an administrative procedure says. The same shape is the own JSON
 * format, the stored document and what pages show. Lists are never null; an unknown key in JSON is
 * refused (see {@link ProcedureJson}).
 *
 * <p>Parts follow Decree 63/2010/NĐ-CP Art. 8.2.
 */
public record ProcedureContent(
    String code,
    String name,
    @Nullable String nameEn,
    @Nullable String sectorCode,
    @Nullable String sector,
    @Nullable String sectorEn,
    List<Level> levels,
    List<Applicant> applicants,
    @Nullable LocalDate effectiveFrom,
    @Nullable String decision,
    @Nullable String authority,
    @Nullable String receivingPlaces,
    @Nullable String sequence,
    @Nullable String conditions,
    List<Result> results,
    List<ServiceLevelPeriod> serviceLevels,
    List<RoutePeriod> routes,
    List<Case> cases,
    List<ChannelRow> channels,
    List<Component> components,
    List<LegalBasis> legalBases,
    @Nullable Form form,
    List<Step> steps,
    @Nullable SupplementRule supplementRule,
    List<LinkedPart> linkedParts) {

  public ProcedureContent {
    levels = orEmpty(levels);
    applicants = orEmpty(applicants);
    results = orEmpty(results);
    serviceLevels = orEmpty(serviceLevels);
    routes = orEmpty(routes);
    cases = orEmpty(cases);
    channels = orEmpty(channels);
    components = orEmpty(components);
    legalBases = orEmpty(legalBases);
    steps = orEmpty(steps);
    linkedParts = orEmpty(linkedParts);
  }

  /** The same procedure with these parts of other agencies. */
  public ProcedureContent linkedBy(List<LinkedPart> parts) {
    return new ProcedureContent(
        code,
        name,
        nameEn,
        sectorCode,
        sector,
        sectorEn,
        levels,
        applicants,
        effectiveFrom,
        decision,
        authority,
        receivingPlaces,
        sequence,
        conditions,
        results,
        serviceLevels,
        routes,
        cases,
        channels,
        components,
        legalBases,
        form,
        steps,
        supplementRule,
        parts);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** Tier of government that handles the procedure. */
  public enum Level {
    MINISTRY,
    PROVINCE,
    COMMUNE,
    OTHER
  }

  /** Who may apply, in the four groups of the national synchronisation (LoaiDoiTuong). */
  public enum Applicant {
    CITIZEN,
    ENTERPRISE,
    STATE_BODY,
    OTHER
  }

  /**
   * What the applicant gets; {@code code} is the national result code, for example KQ.G15.000033.
   */
  public record Result(@Nullable String code, String name, boolean paper) {}

  /** Level of the online service from a day on. */
  public record ServiceLevelPeriod(
      LocalDate from, ServiceLevel level, @Nullable PartialReason reason) {}

  /**
   * LEVEL_1 to LEVEL_4 until June 2022 (Decree 43/2011), the three others after; {@link
   * ServiceLevelDays} refuses one of the wrong side.
   */
  public enum ServiceLevel {
    LEVEL_1,
    LEVEL_2,
    LEVEL_3,
    LEVEL_4,
    INFORMATION,
    PARTIAL,
    FULL
  }

  /** Published reason why a service is only partial (Decree 224/2026/NĐ-CP Art. 14). */
  public enum PartialReason {
    PRESENCE,
    FIELD_VERIFICATION,
    INCIDENT,
    TECHNICAL
  }

  /** Which system handles dossiers from a day on. */
  public record RoutePeriod(LocalDate from, Route route) {}

  public enum Route {
    OWN,
    MINISTRY,
    NATIONAL
  }

  /** A case (trường hợp) with its own times, fees or papers. */
  public record Case(String key, String name) {}

  /** One row of the table of ways to file: time and fees of a channel, for one case or for all. */
  public record ChannelRow(
      Channel channel,
      @Nullable String caseKey,
      Term term,
      @Nullable String termText,
      List<Fee> fees,
      @Nullable String feeText,
      @Nullable String note) {
    public ChannelRow {
      fees = orEmpty(fees);
    }
  }

  public enum Channel {
    COUNTER,
    ONLINE,
    POST
  }

  /** Handling time; {@code amount} is 0 where the unit needs none. */
  public record Term(int amount, TermUnit unit) {
    /** No term is known. */
    public static final Term NONE = new Term(0, TermUnit.NONE);
  }

  /** SAME_DAY_CUTOFF: within the day, after 15:00 the next working day. */
  public enum TermUnit {
    HOUR,
    WORKING_DAY,
    CALENDAR_DAY,
    MONTH,
    SAME_DAY_CUTOFF,
    NONE
  }

  /** Amount in whole đồng: 0 is free of charge, null is not known as a number. */
  public record Fee(
      @Nullable String code,
      FeeKind kind,
      String name,
      @Nullable Long amount,
      @Nullable String unitText,
      @Nullable String note) {}

  /** FEE is phí, CHARGE is lệ phí (Law on fees and charges 97/2015/QH13 Art. 3). */
  public enum FeeKind {
    FEE,
    CHARGE
  }

  /** A paper of the dossier and how many of it. */
  public record Component(
      String key,
      String name,
      @Nullable ComponentGroup group,
      @Nullable String caseKey,
      int originals,
      int copies,
      int certifiedCopies,
      @Nullable String formName,
      boolean required) {}

  /**
   * SUBMIT is handed in, PRESENT is only shown, NOTE is a remark that the source lists as a row.
   */
  public enum ComponentGroup {
    SUBMIT,
    PRESENT,
    NOTE
  }

  /** A legal text the procedure rests on. */
  public record LegalBasis(
      @Nullable String number,
      @Nullable String title,
      @Nullable LocalDate issued,
      @Nullable String issuer) {}

  /** The electronic form; one section is one page for the citizen. */
  public record Form(List<Section> sections) {
    public Form {
      sections = orEmpty(sections);
    }
  }

  /**
   * A page of the form.
   *
   * @param showWhen null for a page that is always asked
   */
  public record Section(
      String title,
      @Nullable String titleEn,
      List<Field> fields,
      @Nullable FieldCondition showWhen) {
    public Section {
      fields = orEmpty(fields);
    }
  }

  /**
   * A field of the form.
   *
   * @param max most characters of a text, most digits before the comma of a number
   * @param scale decimals that a NUMBER may have, 0–6; null for whole numbers
   * @param columns of a TABLE
   * @param list which list a LOOKUP chooses from
   * @param showWhen null where it is always shown
   * @param requiredWhen asks for an answer where {@code required} does not
   */
  public record Field(
      String key,
      String label,
      @Nullable String labelEn,
      FieldType type,
      boolean required,
      @Nullable String hint,
      List<Option> options,
      @Nullable Integer max,
      @Nullable Integer scale,
      List<Field> columns,
      @Nullable String list,
      @Nullable FieldCondition showWhen,
      @Nullable FieldCondition requiredWhen,
      @Nullable FieldRules rules,
      @Nullable Prefill prefill) {
    public Field {
      options = orEmpty(options);
      columns = orEmpty(columns);
    }

    /** A field without conditions, limits or columns. */
    public static Field plain(String key, String label, FieldType type, boolean required) {
      return new Field(
          key, label, null, type, required, null, List.of(), null, null, List.of(), null, null,
          null, null, null);
    }

    /** The limits; never null. */
    public FieldRules limits() {
      return rules == null ? FieldRules.NONE : rules;
    }

    public Field withKey(String key) {
      return with(key, columns);
    }

    public Field withColumns(List<Field> columns) {
      return with(key, columns);
    }

    private Field with(String key, List<Field> columns) {
      return new Field(
          key,
          label,
          labelEn,
          type,
          required,
          hint,
          options,
          max,
          scale,
          columns,
          list,
          showWhen,
          requiredWhen,
          rules,
          prefill);
    }
  }

  public enum FieldType {
    TEXT,
    TEXTAREA,
    DATE,
    NUMBER,
    MONEY,
    SELECT,
    RADIO,
    CHECKBOX,
    IDENTITY_NUMBER,
    PHONE,
    EMAIL,
    COMMUNE,
    /** One of a list that is kept as data. */
    LOOKUP,
    /** Rows of the same columns. */
    TABLE,
    FILE
  }

  public record Option(String value, String label, @Nullable String labelEn) {}

  /** One step of the internal workflow (quy trình nội bộ); {@code minutes} are working minutes. */
  public record Step(
      String key,
      String name,
      @Nullable String nameEn,
      @Nullable StepRole role,
      @Nullable UnitRule unitRule,
      int minutes,
      List<Action> actions) {
    public Step {
      actions = orEmpty(actions);
    }
  }

  public enum StepRole {
    COUNTER,
    HEAD,
    SPECIALIST,
    LEADER,
    CLERK
  }

  /** Which unit does the step: where it was received, who handles, or a division of the handler. */
  public enum UnitRule {
    RECEIVING,
    HANDLING,
    HANDLING_DIVISION
  }

  /** What may be done in a step; {@code to} is the next step's key, null ends or stays. */
  public record Action(ActionKind kind, @Nullable String to) {}

  public enum ActionKind {
    ACCEPT,
    ASSIGN,
    PROCESS,
    CONSULT,
    PROPOSE,
    APPROVE,
    SEND_BACK,
    ISSUE,
    RETURN
  }

  /** What a request for supplement does to the clock (Decree 61/2018/NĐ-CP Art. 19.4). */
  public enum SupplementRule {
    RESTART,
    PAUSE
  }
}
