package vn.lienthong.procedures;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Writes the newest version of every procedure, as own JSON or as Excel, one at a time. */
@Service
class ProcedureExport {
  private final ListRepository lists;
  private final VersionRepository versions;
  private final MessageSource messages;

  ProcedureExport(ListRepository lists, VersionRepository versions, MessageSource messages) {
    this.lists = lists;
    this.versions = versions;
    this.messages = messages;
  }

  /** A JSON list, one procedure a line; returns how many. */
  int json(OutputStream stream) throws IOException {
    Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    int count = 0;
    out.write("[");
    for (String code : lists.codes()) {
      out.write(count++ == 0 ? "\n" : ",\n");
      out.write(ProcedureJson.write(newest(code)));
    }
    out.write("\n]\n");
    out.flush();
    return count;
  }

  int excel(OutputStream stream, Locale locale) throws IOException {
    int[] count = {0};
    try (ExcelWriting excel = new ExcelWriting(key -> text(key, locale))) {
      each(content -> {
        excel.add(content);
        count[0]++;
      });
      excel.write(stream);
    }
    return count[0];
  }

  private void each(Consumer<ProcedureContent> sink) {
    lists.codes().forEach(code -> sink.accept(newest(code)));
  }

  private ProcedureContent newest(String code) {
    return versions.content(versions.versions(code).getFirst().id()).orElseThrow();
  }

  private String text(String key, Locale locale) {
    return String.valueOf(messages.getMessage(key, null, key, locale));
  }
}
