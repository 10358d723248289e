package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.procedures.form.FormLists;
import vn.lienthong.procedures.form.ListItems;
import vn.lienthong.procedures.form.ListItems.Item;
import vn.lienthong.procedures.form.ListItems.ListRow;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Filled;

/** Own lists of choices. An item that goes is no longer offered, but old answers keep its name. */
@Service
class FormListEditing {
  private static final int LONGEST = 1_000;

  private final ListItems items;
  private final ProcedureEditing editing;

  FormListEditing(ListItems items, ProcedureEditing editing) {
    this.items = items;
    this.editing = editing;
  }

  List<ListRow> lists() {
    return items.lists(editing.today());
  }

  ListRow list(String code) {
    return items
        .list(code, editing.today())
        .orElseThrow(() -> new AppException(ProcedureErrors.LIST_UNKNOWN));
  }

  List<Item> items(String code) {
    return items.items(code);
  }

  /** Begins an empty list; refuses a code that is taken or cannot stand in an address. */
  @Transactional
  void begin(ListRow list, CurrentUser user) {
    ProcedureEditing.require(user, ProcedureEditing.EDIT);
    if (!Filled.all(LONGEST, list.code(), list.name())) {
      throw new AppException(ProcedureErrors.LIST_CODE);
    }
    boolean taken =
        FormLists.OF_THE_HOUSE.contains(list.code())
            || items.list(list.code(), editing.today()).isPresent();
    if (taken || !list.code().matches("[a-z][a-z0-9-]{1,40}")) {
      throw new AppException(ProcedureErrors.LIST_CODE);
    }
    items.save(list, List.of());
    editing.record("procedures.list-changed", list.code(), user, null, list);
  }

  /** Tells a list as it stands from one that somebody else has changed since. */
  String mark(String code) {
    ListRow list = list(code);
    String all = list.name() + list.nameEn() + list.basis() + items(code);
    return Integer.toHexString(all.hashCode());
  }

  /**
   * @param seen mark of what the change was made from; null to save over whatever is there
   * @return false, with nothing saved, where it is another list by now
   */
  @Transactional
  boolean save(ListRow list, List<Item> wanted, @Nullable String seen, CurrentUser user) {
    ProcedureEditing.require(user, ProcedureEditing.EDIT);
    items.lock(list.code());
    if (seen != null && !seen.equals(mark(list.code()))) {
      return false;
    }
    for (Item item : wanted) {
      if (!Filled.all(LONGEST, item.value(), item.label()) || emptyPeriod(item)) {
        throw new AppException(
            ProcedureErrors.UNREADABLE_CONTENT, Objects.toString(item.value(), ""));
      }
    }
    if (wanted.stream().map(Item::value).distinct().count() < wanted.size()) {
      throw new AppException(ProcedureErrors.UNREADABLE_CONTENT, list.code());
    }
    List<Item> before = items.items(list.code());
    List<Item> all = new ArrayList<>(wanted);
    Set<String> kept = new HashSet<>();
    wanted.forEach(item -> kept.add(item.value()));
    before.stream()
        .filter(item -> !kept.contains(item.value()))
        .map(item -> ended(item, editing.today()))
        .forEach(all::add);
    items.save(list, all);
    editing.record(
        "procedures.list-changed",
        list.code(),
        user,
        Map.of("items", before),
        Map.of("items", all));
    return true;
  }

  private static boolean emptyPeriod(Item item) {
    return item.validFrom() != null
        && item.validTo() != null
        && !item.validTo().isAfter(item.validFrom());
  }

  private static Item ended(Item item, LocalDate today) {
    boolean over = item.validTo() != null && !item.validTo().isAfter(today);
    LocalDate from = item.validFrom();
    LocalDate end = from != null && !from.isBefore(today) ? from.plusDays(1) : today;
    return over
        ? item
        : new Item(item.value(), item.label(), item.labelEn(), item.validFrom(), end);
  }
}
