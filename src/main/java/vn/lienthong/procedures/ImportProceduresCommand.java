package vn.lienthong.procedures;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.Command;

/** {@code ./lienthong import procedures FILE [--report FILE]}. */
@Component
class ImportProceduresCommand implements Command {
  private static final Locale VIETNAMESE = Locale.of("vi");

  private final ProcedureImport imports;
  private final MessageSource messages;

  ImportProceduresCommand(ProcedureImport imports, MessageSource messages) {
    this.imports = imports;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "import procedures";
  }

  @Override
  public String summary() {
    return "nạp thủ tục từ .jsonl, .json, .xlsx / load procedures: FILE [--report FILE]";
  }

  @Override
  public Set<String> options() {
    return Set.of("report");
  }

  @Override
  public int run(List<String> words, PrintStream out) throws IOException {
    Arguments arguments = Arguments.parse(words);
    if (arguments.words().size() != 1) {
      out.println(text("procedures.cli.importUsage"));
      return 2;
    }
    Path file = Path.of(arguments.words().getFirst());
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      out.println(text("procedures.cli.noFile", file.toAbsolutePath()));
      return 2;
    }
    try {
      var source = new ProcedureImport.Source(file, String.valueOf(file.getFileName()));
      byte[] report =
          imports.run(
              source,
              CurrentUser.SYSTEM,
              lines -> out.print("\r" + text("procedures.cli.progress", lines)));
      out.println();
      Optional<String> target = arguments.option("report").filter(name -> !name.isEmpty());
      if (target.isPresent()) {
        Files.write(Path.of(target.get()), report);
        out.println(text("procedures.cli.reportWritten", target.get()));
      }
      return summarise(JsonMapper.shared().readTree(report), out);
    } catch (AppException e) {
      out.println(
          messages.getMessage(
              e.code().key(), e.arguments().toArray(), e.code().name(), VIETNAMESE));
      return 1;
    } catch (ProcedureImport.ImportFailed e) {
      out.println(text("procedures.cli.failed", String.valueOf(e.getMessage())));
      return 1;
    }
  }

  private int summarise(JsonNode report, PrintStream out) {
    out.println(text("procedures.cli.procedures", report.path("procedures").asInt()));
    report
        .path("outcomes")
        .properties()
        .forEach(e ->
            out.println(
                "  " + text("procedures.outcome." + e.getKey()) + ": " + e.getValue().asInt()));
    if (report.has("readPercent")) {
      out.println(text("procedures.cli.read", report.path("readPercent").asString("")));
      out.println(text("procedures.cli.certain", report.path("certainPercent").asString("")));
      out.println(text("procedures.cli.doubtful", report.path("doubtful").size()));
    }
    int bad = report.path("badLines").size() + report.path("problems").size();
    report
        .path("badLines")
        .forEach(b ->
            out.println(
                "  "
                    + text(
                        "procedures.cli.line",
                        b.path("line").asInt(),
                        text("procedures.file." + b.path("problem").asString("")))));
    report
        .path("problems")
        .forEach(p ->
            out.println(
                "  "
                    + p.path("place").asString("")
                    + ": "
                    + text("procedures.file." + p.path("problem").asString(""))
                    + " "
                    + p.path("value").asString("")));
    return bad == 0 ? 0 : 1;
  }

  private String text(String key, Object... values) {
    return String.valueOf(messages.getMessage(key, values, key, VIETNAMESE));
  }
}
