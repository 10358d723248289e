package vn.lienthong.directory;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.Command;

/** Loads the catalogue of provinces and communes (JSON) or the own units (Excel, CSV). */
@Component
class ImportUnitsCommand implements Command {
  private static final Locale VIETNAMESE = Locale.of("vi");
  private static final int SHOWN = 50;

  private final Imports imports;
  private final MessageSource messages;
  private final JsonMapper json;

  ImportUnitsCommand(Imports imports, MessageSource messages, JsonMapper json) {
    this.imports = imports;
    this.messages = messages;
    this.json = json;
  }

  @Override
  public String name() {
    return "import units";
  }

  @Override
  public String summary() {
    return "nạp đơn vị từ JSON, Excel, CSV / load units: FILE [--report FILE] [--from DATE]";
  }

  @Override
  public Set<String> options() {
    return Set.of("report", "from");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) throws Exception {
    Arguments given = Arguments.parse(arguments);
    Optional<LocalDate> from = given.option("from").flatMap(DayText::parse);
    if (given.words().size() != 1 || (given.option("from").isPresent() && from.isEmpty())) {
      out.println(text("directory.import.usage"));
      return 2;
    }
    Path file = Path.of(given.words().getFirst());
    if (!Files.isReadable(file)) {
      out.println(text("directory.import.noFile", file));
      return 2;
    }
    long start = System.nanoTime();
    ImportReport report =
        imports.run(
            String.valueOf(file.getFileName()),
            Files.readAllBytes(file),
            from.orElse(null),
            CurrentUser.SYSTEM,
            done -> {
              if (done % 500 == 0) {
                out.println(text("directory.import.progress", done));
              }
            });
    print(report, out);
    out.println(text("directory.import.seconds", (System.nanoTime() - start) / 100_000_000 / 10.0));
    Optional<String> path = given.option("report");
    if (path.isPresent()) {
      Files.writeString(
          Path.of(path.get()),
          json.writerWithDefaultPrettyPrinter()
              .writeValueAsString(imports.asMap(report, VIETNAMESE)));
      out.println(text("directory.import.reportWritten", path.get()));
    }
    return report.stored() ? 0 : 1;
  }

  private void print(ImportReport report, PrintStream out) {
    if (report.stored()) {
      out.println(
          text(
              "directory.import.stored",
              report.read(),
              report.added(),
              report.changed(),
              report.unchanged(),
              report.ended()));
    } else {
      out.println(text("directory.import.refused", report.problems().size()));
    }
    print(report.problems(), out);
    if (!report.notes().isEmpty()) {
      out.println(text("directory.import.notes", report.notes().size()));
      print(report.notes(), out);
    }
  }

  private void print(List<CellProblem> cells, PrintStream out) {
    cells.stream()
        .limit(SHOWN)
        .forEach(cell ->
            out.println(
                text(
                    "directory.import.line",
                    cell.sheet(),
                    cell.row(),
                    cell.column(),
                    cell.value(),
                    imports.problem(cell, VIETNAMESE),
                    imports.remedy(cell, VIETNAMESE))));
    if (cells.size() > SHOWN) {
      out.println(text("directory.import.more", cells.size() - SHOWN));
    }
  }

  private String text(String key, Object... arguments) {
    return String.valueOf(messages.getMessage(key, arguments, key, VIETNAMESE));
  }
}
