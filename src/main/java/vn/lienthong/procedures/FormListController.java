package vn.lienthong.procedures;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.procedures.form.ListItems.Item;
import vn.lienthong.procedures.form.ListItems.ListRow;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.shared.web.View;

/** Own lists that forms choose from: all of them, and one with its items. */
@Controller
@RequestMapping("/procedures/lists")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
class FormListController {
  private static final int SPARE = 3;

  private final FormListEditing editing;
  private final MessageSource messages;

  FormListController(FormListEditing editing, MessageSource messages) {
    this.editing = editing;
    this.messages = messages;
  }

  record ListsPage(List<ListRow> lists, FormRows form) {
    Map<String, String> errors(View v) {
      return DraftPage.errors(v, form);
    }
  }

  /**
   * @param mark of the list that the form was drawn from
   * @param theirs what somebody else saved while the form was open
   */
  record OneList(ListRow list, FormRows form, String mark, @Nullable List<Item> theirs) {
    Map<String, String> errors(View v) {
      return DraftPage.errors(v, form);
    }
  }

  @GetMapping
  String lists(Model model) {
    model.addAttribute("page", new ListsPage(editing.lists(), new FormRows(Map.of())));
    return "procedures/formLists";
  }

  @PostMapping
  @Audited("procedures.list-changed")
  String begin(
      @RequestParam MultiValueMap<String, String> typed,
      CurrentUser user,
      HttpServletResponse response,
      Model model) {
    FormRows form = new FormRows(typed);
    if (form.value("list.name").isEmpty()) {
      form.refuse("list.name", 0, "REQUIRED");
    }
    ListRow list = row(form.value("list.code"), form);
    if (form.errors().isEmpty()) {
      try {
        editing.begin(list, user);
        return "redirect:/procedures/lists/" + list.code();
      } catch (AppException refusal) {
        if (refusal.code() != ProcedureErrors.LIST_CODE) {
          throw refusal;
        }
        form.refuse("list.code", 0, "LIST_CODE");
      }
    }
    response.setStatus(422);
    model.addAttribute("page", new ListsPage(editing.lists(), form));
    return "procedures/formLists";
  }

  @GetMapping("/{list}")
  String one(@PathVariable String list, Model model) {
    ListRow row = editing.list(list);
    model.addAttribute(
        "page", new OneList(row, inputs(row, editing.items(list)), editing.mark(list), null));
    return "procedures/formList";
  }

  @PostMapping("/{list}")
  @Audited("procedures.list-changed")
  String save(
      @PathVariable String list,
      @RequestParam MultiValueMap<String, String> typed,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    ListRow old = editing.list(list);
    FormRows form = new FormRows(typed);
    if (form.value("list.name").isEmpty()) {
      form.refuse("list.name", 0, "REQUIRED");
    }
    List<Item> items = items(form);
    String seen = form.value("seen").isEmpty() ? editing.mark(list) : form.value("seen");
    boolean sound = form.errors().isEmpty();
    if (sound && editing.save(row(list, form), items, seen, user)) {
      CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("procedures.saved"));
      return "redirect:/procedures/lists/" + list;
    }
    response.setStatus(sound ? 409 : 422);
    // a refused form keeps its mark: what somebody else saved meanwhile is still seen
    model.addAttribute(
        "page",
        sound
            ? new OneList(old, form, editing.mark(list), editing.items(list))
            : new OneList(old, form, seen, null));
    return "procedures/formList";
  }

  private static ListRow row(String code, FormRows form) {
    return new ListRow(
        code,
        form.value("list.name"),
        form.optional("list.nameEn"),
        form.optional("list.basis"),
        0);
  }

  private static List<Item> items(FormRows form) {
    List<Item> items = new ArrayList<>();
    Set<String> values = new HashSet<>();
    for (int i = 0; i < form.rows("i.label"); i++) {
      if (form.value("i.label", i).isEmpty()) {
        continue;
      }
      String value = form.value("i.value", i);
      String code = value.isEmpty() ? FieldForm.key(form.value("i.label", i)) : value;
      if (!values.add(code)) {
        form.refuse("i.value", i, "DUPLICATE_KEY");
      }
      Item item =
          new Item(
              code,
              form.value("i.label", i),
              form.optional("i.labelEn", i),
              form.date("i.from", i),
              form.date("i.to", i));
      if (item.validFrom() != null
          && item.validTo() != null
          && !item.validTo().isAfter(item.validFrom())) {
        form.refuse("i.to", i, "LIMIT");
      }
      items.add(item);
    }
    return items;
  }

  private static FormRows inputs(ListRow list, List<Item> items) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    put(fields, "list.name", list.name());
    put(fields, "list.nameEn", list.nameEn());
    put(fields, "list.basis", list.basis());
    for (Item item : items) {
      put(fields, "i.value", item.value());
      put(fields, "i.label", item.label());
      put(fields, "i.labelEn", item.labelEn());
      put(fields, "i.from", FormRows.day(item.validFrom()));
      put(fields, "i.to", FormRows.day(item.validTo()));
    }
    for (int i = 0; i < SPARE; i++) {
      put(fields, "i.label", "");
    }
    return new FormRows(fields);
  }

  private static void put(Map<String, List<String>> fields, String name, @Nullable String value) {
    fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value == null ? "" : value);
  }
}
