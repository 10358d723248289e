package vn.lienthong.shared.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.CurrentUser;

/** Menu entries that a module offers to the user; a Spring bean per module. */
public interface MenuSource {
  List<Entry> entries(CurrentUser user);

  /**
   * @param section message key of the section, one of shared.menu.work, shared.menu.oneStop,
   *     shared.menu.direction, shared.menu.money, shared.menu.procedures, shared.menu.organisation,
   *     shared.menu.administration
   * @param order place in the whole menu; sections are ordered by their smallest entry
   * @param label message key
   * @param count open work, exact; null = none shown
   */
  record Entry(String section, int order, String label, String href, @Nullable Long count) {}
}
