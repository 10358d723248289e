package vn.lienthong.procedures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.procedures.form.ListItems.Item;
import vn.lienthong.procedures.form.ListItems.ListRow;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/** Own lists of choices for programs. */
@RestController
@RequestMapping("/api/v1/procedures/lists")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
@Tag(name = "procedures")
class ListsRestController {
  private final FormListEditing editing;

  ListsRestController(FormListEditing editing) {
    this.editing = editing;
  }

  record ListResource(ListRow list, List<Item> items) {}

  record NewList(String code, String name, @Nullable String nameEn, @Nullable String basis) {}

  record ListChange(
      String name, @Nullable String nameEn, @Nullable String basis, List<Item> items) {}

  @GetMapping
  @Operation(summary = "All own lists")
  List<ListRow> lists() {
    return editing.lists();
  }

  @PostMapping
  @Audited("procedures.list-changed")
  @Operation(summary = "Begin an empty list")
  ListResource begin(@RequestBody NewList list, CurrentUser user) {
    editing.begin(new ListRow(list.code(), list.name(), list.nameEn(), list.basis(), 0), user);
    return one(list.code());
  }

  @GetMapping("/{list}")
  @Operation(summary = "A list with its items, those too that are no longer offered")
  ListResource one(@PathVariable String list) {
    return new ListResource(editing.list(list), editing.items(list));
  }

  @PutMapping("/{list}")
  @Audited("procedures.list-changed")
  @Operation(summary = "Replace the items; one that is left out is offered no longer")
  ListResource save(@PathVariable String list, @RequestBody ListChange change, CurrentUser user) {
    editing.list(list);
    if (change.name() == null || change.items() == null) {
      throw new AppException(
          SharedErrors.PARAMETER_MISSING, change.name() == null ? "name" : "items");
    }
    editing.save(
        new ListRow(list, change.name(), change.nameEn(), change.basis(), 0),
        change.items(),
        null,
        user);
    return one(list);
  }
}
