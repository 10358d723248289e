package vn.lienthong.procedures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.form.FieldView;
import vn.lienthong.procedures.form.FormLists;
import vn.lienthong.procedures.form.ListItems;
import vn.lienthong.shared.web.View;

/**
 * The page that builds a form: its outline, the editor of one place, and what the applicant sees.
 *
 * @param problems why the last change was not saved
 */
record FormBuilderPage(
    Draft draft,
    FormDesign design,
    FormDesign.Place at,
    FormRows form,
    List<ContentProblem> problems,
    List<ListItems.ListRow> lists,
    List<FieldView> preview) {

  String address() {
    return "/procedures/drafts/" + draft.id() + "/form";
  }

  String to(int section, int field) {
    return address() + "?at=" + new FormDesign.Place(section, field, -1);
  }

  String toColumn(int section, int field, int column) {
    return address() + "?at=" + new FormDesign.Place(section, field, column);
  }

  boolean empty() {
    return design.form().sections().isEmpty();
  }

  boolean page() {
    return at.field() < 0;
  }

  boolean column() {
    return at.column() >= 0;
  }

  boolean selected(int section, int field, int column) {
    return at.equals(new FormDesign.Place(section, field, column));
  }

  /** The table that gets a column when one is added here; null for none. */
  @Nullable Field table() {
    Field field = at.field() < 0 ? null : design.section(at).fields().get(at.field());
    return field != null && field.type() == FieldType.TABLE ? field : null;
  }

  /** Errors in words by the input that they belong to, for the summary on top. */
  Map<String, String> errors(View v) {
    Map<String, String> words = new LinkedHashMap<>();
    form.errors()
        .all()
        .forEach((field, problem) ->
            words.put(
                field,
                v.t("procedures.edit." + field.replaceAll("-\\d+$", ""))
                    + ": "
                    + v.t("procedures.file." + problem)));
    for (ContentProblem problem : problems) {
      words.putIfAbsent(
          anchor(problem), problem.value() + ": " + v.t("procedures.file." + problem.kind()));
    }
    return words;
  }

  private static String anchor(ContentProblem problem) {
    String last =
        problem.path().replaceAll(".*\\.(?=(key|label|options|list|max|pattern|least|most)$)", "");
    if (problem.path().matches(".*\\.(show|require)\\w*When(\\.values)?$")) {
      return problem.path().contains(".show") ? "f.show.field-0" : "f.require.field-0";
    }
    return last.equals(problem.path()) ? "at" : "f." + last + "-0";
  }

  Map<String, String> types(View v) {
    return ProcedureText.options(
        v,
        "procedures.fieldType",
        column()
            ? Stream.of(FieldType.values())
                .filter(type -> type != FieldType.TABLE && type != FieldType.FILE)
                .toArray(FieldType[]::new)
            : FieldType.values());
  }

  Map<String, String> listNames(View v) {
    Map<String, String> names = new LinkedHashMap<>();
    FormLists.OF_THE_HOUSE.forEach(list -> names.put(list, v.t("procedures.list." + list)));
    lists.forEach(list -> names.put(list.code(), v.pick(list.name(), list.nameEn())));
    return names;
  }

  Map<String, String> askable(View v) {
    Map<String, String> names = new LinkedHashMap<>();
    if (draft.content().cases().size() > 1) {
      names.put(FormProblems.CASE, v.t("procedures.case"));
    }
    design
        .askable(at)
        .forEach(field -> names.put(field.key(), v.pick(field.label(), field.labelEn())));
    return names;
  }
}
