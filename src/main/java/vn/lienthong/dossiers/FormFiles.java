package vn.lienthong.dossiers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.Component;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;

/**
 * Files that a form asks for. A dossier keeps them with its papers, under a key of their own, so
 * that whoever may see the papers may see them.
 */
public final class FormFiles {
  private static final String PREFIX = "form.";

  private FormFiles() {}

  /** One line of the check list for each; never required, as a condition may hide the field. */
  public static List<Component> components(ProcedureContent content) {
    return fields(content).stream()
        .map(field ->
            new Component(
                PREFIX + field.key(),
                field.label(),
                ComponentGroup.SUBMIT,
                null,
                0,
                0,
                0,
                null,
                false))
        .toList();
  }

  /** What the checked answers bring along. */
  public static List<ReceivedComponent> received(
      ProcedureContent content, Map<String, String> answers) {
    return fields(content).stream()
        .map(field ->
            new ReceivedComponent(
                PREFIX + field.key(), 0, 0, 0, ids(answers.getOrDefault(field.key(), ""))))
        .filter(received -> !received.files().isEmpty())
        .toList();
  }

  /**
   * Whether the line of the check list holds files of the form and is no paper of the procedure.
   */
  public static boolean line(String key) {
    return key.startsWith(PREFIX);
  }

  /** The files of an answer. */
  public static List<UUID> ids(String answer) {
    return answer.isBlank()
        ? List.of()
        : Arrays.stream(answer.split(",")).map(UUID::fromString).toList();
  }

  private static List<Field> fields(ProcedureContent content) {
    return content.form() == null
        ? List.of()
        : content.form().sections().stream()
            .flatMap(section -> section.fields().stream())
            .filter(field -> field.type() == FieldType.FILE)
            .toList();
  }
}
