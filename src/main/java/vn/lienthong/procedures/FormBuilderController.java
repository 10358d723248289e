package vn.lienthong.procedures;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.procedures.FormDesign.Changed;
import vn.lienthong.procedures.FormDesign.Place;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.form.FieldView;
import vn.lienthong.procedures.form.FormLists;
import vn.lienthong.procedures.form.ListItems;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;

/** Builds the electronic form of a draft, one place at a time, beside what the applicant sees. */
@Controller
@RequestMapping("/procedures/drafts/{id}/form")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
class FormBuilderController {
  private static final int REFUSED = 422;

  private final ProcedureEditing editing;
  private final FormLists lists;
  private final ListItems items;
  private final MessageSource messages;

  FormBuilderController(
      ProcedureEditing editing, FormLists lists, ListItems items, MessageSource messages) {
    this.editing = editing;
    this.lists = lists;
    this.items = items;
    this.messages = messages;
  }

  /** What a button of the builder does. */
  enum Act {
    SAVE,
    ADD_PAGE,
    ADD,
    UP,
    DOWN,
    REMOVE
  }

  @GetMapping
  String edit(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") String at,
      Locale locale,
      Model model) {
    Draft draft = editing.draft(id);
    FormDesign design = new FormDesign(draft.content().form());
    Place place = Place.of(at);
    Place shown = design.has(place) ? place : new Place(0, -1, -1);
    model.addAttribute(
        "page", page(draft, design, shown, inputs(design, shown), List.of(), locale));
    return "procedures/formBuilder";
  }

  @PostMapping
  @Audited("procedures.changed")
  String change(
      @PathVariable UUID id,
      @RequestParam int lockVersion,
      @RequestParam String at,
      @RequestParam(defaultValue = "SAVE") String act,
      @RequestParam MultiValueMap<String, String> typed,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    Draft draft = editing.draft(id);
    FormDesign design = new FormDesign(draft.content().form());
    Place place = Place.of(at);
    FormRows form = new FormRows(typed);
    Act what = act(act);
    if (what != Act.ADD_PAGE && !design.has(place)) {
      return "redirect:/procedures/drafts/" + id + "/form";
    }
    Changed changed = changed(design, place, what, form, locale);
    ProcedureContent content = ContentParts.withForm(draft.content(), changed.design().form());
    List<ContentProblem> problems =
        form.errors().isEmpty() ? ContentProblem.in(content) : List.of();
    Draft known = new Draft(id, draft.code(), lockVersion, draft.content());
    boolean sound = form.errors().isEmpty() && problems.isEmpty();
    if (sound && editing.change(known, content, user)) {
      return "redirect:/procedures/drafts/" + id + "/form?at=" + changed.at() + "#at";
    }
    if (sound) {
      model.addAttribute("conflicts", ContentDifference.between(content, draft.content()));
    }
    response.setStatus(sound ? 409 : REFUSED);
    FormRows shown = what == Act.SAVE ? form : inputs(design, place).with(form.errors());
    // a refused form keeps its version: what somebody else saved meanwhile is still seen
    model.addAttribute("page", page(sound ? draft : known, design, place, shown, problems, locale));
    return "procedures/formBuilder";
  }

  /** The page of the form that is being edited, as it would be with what is typed now. */
  @PostMapping("/preview")
  @Audited(value = "none", reason = "nothing is kept; it only shows")
  String preview(
      @PathVariable UUID id,
      @RequestParam String at,
      @RequestParam MultiValueMap<String, String> typed,
      Locale locale,
      Model model) {
    FormDesign design = new FormDesign(editing.draft(id).content().form());
    Place place = Place.of(at);
    if (design.has(place)) {
      Changed changed = changed(design, place, Act.SAVE, new FormRows(typed), locale);
      model.addAttribute("title", changed.design().section(place).title());
      model.addAttribute("fields", preview(changed.design(), place, locale));
    } else {
      model.addAttribute("title", "");
      model.addAttribute("fields", List.<FieldView>of());
    }
    return "procedures/formPreview";
  }

  private Changed changed(FormDesign design, Place at, Act act, FormRows form, Locale locale) {
    Texts texts = new Texts(messages, locale);
    return switch (act) {
      case ADD_PAGE -> design.addSection(texts.t("procedures.builder.newPage"));
      case ADD -> design.add(at, texts.t("procedures.builder.newField"));
      case UP -> design.move(at, -1);
      case DOWN -> design.move(at, 1);
      case REMOVE -> design.remove(at);
      case SAVE ->
          at.field() < 0
              ? design.put(at, FieldForm.read(form, design.section(at)))
              : design.replace(
                  at, FieldForm.read(form, design.at(at)), texts.t("procedures.builder.newColumn"));
    };
  }

  private static Act act(String text) {
    for (Act act : Act.values()) {
      if (act.name().equals(text)) {
        return act;
      }
    }
    return Act.SAVE;
  }

  private static FormRows inputs(FormDesign design, Place at) {
    if (!design.has(at)) {
      return new FormRows(Map.of());
    }
    return at.field() < 0 ? FieldForm.of(design.section(at)) : FieldForm.of(design.at(at));
  }

  private FormBuilderPage page(
      Draft draft,
      FormDesign design,
      Place at,
      FormRows form,
      List<ContentProblem> problems,
      Locale locale) {
    List<FieldView> preview = design.has(at) ? preview(design, at, locale) : List.of();
    return new FormBuilderPage(
        draft, design, at, form, problems, items.lists(editing.today()), preview);
  }

  private List<FieldView> preview(FormDesign design, Place at, Locale locale) {
    List<Field> fields = design.section(at).fields();
    List<Field> all = new ArrayList<>(fields);
    fields.forEach(field -> all.addAll(field.columns()));
    var context = lists.context(all, editing.today(), new Texts(messages, locale).lang());
    return FieldView.everything(fields, FieldView.Showing.of(Map.of(), context));
  }
}
