package vn.lienthong.procedures;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.ProcedureContent.Section;
import vn.lienthong.procedures.form.AnswerRules;
import vn.lienthong.procedures.form.FieldView;
import vn.lienthong.procedures.form.FormContext;
import vn.lienthong.procedures.form.FormLists;
import vn.lienthong.procedures.form.TableRows;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.web.Texts;

/** Tries the whole form of a draft: answers are checked as those of an applicant, and not kept. */
@Controller
@RequestMapping("/procedures/drafts/{id}/form/try")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
class FormTryController {
  private final ProcedureEditing editing;
  private final FormLists lists;
  private final MessageSource messages;

  FormTryController(ProcedureEditing editing, FormLists lists, MessageSource messages) {
    this.editing = editing;
    this.lists = lists;
    this.messages = messages;
  }

  /**
   * @param when the condition of the page as {@code form.js} reads it
   */
  record TrySection(String title, @Nullable String when, List<FieldView> fields) {}

  record TryPage(
      Draft draft, List<TrySection> sections, Map<String, String> errors, boolean good) {}

  @GetMapping
  String show(@PathVariable UUID id, Locale locale, Model model) {
    Draft draft = editing.draft(id);
    model.addAttribute("page", page(draft, Map.of(), Map.of(), false, locale));
    return "procedures/formTry";
  }

  @PostMapping
  @Audited(value = "none", reason = "nothing is kept; it only checks")
  String check(
      @PathVariable UUID id,
      @RequestParam Map<String, String> typed,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    Draft draft = editing.draft(id);
    Form form = form(draft);
    Map<String, String> again = rows(form, typed);
    if (typed.containsKey("add") || typed.containsKey("remove")) {
      model.addAttribute("page", page(draft, again, Map.of(), false, locale));
      return "procedures/formTry";
    }
    Texts texts = new Texts(messages, locale);
    Map<String, String> errors = new LinkedHashMap<>();
    AnswerRules.check(form, again, context(form, texts))
        .problems()
        .forEach(problem ->
            errors.putIfAbsent(
                problem.field(), texts.t(problem.key(), problem.label(), problem.argument())));
    if (!errors.isEmpty()) {
      response.setStatus(422);
    }
    model.addAttribute("page", page(draft, again, errors, errors.isEmpty(), locale));
    return "procedures/formTry";
  }

  private static Form form(Draft draft) {
    Form form = draft.content().form();
    return form == null ? new Form(List.of()) : form;
  }

  private FormContext context(Form form, Texts texts) {
    return lists.context(form, editing.today(), texts.lang());
  }

  /** With a row more or less where a button asked for it; a file counts by its name. */
  private static Map<String, String> rows(Form form, Map<String, String> typed) {
    Map<String, String> rows = new LinkedHashMap<>(typed);
    String[] remove = typed.getOrDefault("remove", ".").split("\\.", 2);
    for (Section section : form.sections()) {
      for (Field field : section.fields()) {
        if (field.type() == FieldType.TABLE && field.key().equals(typed.get("add"))) {
          rows = TableRows.added(field, rows);
        } else if (field.type() == FieldType.TABLE
            && field.key().equals(remove[0])
            && remove[1].matches("\\d{1,3}")) {
          rows = TableRows.removed(field, Integer.parseInt(remove[1]), rows);
        }
      }
    }
    return rows;
  }

  private TryPage page(
      Draft draft,
      Map<String, String> typed,
      Map<String, String> errors,
      boolean good,
      Locale locale) {
    Texts texts = new Texts(messages, locale);
    Form form = form(draft);
    FieldView.Showing showing =
        new FieldView.Showing(typed, errors, Map.of(), Map.of(), context(form, texts));
    List<TrySection> sections = new ArrayList<>();
    for (Section section : form.sections()) {
      sections.add(
          new TrySection(
              texts.pick(section.title(), section.titleEn()),
              section.showWhen() == null
                  ? null
                  : JsonMapper.shared().writeValueAsString(section.showWhen()),
              FieldView.everything(section.fields(), showing)));
    }
    return new TryPage(draft, sections, errors, good);
  }
}
