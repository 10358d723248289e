package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.ProcedureContent.Section;
import vn.lienthong.procedures.form.FormLists;

/** A form while it is built: pages, fields and columns are added, moved, changed, removed. */
record FormDesign(Form form) {

  FormDesign(@Nullable Form form) {
    this.form = form == null ? new Form(List.of()) : form;
  }

  /**
   * A place in the form as addresses write it: {@code 1} is a page, {@code 1.2} a field, {@code
   * 1.2.0} a column of a table. Minus one stands for no field or column.
   */
  record Place(int section, int field, int column) {
    static Place of(String text) {
      String[] parts = text.split("\\.", -1);
      return text.matches("\\d{1,3}(\\.\\d{1,3}){0,2}")
          ? new Place(
              Integer.parseInt(parts[0]),
              parts.length > 1 ? Integer.parseInt(parts[1]) : -1,
              parts.length > 2 ? Integer.parseInt(parts[2]) : -1)
          : new Place(0, -1, -1);
    }

    @Override
    public String toString() {
      return section + (field < 0 ? "" : "." + field) + (column < 0 ? "" : "." + column);
    }
  }

  /** What a change made, and where it is now. */
  record Changed(FormDesign design, Place at) {}

  boolean has(Place at) {
    return at.section() < form.sections().size()
        && at.field() < form.sections().get(at.section()).fields().size()
        && (at.column() < 0 || at.column() < field(at).columns().size());
  }

  Section section(Place at) {
    return form.sections().get(at.section());
  }

  /** The field or column at the place. */
  Field at(Place at) {
    return at.column() < 0 ? field(at) : field(at).columns().get(at.column());
  }

  private Field field(Place at) {
    return section(at).fields().get(at.field());
  }

  Changed addSection(String title) {
    List<Section> sections = new ArrayList<>(form.sections());
    sections.add(new Section(title, null, List.of(), null));
    return new Changed(new FormDesign(new Form(sections)), new Place(sections.size() - 1, -1, -1));
  }

  /** A text field at the end of the page, or a column at the end of the table. */
  Changed add(Place at, String label) {
    Field fresh = Field.plain(freshKey(), label, FieldType.TEXT, false);
    if (at.field() >= 0 && field(at).type() == FieldType.TABLE) {
      List<Field> columns = with(field(at).columns(), fresh);
      return new Changed(
          put(at, field(at).withColumns(columns)),
          new Place(at.section(), at.field(), columns.size() - 1));
    }
    List<Field> fields = with(section(at).fields(), fresh);
    return new Changed(
        fields(at.section(), fields), new Place(at.section(), fields.size() - 1, -1));
  }

  Changed put(Place at, Section section) {
    return new Changed(sections(at.section(), section), at);
  }

  /** Another field in this place; a new table begins with one column. */
  Changed replace(Place at, Field field, String firstColumn) {
    if (at.column() >= 0) {
      List<Field> columns = new ArrayList<>(field(at).columns());
      columns.set(at.column(), field);
      return new Changed(put(at, field(at).withColumns(columns)), at);
    }
    boolean bare = field.type() == FieldType.TABLE && field.columns().isEmpty();
    Field column = Field.plain("column1", firstColumn, FieldType.TEXT, true);
    return new Changed(put(at, bare ? field.withColumns(List.of(column)) : field), at);
  }

  /** One place up or down; a field leaves its page at the end. */
  Changed move(Place at, int by) {
    if (at.column() >= 0) {
      List<Field> columns = new ArrayList<>(field(at).columns());
      int to = swap(columns, at.column(), by);
      return new Changed(
          put(at, field(at).withColumns(columns)), new Place(at.section(), at.field(), to));
    }
    if (at.field() < 0) {
      List<Section> sections = new ArrayList<>(form.sections());
      int to = swap(sections, at.section(), by);
      return new Changed(new FormDesign(new Form(sections)), new Place(to, -1, -1));
    }
    List<Field> fields = new ArrayList<>(section(at).fields());
    int other = at.section() + by;
    boolean leaves = by < 0 ? at.field() == 0 : at.field() == fields.size() - 1;
    if (leaves && other >= 0 && other < form.sections().size()) {
      Field field = fields.remove(at.field());
      List<Field> there = new ArrayList<>(form.sections().get(other).fields());
      int to = by < 0 ? there.size() : 0;
      there.add(to, field);
      return new Changed(
          fields(at.section(), fields).fields(other, there), new Place(other, to, -1));
    }
    int to = swap(fields, at.field(), by);
    return new Changed(fields(at.section(), fields), new Place(at.section(), to, -1));
  }

  private static <T> int swap(List<T> list, int at, int by) {
    int to = Math.clamp(at + (long) by, 0, list.size() - 1);
    list.add(to, list.remove(at));
    return to;
  }

  Changed remove(Place at) {
    if (at.column() >= 0) {
      List<Field> columns = new ArrayList<>(field(at).columns());
      columns.remove(at.column());
      return new Changed(
          put(at, field(at).withColumns(columns)), new Place(at.section(), at.field(), -1));
    }
    if (at.field() >= 0) {
      List<Field> fields = new ArrayList<>(section(at).fields());
      fields.remove(at.field());
      return new Changed(fields(at.section(), fields), new Place(at.section(), -1, -1));
    }
    List<Section> sections = new ArrayList<>(form.sections());
    sections.remove(at.section());
    int next = Math.max(0, Math.min(at.section(), sections.size() - 1));
    return new Changed(new FormDesign(new Form(sections)), new Place(next, -1, -1));
  }

  /** Fields of which a condition at the place may ask: earlier ones with one answer. */
  List<Field> askable(Place at) {
    List<Field> fields = new ArrayList<>();
    for (int s = 0; s <= at.section() && s < form.sections().size(); s++) {
      List<Field> here = form.sections().get(s).fields();
      int end = s < at.section() ? here.size() : Math.max(0, at.field());
      here.stream()
          .limit(end)
          .filter(field -> field.type() != FieldType.TABLE && field.type() != FieldType.FILE)
          .forEach(fields::add);
    }
    return fields;
  }

  private String freshKey() {
    List<String> keys = FormLists.fields(form).stream().map(Field::key).toList();
    int number = keys.size() + 1;
    while (keys.contains("field" + number)) {
      number++;
    }
    return "field" + number;
  }

  private FormDesign put(Place at, Field field) {
    List<Field> fields = new ArrayList<>(section(at).fields());
    fields.set(at.field(), field);
    return fields(at.section(), fields);
  }

  private FormDesign fields(int section, List<Field> fields) {
    Section old = form.sections().get(section);
    return sections(section, new Section(old.title(), old.titleEn(), fields, old.showWhen()));
  }

  private FormDesign sections(int at, Section section) {
    List<Section> sections = new ArrayList<>(form.sections());
    sections.set(at, section);
    return new FormDesign(new Form(sections));
  }

  private static <T> List<T> with(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }
}
