package vn.lienthong.identity;

import java.util.List;

/** Accounts that the sign-in page of the demonstration offers to click; a Spring bean. */
public interface DemonstrationAccounts {
  List<Account> accounts();

  /**
   * @param duty what this person does, for instance "Tiếp nhận hồ sơ"
   * @param unit name of the unit
   */
  record Account(String username, String password, String name, String duty, String unit) {}
}
