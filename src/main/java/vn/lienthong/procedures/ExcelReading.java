package vn.lienthong.procedures;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.poi.EmptyFileException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.NotOfficeXmlFileException;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.lienthong.procedures.ProcedureContent.Applicant;
import vn.lienthong.procedures.ProcedureContent.Channel;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;
import vn.lienthong.procedures.ProcedureContent.Component;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;
import vn.lienthong.procedures.ProcedureContent.Fee;
import vn.lienthong.procedures.ProcedureContent.FeeKind;
import vn.lienthong.procedures.ProcedureContent.LegalBasis;
import vn.lienthong.procedures.ProcedureContent.Level;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureContent.StepRole;
import vn.lienthong.procedures.ProcedureContent.SupplementRule;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;
import vn.lienthong.procedures.ProcedureContent.UnitRule;

/** Reads the Excel file of procedures; every mistake is named by sheet and cell. */
final class ExcelReading {
  private final List<FileProblem> problems = new ArrayList<>();
  private final Map<String, Integer> rowOf = new LinkedHashMap<>();
  private final Map<String, List<ChannelRow>> channels = new LinkedHashMap<>();
  private final Map<String, List<Component>> components = new LinkedHashMap<>();
  private final Map<String, List<LegalBasis>> laws = new LinkedHashMap<>();
  private final Map<String, List<Step>> steps = new LinkedHashMap<>();

  private ExcelReading() {}

  static OwnFileImport.Reading read(InputStream stream) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(stream)) {
      if (book.getNumberOfSheets() < ExcelSheet.values().length) {
        return refused("SHEETS_MISSING", "" + book.getNumberOfSheets());
      }
      return new ExcelReading().read(book);
    } catch (NotOfficeXmlFileException | POIXMLException | EmptyFileException | ZipException e) {
      return refused("NOT_EXCEL", "");
    }
  }

  private static OwnFileImport.Reading refused(String problem, String value) {
    return new OwnFileImport.Reading(List.of(), List.of(new FileProblem("", problem, value)));
  }

  private OwnFileImport.Reading read(XSSFWorkbook book) {
    for (ExcelRow row : rows(book, ExcelSheet.PROCEDURES)) {
      if (rowOf.put(row.text("code"), row.number()) != null) {
        row.refuse("code", "DUPLICATE_KEY");
      }
    }
    rows(book, ExcelSheet.CHANNELS).forEach(this::channel);
    rows(book, ExcelSheet.FEES).forEach(this::fee);
    rows(book, ExcelSheet.COMPONENTS).forEach(this::component);
    rows(book, ExcelSheet.LEGAL_BASES).forEach(this::law);
    rows(book, ExcelSheet.STEPS).forEach(this::step);
    List<ProcedureContent> contents = new ArrayList<>();
    for (ExcelRow row : rows(book, ExcelSheet.PROCEDURES)) {
      ProcedureContent content = procedure(row);
      contents.add(content);
      for (ContentProblem problem : ContentProblem.in(content)) {
        problems.add(
            new FileProblem(
                row.place("code") + " " + problem.path(), problem.kind().name(), problem.value()));
      }
    }
    return new OwnFileImport.Reading(contents, List.copyOf(problems));
  }

  private List<ExcelRow> rows(XSSFWorkbook book, ExcelSheet kind) {
    Sheet sheet = book.getSheetAt(kind.ordinal());
    List<ExcelRow> rows = new ArrayList<>();
    for (Row row : sheet) {
      ExcelRow read = new ExcelRow(kind, row, problems);
      if (row.getRowNum() > 0 && !read.blank()) {
        rows.add(read);
      }
    }
    return rows;
  }

  private boolean known(ExcelRow row) {
    boolean known = rowOf.containsKey(row.text("code"));
    if (!known) {
      row.refuse("code", "CODE_NOT_IN_FIRST_SHEET");
    }
    return known;
  }

  private static <T> List<T> of(Map<String, List<T>> map, ExcelRow row) {
    return map.computeIfAbsent(row.text("code"), code -> new ArrayList<>());
  }

  /** A wrong row keeps its place, so that no fee of a later row is blamed; nothing is stored. */
  private void channel(ExcelRow row) {
    Channel channel = row.choice("channel", Channel.class);
    TermUnit unit = row.choice("unit", TermUnit.class);
    int amount = row.whole("amount");
    if (known(row)) {
      of(channels, row)
          .add(
              new ChannelRow(
                  channel == null ? Channel.COUNTER : channel,
                  row.optional("caseKey"),
                  new Term(amount, unit == null ? TermUnit.NONE : unit),
                  row.optional("termText"),
                  List.of(),
                  row.optional("feeText"),
                  row.optional("note")));
    }
  }

  private void fee(ExcelRow row) {
    FeeKind kind = row.choice("kind", FeeKind.class);
    List<ChannelRow> rows = of(channels, row);
    int at = row.whole("row") - 1;
    if (!known(row) || kind == null) {
      return;
    }
    if (at < 0 || at >= rows.size()) {
      row.refuse("row", "NO_SUCH_CHANNEL_ROW");
      return;
    }
    ChannelRow old = rows.get(at);
    List<Fee> fees = new ArrayList<>(old.fees());
    fees.add(
        new Fee(
            row.optional("feeCode"),
            kind,
            row.text("name"),
            row.money("amount"),
            row.optional("unitText"),
            row.optional("note")));
    rows.set(
        at,
        new ChannelRow(
            old.channel(),
            old.caseKey(),
            old.term(),
            old.termText(),
            fees,
            old.feeText(),
            old.note()));
  }

  private void component(ExcelRow row) {
    ComponentGroup group =
        row.text("group").isEmpty()
            ? ComponentGroup.SUBMIT
            : row.choice("group", ComponentGroup.class);
    if (known(row)) {
      of(components, row)
          .add(
              new Component(
                  row.text("key"),
                  row.text("name"),
                  group,
                  row.optional("caseKey"),
                  row.whole("originals"),
                  row.whole("copies"),
                  row.whole("certifiedCopies"),
                  row.optional("formName"),
                  !row.text("required").isEmpty()));
    }
  }

  private void law(ExcelRow row) {
    if (known(row)) {
      of(laws, row)
          .add(
              new LegalBasis(
                  row.optional("number"),
                  row.optional("title"),
                  row.date("issued"),
                  row.optional("issuer")));
    }
  }

  private void step(ExcelRow row) {
    StepRole role = row.choice("role", StepRole.class);
    UnitRule unitRule = row.choice("unitRule", UnitRule.class);
    List<ProcedureContent.Action> actions = List.of();
    try {
      actions = ActionText.read(row.text("actions"));
    } catch (IllegalArgumentException e) {
      row.refuse("actions", "NO_SUCH_ACTION");
    }
    if (known(row)) {
      of(steps, row)
          .add(
              new Step(
                  row.text("key"),
                  row.text("name"),
                  row.optional("nameEn"),
                  role,
                  unitRule,
                  row.whole("minutes"),
                  actions));
    }
  }

  private ProcedureContent procedure(ExcelRow row) {
    String code = row.text("code");
    ProcedureContent rest = row.rest();
    return new ProcedureContent(
        code,
        row.text("name"),
        row.optional("nameEn"),
        row.optional("sectorCode"),
        row.optional("sector"),
        row.optional("sectorEn"),
        row.choices("levels", Level.class),
        row.choices("applicants", Applicant.class),
        row.date("effectiveFrom"),
        row.optional("decision"),
        row.optional("authority"),
        row.optional("receivingPlaces"),
        row.optional("sequence"),
        row.optional("conditions"),
        rest.results(),
        rest.serviceLevels(),
        rest.routes(),
        rest.cases(),
        channels.getOrDefault(code, List.of()),
        components.getOrDefault(code, List.of()),
        laws.getOrDefault(code, List.of()),
        rest.form(),
        steps.getOrDefault(code, List.of()),
        row.text("supplementRule").isEmpty()
            ? null
            : row.choice("supplementRule", SupplementRule.class),
        rest.linkedParts());
  }
}
