package vn.lienthong.procedures.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Applicant;
import vn.lienthong.procedures.ProcedureContent.Level;
import vn.lienthong.procedures.ProcedureContent.Result;

/** Reads the fields that are lists of fixed phrases, and the results. */
final class SimpleFields {

  /** Text of the portal's own page that the source has swallowed. */
  private static final String PAGE_TAIL = "Từ khóa";

  private static final Map<String, Level> LEVELS =
      Map.of(
          "Cấp bộ", Level.MINISTRY,
          "Cấp tỉnh", Level.PROVINCE,
          "Cấp xã", Level.COMMUNE,
          "Cơ quan khác", Level.OTHER);

  private static final List<Map.Entry<String, Applicant>> APPLICANTS =
      List.of(
          Map.entry("Tổ chức (không bao gồm doanh nghiệp, HTX)", Applicant.OTHER),
          Map.entry("Cán bộ, công chức, viên chức", Applicant.STATE_BODY),
          Map.entry("Doanh nghiệp có vốn đầu tư nước ngoài", Applicant.ENTERPRISE),
          Map.entry("Doanh nghiệp Việt Nam", Applicant.ENTERPRISE),
          Map.entry("Doanh nghiệp", Applicant.ENTERPRISE),
          Map.entry("Hợp tác xã", Applicant.ENTERPRISE),
          Map.entry("Người Việt Nam định cư ở nước ngoài", Applicant.CITIZEN),
          Map.entry("Công dân Việt Nam", Applicant.CITIZEN),
          Map.entry("Người nước ngoài", Applicant.CITIZEN),
          Map.entry("Tổ chức nước ngoài", Applicant.OTHER),
          Map.entry("Tổ chức Đảng", Applicant.OTHER),
          Map.entry("Đảng viên", Applicant.CITIZEN));

  private static final Pattern RESULT =
      Pattern.compile(
          "Mã: ?((?:KQ[.\\-][GH]\\d{2}[.\\-](?:KQ-)?\\d{4,6}|\\d{3}\\.\\d{2}\\.\\d{2}\\.[GH]\\d{2}-KQ\\d{4,6}|KQ\\d{4,6}|[\\w.\\-]*?)(?=Từ"
              + " khóa|\\P{L}|\\p{Lu}|\\p{L}|$))",
          Pattern.UNICODE_CHARACTER_CLASS);

  private SimpleFields() {}

  record Levels(List<Level> levels, Reason reason) {}

  record Applicants(List<Applicant> applicants, Reason reason) {}

  record Results(List<Result> results, Reason reason) {}

  static Levels levels(String text) {
    Set<Level> found = EnumSet.noneOf(Level.class);
    boolean known = !text.isBlank();
    for (String part : text.split(",")) {
      Level level = LEVELS.get(part.strip());
      if (level == null) {
        known = false;
      } else {
        found.add(level);
      }
    }
    return new Levels(List.copyOf(found), known ? Reason.PLAIN : Reason.VALUE_UNKNOWN);
  }

  static Applicants applicants(String text) {
    Set<Applicant> found = EnumSet.noneOf(Applicant.class);
    String rest = text;
    for (Map.Entry<String, Applicant> phrase : APPLICANTS) {
      if (rest.contains(phrase.getKey())) {
        found.add(phrase.getValue());
        rest = rest.replace(phrase.getKey(), "");
      }
    }
    boolean known = rest.replaceAll("[,\\s]", "").isEmpty() && !found.isEmpty();
    return new Applicants(List.copyOf(found), known ? Reason.PLAIN : Reason.VALUE_UNKNOWN);
  }

  static Results results(String text) {
    String body = cutPage(text);
    if (body == null) {
      return new Results(List.of(), Reason.NOT_STATED);
    }
    List<Result> results = new ArrayList<>();
    Reason reason = Reason.PLAIN;
    Matcher code = RESULT.matcher(body);
    int from = 0;
    while (code.find()) {
      String name = name(body.substring(from, code.start()));
      boolean usual = code.group(1).contains("KQ");
      results.add(new Result(code.group(1).isEmpty() ? null : code.group(1), name, true));
      reason = usual ? reason : Reason.CODE_UNUSUAL;
      from = code.end();
    }
    String rest = body.substring(from).strip();
    if (rest.length() > 3) {
      results.add(new Result(null, name(rest), true));
      reason = Reason.RESULT_CODE_MISSING;
    }
    return new Results(results, reason);
  }

  /** Text without the swallowed page, or null if the source has no information. */
  static @Nullable String cutPage(String text) {
    int tail = text.indexOf(PAGE_TAIL);
    String body = (tail < 0 ? text : text.substring(0, tail)).strip();
    return body.isEmpty() || body.equals(ChannelTable.NO_INFORMATION) ? null : body;
  }

  private static String name(String text) {
    String plain = text.replaceAll("^[\\-*+•.;\\s]+", "").replaceAll("\\s+", " ").strip();
    return plain.isEmpty() ? "—" : plain;
  }
}
