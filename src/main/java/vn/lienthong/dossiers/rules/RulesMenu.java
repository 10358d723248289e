package vn.lienthong.dossiers.rules;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class RulesMenu implements MenuSource {
  @Override
  public List<Entry> entries(CurrentUser user) {
    return user.may(CollectionRules.EDIT)
        ? List.of(
            new Entry(
                "shared.menu.administration", 923, "dossiers.rules.title", "/dossiers/rules", null))
        : List.of();
  }
}
