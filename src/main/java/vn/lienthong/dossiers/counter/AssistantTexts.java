package vn.lienthong.dossiers.counter;

import java.time.format.DateTimeFormatter;
import vn.lienthong.procedures.ProcedureVersion;

/** What a hint rests on, in words: the version of the procedure, or a text of law. */
final class AssistantTexts {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private AssistantTexts() {}

  /** Texts of a page or of a program. */
  interface Words {
    String t(String key, Object... arguments);
  }

  static String basis(Assistant.Basis basis, ProcedureVersion version, Words words) {
    String decision = version.content().decision();
    return words.t(
        "dossiers.hint.basis." + basis.name(),
        version.code(),
        DAY.format(version.from()),
        decision == null ? "–" : decision);
  }
}
