package vn.lienthong.procedures.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.web.View;

/** The words with which {@code form.js} says what is wrong: the same as those of the server. */
public final class FormTexts {
  private static final List<String> KEYS =
      List.of(
          "required",
          "file",
          "tooLong",
          "tooShort",
          "pattern",
          "DATE",
          "dateLeast",
          "dateMost",
          "NUMBER",
          "DECIMAL",
          "MONEY",
          "tooManyDigits",
          "least",
          "most",
          "SELECT",
          "RADIO",
          "CHECKBOX",
          "IDENTITY_NUMBER",
          "PHONE",
          "EMAIL",
          "COMMUNE",
          "LOOKUP",
          "rowsLeast",
          "rowsMost",
          "filesMost");

  private FormTexts() {}

  /** Key → text as JSON; {0} is the label, {1} the argument. */
  public static String messages(View v) {
    Map<String, String> messages = new LinkedHashMap<>();
    KEYS.forEach(key -> messages.put(key, v.t(AnswerRules.MESSAGES + key, "{0}", "{1}")));
    return JsonMapper.shared().writeValueAsString(messages);
  }
}
