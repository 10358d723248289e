package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.lienthong.procedures.ProcedureContent.Action;
import vn.lienthong.procedures.ProcedureContent.ActionKind;

/** Actions of a step in one line: {@code PROPOSE > approve; CONSULT}. */
final class ActionText {
  private ActionText() {}

  static String write(List<Action> actions) {
    return actions.stream()
        .map(a -> a.to() == null ? a.kind().name() : a.kind() + " > " + a.to())
        .collect(Collectors.joining("; "));
  }

  /**
   * Reads the line.
   *
   * @throws IllegalArgumentException naming the word that is no action
   */
  static List<Action> read(String text) {
    List<Action> actions = new ArrayList<>();
    for (String part : text.split("[;\\n]")) {
      if (part.isBlank()) {
        continue;
      }
      String[] words = part.split(">", 2);
      String kind = words[0].strip().toUpperCase(Locale.ROOT);
      try {
        String to = words.length < 2 || words[1].isBlank() ? null : words[1].strip();
        actions.add(new Action(ActionKind.valueOf(kind), to));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(words[0].strip(), e);
      }
    }
    return actions;
  }
}
