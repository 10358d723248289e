package vn.lienthong.procedures;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.Command;

/** {@code ./lienthong export procedures FILE}: own JSON, or Excel if the name ends with .xlsx. */
@Component
class ExportProceduresCommand implements Command {
  private static final Locale VIETNAMESE = Locale.of("vi");

  private final ProcedureExport export;
  private final MessageSource messages;

  ExportProceduresCommand(ProcedureExport export, MessageSource messages) {
    this.export = export;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "export procedures";
  }

  @Override
  public String summary() {
    return "trích phiên bản mới nhất của mọi thủ tục / write all procedures: FILE (.json, .xlsx)";
  }

  @Override
  public int run(List<String> words, PrintStream out) throws IOException {
    Arguments arguments = Arguments.parse(words);
    if (arguments.words().size() != 1) {
      out.println(text("procedures.cli.exportUsage"));
      return 2;
    }
    Path file = Path.of(arguments.words().getFirst());
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder)) {
      out.println(text("procedures.cli.noFolder", String.valueOf(folder)));
      return 2;
    }
    boolean excel = file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      int count = excel ? export.excel(stream, VIETNAMESE) : export.json(stream);
      out.println(text("procedures.cli.exported", count, file));
    }
    return 0;
  }

  private String text(String key, Object... values) {
    return String.valueOf(messages.getMessage(key, values, key, VIETNAMESE));
  }
}
