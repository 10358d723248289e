package vn.lienthong.procedures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;
import vn.lienthong.procedures.ProcedureContent.ServiceLevelPeriod;

/** Reads and writes the own JSON of procedures; strict, so that a misspelt key is never lost. */
public final class ProcedureJson {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // Half a đồng must be refused, not cut off.
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
          .build();

  private ProcedureJson() {}

  /**
   * Reads one procedure.
   *
   * @throws UnreadableProcedure if the text is no JSON, has an unknown key or a wrong value
   */
  public static ProcedureContent read(String json) {
    try {
      return checked(STRICT.readValue(json, ProcedureContent.class));
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  /** One line of JSON, keys in a fixed order, so that equal contents give equal text. */
  public static String write(ProcedureContent content) {
    return STRICT.writeValueAsString(content);
  }

  /** Indented JSON for people. */
  public static String writeIndented(ProcedureContent content) {
    return STRICT.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content);
  }

  /** Reads what this class has written; the rules of content are not checked again. */
  static ProcedureContent stored(String json) {
    return STRICT.readValue(json, ProcedureContent.class);
  }

  /** The level that applies on the day, from the stored list of periods alone. */
  static ServiceLevel serviceLevel(@Nullable String periods, LocalDate on) {
    if (periods == null) {
      return ServiceLevel.INFORMATION;
    }
    ServiceLevelPeriod[] all = STRICT.readValue(periods, ServiceLevelPeriod[].class);
    return Arrays.stream(all)
        .filter(period -> !period.from().isAfter(on))
        .max(Comparator.comparing(ServiceLevelPeriod::from))
        .map(ServiceLevelPeriod::level)
        .orElse(ServiceLevel.INFORMATION);
  }

  private static ProcedureContent checked(ProcedureContent content) {
    List<ContentProblem> problems = ContentProblem.in(content);
    if (!problems.isEmpty()) {
      ContentProblem first = problems.getFirst();
      throw new UnreadableProcedure(
          first.path(), first.kind().name() + " (" + first.value() + ")", problems);
    }
    return content;
  }

  private static UnreadableProcedure unreadable(JacksonException e) {
    String path = "";
    String what = "NOT_JSON";
    if (e instanceof DatabindException mapping) {
      path =
          mapping.getPath().stream()
              .map(
                  r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : r.getPropertyName())
              .collect(Collectors.joining("."))
              .replace(".[", "[");
      what = e instanceof UnrecognizedPropertyException ? "UNKNOWN_KEY" : "WRONG_VALUE";
    } else if (e.getLocation() != null) {
      path = "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    }
    return new UnreadableProcedure(path, what, List.of());
  }

  /** The text is not a procedure; {@code path} says where, {@code what} is a code of the reason. */
  public static final class UnreadableProcedure extends RuntimeException {
    private final String path;
    private final String what;
    private final transient List<ContentProblem> problems;

    UnreadableProcedure(String path, String what, List<ContentProblem> problems) {
      super(what + " at " + path);
      this.path = path;
      this.what = what;
      this.problems = problems;
    }

    public String path() {
      return path;
    }

    public String what() {
      return what;
    }

    /** Rules of content that are broken; empty if the text could not be read at all. */
    public List<ContentProblem> problems() {
      return problems;
    }
  }
}
