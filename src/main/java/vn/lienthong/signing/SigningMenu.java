package vn.lienthong.signing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class SigningMenu implements MenuSource {
  private static final String SECTION = "shared.menu.oneStop";
  private static final int SIMULATOR = 281;

  private final SigningSettings settings;

  SigningMenu(SigningSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    List<Entry> entries = new ArrayList<>();
    if (user.may("signing.simulate") && settings.simulated()) {
      entries.add(
          new Entry(SECTION, SIMULATOR, "signing.menu.simulator", "/signing/simulator", null));
    }
    return entries;
  }
}
