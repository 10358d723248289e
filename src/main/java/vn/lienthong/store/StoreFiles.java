package vn.lienthong.store;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.files.FileGuard;
import vn.lienthong.shared.CurrentUser;

/** The files of papers: their owner reads them, and the officers who see the paper. */
@Component
class StoreFiles implements FileGuard {
  static final String OBJECT = "store.item";
  static final String PURPOSE = "store.paper";

  private final ItemRepository items;
  private final StoreAuthority authority;

  StoreFiles(ItemRepository items, StoreAuthority authority) {
    this.items = items;
    this.authority = authority;
  }

  @Override
  public String objectType() {
    return OBJECT;
  }

  @Override
  public boolean mayRead(CurrentUser user, String objectId) {
    return items
        .find(UUID.fromString(objectId))
        .filter(item -> authority.sees(item, user))
        .isPresent();
  }
}
