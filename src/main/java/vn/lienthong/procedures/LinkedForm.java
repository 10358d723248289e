package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;

/** The editor of the linked parts of a draft. */
final class LinkedForm {
  private static final int SPARE = 2;
  private static final Pattern COMMA = Pattern.compile("[,;\\s]+");
  private static final Pattern PATH = Pattern.compile("linkedParts(?:\\[(\\d+)])?(?:\\.(\\w+))?");

  private LinkedForm() {}

  /** Whether a part leads. */
  enum Lead {
    YES,
    NO
  }

  static FormRows of(List<LinkedPart> parts) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (LinkedPart part : parts) {
      put(fields, "p.key", part.key());
      put(fields, "p.name", part.name());
      put(fields, "p.nameEn", part.nameEn());
      put(fields, "p.procedure", part.procedureCode());
      put(fields, "p.agency", part.agency().name());
      put(fields, "p.agencyCode", part.agencyCode());
      put(fields, "p.amount", part.term().amount() == 0 ? "" : "" + part.term().amount());
      put(fields, "p.unit", part.term().unit().name());
      put(fields, "p.after", String.join(", ", part.after()));
      put(fields, "p.lead", (part.lead() ? Lead.YES : Lead.NO).name());
    }
    for (int i = 0; i < SPARE; i++) {
      put(fields, "p.key", "");
    }
    return new FormRows(fields);
  }

  /** The rows after a button added or removed one; nothing comes after a part that is gone. */
  static FormRows after(FormRows form, String act) {
    FormRows moved = DraftRows.after(form, act);
    Set<String> gone = new HashSet<>(form.values("p.key"));
    gone.removeAll(moved.values("p.key"));
    if (gone.isEmpty()) {
      return moved;
    }
    Map<String, List<String>> fields = new LinkedHashMap<>(moved.typed());
    fields.computeIfPresent(
        "p.after",
        (name, values) ->
            values.stream()
                .map(value ->
                    COMMA
                        .splitAsStream(value)
                        .filter(key -> !gone.contains(key))
                        .collect(Collectors.joining(", ")))
                .toList());
    return new FormRows(fields);
  }

  /** The parts as typed; what is wrong is in the errors of the rows. */
  static Optional<List<LinkedPart>> read(FormRows form) {
    List<LinkedPart> parts = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < form.rows("p.key"); i++) {
      if (!form.value("p.key", i).isEmpty() || !form.value("p.name", i).isEmpty()) {
        LinkedPart part = part(form, i);
        if (part != null) {
          parts.add(part);
          rows.add(i);
        }
      }
    }
    if (form.errors().isEmpty()) {
      LinkedPart.problems(parts).forEach(problem -> refuse(form, problem, rows));
    }
    return form.errors().isEmpty() ? Optional.of(List.copyOf(parts)) : Optional.empty();
  }

  private static @Nullable LinkedPart part(FormRows form, int i) {
    String key = form.value("p.key", i);
    if (!key.matches("[A-Za-z][A-Za-z0-9-]{0,30}")) {
      form.refuse("p.key", i, "NOT_A_KEY");
    }
    LinkedPart.Agency agency = form.choice("p.agency", i, LinkedPart.Agency.class);
    TermUnit unit = form.choice("p.unit", i, TermUnit.class);
    int amount = form.whole("p.amount", i);
    if (agency == null || unit == null) {
      return null;
    }
    List<String> after =
        form.value("p.after", i).isEmpty()
            ? List.of()
            : List.of(COMMA.split(form.value("p.after", i)));
    return new LinkedPart(
        key,
        form.value("p.name", i),
        form.optional("p.nameEn", i),
        form.optional("p.procedure", i),
        agency,
        form.optional("p.agencyCode", i),
        new Term(amount, unit),
        after,
        form.value("p.lead", i).equals(Lead.YES.name()));
  }

  private static void refuse(FormRows form, ContentProblem problem, List<Integer> rows) {
    Matcher path = PATH.matcher(problem.path());
    if (path.matches()) {
      int row = path.group(1) == null ? 0 : rows.get(Integer.parseInt(path.group(1)));
      String field =
          path.group(2) == null ? "lead" : path.group(2).equals("term") ? "amount" : path.group(2);
      form.refuse("p." + field, row, problem.kind().name());
    }
  }

  private static void put(Map<String, List<String>> fields, String name, @Nullable String value) {
    fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value == null ? "" : value);
  }
}
