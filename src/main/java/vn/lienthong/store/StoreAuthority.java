package vn.lienthong.store;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.db.Sql;

/** Decides on the row who may see a paper and act on it. Pages and REST ask here. */
@Component
class StoreAuthority {
  static final String VIEW = "store.view";
  static final String MANAGE = "store.manage";
  static final String REVOKE = "store.revoke";
  static final String CERTIFY = "store.certify";
  static final String ACKNOWLEDGE = "store.acknowledge";
  static final String CATALOGUE = "store.catalogue";
  static final String NATIONAL = "store.national";

  private static final Duration LOOKUP_LASTS = Duration.ofHours(8);

  private final ItemRepository items;
  private final JdbcClient jdbc;
  private final Clock clock;

  StoreAuthority(ItemRepository items, JdbcClient jdbc, Clock clock) {
    this.items = items;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What people bring themselves is looked after by the service centre of the province. */
  static StoreItem.Keeper centre(DirectoryApi directory, LocalDate today) {
    UnitSummary root =
        directory.root(today).orElseThrow(() -> new AppException(StoreErrors.NO_SUCH_ITEM));
    UnitSummary unit = directory.serviceCentreOf(root.id(), today).orElse(root);
    return new StoreItem.Keeper(unit.id(), unit.path(), unit.name());
  }

  static boolean owns(StoreItem item, CurrentUser user) {
    return user.isCitizen() && item.owner().number().equals(user.identityNumber());
  }

  /** The owner; an officer of the unit that keeps it, of one that used it, or asked of late. */
  boolean sees(StoreItem item, CurrentUser user) {
    return owns(item, user)
        || (user.may(VIEW)
            && (user.may(VIEW, item.keeper().path()) || used(item, user) || asked(item, user)));
  }

  /** With the owner's word an officer looked into the store within these hours. */
  private boolean asked(StoreItem item, CurrentUser user) {
    return jdbc.sql(
            """
            select exists (select 1 from store.lookup
              where owner = :owner and who = :who and at > :since)
            """)
        .param("owner", item.owner().number())
        .param("who", user.id())
        .param("since", Sql.time(clock.instant().minus(LOOKUP_LASTS)))
        .query(Boolean.class)
        .single();
  }

  private boolean used(StoreItem item, CurrentUser user) {
    return jdbc.sql(
            """
            select exists (select 1 from store.use
              where item_id = :item and unit_path like any (:reach))
            """)
        .param("item", item.id())
        .param("reach", user.reach(VIEW))
        .query(Boolean.class)
        .single();
  }

  /** The paper for reading, or the same refusal as for one that does not exist. */
  StoreItem read(UUID id, CurrentUser user) {
    StoreItem item = items.get(id);
    if (!sees(item, user)) {
      throw new AppException(StoreErrors.NO_SUCH_ITEM);
    }
    return item;
  }

  /** The owner's own paper. */
  StoreItem own(UUID id, CurrentUser user) {
    StoreItem item = items.get(id);
    if (!owns(item, user)) {
      throw new AppException(StoreErrors.NO_SUCH_ITEM);
    }
    return item;
  }

  /** The paper for an act that needs the permission over its keeper. */
  StoreItem act(UUID id, String permission, CurrentUser user) {
    StoreItem item = items.get(id);
    if (user.may(permission, item.keeper().path())) {
      return item;
    }
    throw new AppException(sees(item, user) ? SharedErrors.FORBIDDEN : StoreErrors.NO_SUCH_ITEM);
  }
}
