package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ContentProblem.Kind;

/**
 * The part of one agency in an interlinked procedure (một cửa liên thông): one filing, several
 * agencies, one result. Parts without a predecessor begin together; on paper they go in the order
 * of the list (Decree 118/2025/NĐ-CP; in substance Decree 61/2018/NĐ-CP Art. 19).
 *
 * @param procedureCode the procedure of the part where it has one of its own
 * @param agencyCode identification code of the agency for FIXED, of the agency above for TERRITORY
 * @param after keys of the parts that must be done first; none begins at once
 * @param lead whether its agency leads and answers to the applicant; one part does
 */
public record LinkedPart(
    String key,
    String name,
    @Nullable String nameEn,
    @Nullable String procedureCode,
    Agency agency,
    @Nullable String agencyCode,
    ProcedureContent.Term term,
    List<String> after,
    boolean lead) {

  public LinkedPart {
    after = Objects.isNull(after) ? List.of() : List.copyOf(after);
  }

  /** Who does the part. */
  public enum Agency {
    /** The agency that decides on the dossier. */
    COMPETENT,
    /** Of the units below an agency, or of those that handle the part, the one of the commune. */
    TERRITORY,
    /** Always the same agency. */
    FIXED
  }

  /** Broken rules of the parts, in reading order. */
  static List<ContentProblem> problems(List<LinkedPart> parts) {
    List<ContentProblem> found = new ArrayList<>();
    if (parts.isEmpty()) {
      return found;
    }
    Map<String, LinkedPart> known = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      LinkedPart part = parts.get(i);
      String path = "linkedParts[" + i + "]";
      if (blank(part.key())) {
        found.add(new ContentProblem(path + ".key", Kind.REQUIRED, ""));
      } else if (known.put(part.key(), part) != null) {
        found.add(new ContentProblem(path + ".key", Kind.DUPLICATE_KEY, part.key()));
      }
      if (blank(part.name())) {
        found.add(new ContentProblem(path + ".name", Kind.REQUIRED, ""));
      }
      part.checkAgency(path, found);
      part.checkTerm(path, found);
    }
    long leads = parts.stream().filter(LinkedPart::lead).count();
    if (leads != 1) {
      found.add(new ContentProblem("linkedParts", Kind.ONE_LEAD, "" + leads));
    }
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).checkOrder("linkedParts[" + i + "].after", known, found);
    }
    return found;
  }

  private void checkAgency(String path, List<ContentProblem> found) {
    if (Objects.isNull(agency)) {
      found.add(new ContentProblem(path + ".agency", Kind.REQUIRED, ""));
      return;
    }
    boolean named =
        switch (agency) {
          case COMPETENT -> true;
          case TERRITORY -> !blank(agencyCode) || !blank(procedureCode);
          case FIXED -> !blank(agencyCode);
        };
    if (!named) {
      found.add(new ContentProblem(path + ".agencyCode", Kind.REQUIRED, ""));
    }
  }

  private void checkTerm(String path, List<ContentProblem> found) {
    if (Objects.isNull(term) || Objects.isNull(term.unit())) {
      found.add(new ContentProblem(path + ".term", Kind.REQUIRED, ""));
      return;
    }
    boolean counts =
        switch (term.unit()) {
          case HOUR, WORKING_DAY, CALENDAR_DAY, MONTH -> term.amount() > 0;
          case SAME_DAY_CUTOFF -> true;
          case NONE -> false;
        };
    if (!counts) {
      found.add(new ContentProblem(path + ".term", Kind.NO_TERM, "" + term.amount()));
    }
  }

  private void checkOrder(String path, Map<String, LinkedPart> known, List<ContentProblem> found) {
    for (String key : after) {
      if (!known.containsKey(key)) {
        found.add(new ContentProblem(path, Kind.UNKNOWN_PART, key));
      }
    }
    if (reaches(key, this, known, new HashSet<>())) {
      found.add(new ContentProblem(path, Kind.CIRCLE, key));
    }
  }

  private static boolean reaches(
      String goal, LinkedPart from, Map<String, LinkedPart> known, Set<String> seen) {
    for (String key : from.after()) {
      LinkedPart next = known.get(key);
      if (key.equals(goal) || (next != null && seen.add(key) && reaches(goal, next, known, seen))) {
        return true;
      }
    }
    return false;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
