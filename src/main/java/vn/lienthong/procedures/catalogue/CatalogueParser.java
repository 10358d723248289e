package vn.lienthong.procedures.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.procedures.ProcedureContent;

/** Turns one line of the national catalogue into a procedure and the readings of its fields. */
public final class CatalogueParser {

  private static final JsonMapper JSON = JsonMapper.shared();

  private CatalogueParser() {}

  /**
   * Parses one line.
   *
   * @throws UnreadableLine if the line is no JSON object or has no code or name
   */
  public static ParsedProcedure parse(String line) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JacksonException e) {
      throw new UnreadableLine("NOT_JSON");
    }
    if (!node.isObject()) {
      throw new UnreadableLine("NOT_AN_OBJECT");
    }
    if (node.values().stream().anyMatch(value -> unstorable(value.asString("")))) {
      throw new UnreadableLine("CHARACTER");
    }
    CatalogueRecord source = CatalogueRecord.of(node);
    if (source.code().isEmpty() || source.name().isEmpty()) {
      throw new UnreadableLine("CODE_OR_NAME_MISSING");
    }
    return parse(source);
  }

  /** The character of number zero and half characters: no table keeps them. */
  private static boolean unstorable(String text) {
    return text.codePoints()
        .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  static ParsedProcedure parse(CatalogueRecord source) {
    List<FieldReading> readings = new ArrayList<>();
    boolean usual = source.code().matches("\\d\\.\\d{6}");
    add(readings, "code", source.code(), source.code(), usual ? Reason.PLAIN : Reason.CODE_UNUSUAL);
    add(readings, "name", source.name(), source.name(), Reason.PLAIN);
    stated(readings, "sector", source.sector());
    stated(readings, "decision", source.decision());
    var levels = SimpleFields.levels(source.levels());
    add(readings, "levels", source.levels(), levels.levels().toString(), levels.reason());
    var applicants = SimpleFields.applicants(source.applicants());
    add(
        readings,
        "applicants",
        source.applicants(),
        applicants.applicants().toString(),
        applicants.reason());
    var results = SimpleFields.results(source.results());
    add(readings, "results", source.results(), names(results), results.reason());
    var channels = ChannelReader.read(source);
    readings.addAll(channels.readings());
    var papers = ComponentTable.read(source.components());
    String count = papers.components().size() + "";
    add(readings, "components", source.components(), count, papers.reason());
    var laws = LegalBasisTable.read(source.legalBases());
    add(readings, "legalBases", source.legalBases(), laws.bases().size() + "", laws.reason());
    String authority =
        source.authority().isEmpty()
            ? SimpleFields.cutPage(source.handlingAuthority())
            : source.authority();
    ProcedureContent content =
        new ProcedureContent(
            source.code(),
            source.name().replaceAll("\\s+", " "),
            null,
            null,
            source.sector(),
            null,
            levels.levels(),
            applicants.applicants(),
            null,
            source.decision(),
            authority,
            SimpleFields.cutPage(source.receivingPlaces()),
            SimpleFields.cutPage(source.sequence()),
            SimpleFields.cutPage(source.conditions()),
            results.results(),
            List.of(),
            List.of(),
            channels.cases(),
            channels.rows(),
            papers.components(),
            laws.bases(),
            null,
            List.of(),
            null,
            List.of());
    return new ParsedProcedure(content, List.copyOf(readings));
  }

  private static String names(SimpleFields.Results results) {
    return results.results().stream()
        .map(ProcedureContent.Result::name)
        .collect(Collectors.joining("; "));
  }

  private static void stated(List<FieldReading> readings, String field, String text) {
    add(readings, field, text, text, text.isEmpty() ? Reason.FIELD_MISSING : Reason.PLAIN);
  }

  private static void add(
      List<FieldReading> readings, String field, String raw, String value, Reason reason) {
    readings.add(new FieldReading(field, raw, value, reason));
  }

  /** The line is not a procedure of the catalogue; {@code what} is a code of the reason. */
  public static final class UnreadableLine extends RuntimeException {
    private final String what;

    UnreadableLine(String what) {
      super(what);
      this.what = what;
    }

    public String what() {
      return what;
    }
  }
}
