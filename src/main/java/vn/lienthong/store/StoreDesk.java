package vn.lienthong.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.db.Sql;
import vn.lienthong.shared.web.KeyPage;

/** What officers list, count and look up. */
@Service
class StoreDesk {
  private final JdbcClient jdbc;
  private final ItemRepository items;
  private final AuditApi audit;
  private final Clock clock;

  StoreDesk(JdbcClient jdbc, ItemRepository items, AuditApi audit, Clock clock) {
    this.jdbc = jdbc;
    this.items = items;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What to list.
   *
   * @param state null for all
   */
  record Filter(StoreItem.@Nullable State state, String q, @Nullable UUID after) {}

  /**
   * Somebody looked.
   *
   * @param national the procedure for which the national store was asked at a counter; null for a
   *     look into our store
   */
  record Lookup(
      Instant at,
      String person,
      @Nullable String unitName,
      String purpose,
      @Nullable String national) {}

  /** Papers that the user's units keep, newest first. */
  KeyPage<StoreItem> list(Filter filter, CurrentUser user, int most) {
    List<StoreItem> found =
        jdbc.sql(
                """
                select * from store.item
                where unit_path like any (:reach)
                  and (cast(:state as text) is null or state = :state)
                  and (:q = '' or owner = :q or number ilike :like or name_key like :key
                    or source_code = :q)
                  and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :most
                """)
            .param("reach", user.reach(StoreAuthority.VIEW))
            .param("state", filter.state() == null ? null : filter.state().name())
            .param("q", filter.q())
            .param("like", "%" + escaped(filter.q()) + "%")
            .param("key", "%" + NameKey.of(filter.q()) + "%")
            .param("after", filter.after())
            .param("most", most + 1)
            .query(ItemRepository::row)
            .list();
    return KeyPage.of(found, most, StoreItem::id);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  long waiting(CurrentUser user) {
    return jdbc.sql(
            """
            select count(*) from store.item where state = 'WAITING' and unit_path like any (:reach)
            """)
        .param("reach", user.reach(StoreAuthority.MANAGE))
        .query(Long.class)
        .single();
  }

  /** Looks into a person's store, with what for: the look itself is written down. */
  @Transactional
  List<StoreItem> lookUp(String owner, String purpose, CurrentUser officer) {
    CurrentUser.Post post =
        officer.postsWith(StoreAuthority.VIEW).stream()
            .findFirst()
            .orElseThrow(() -> new AppException(SharedErrors.FORBIDDEN));
    String number = ItemDecisions.number(owner);
    String why = ItemDecisions.required(purpose, "purpose");
    jdbc.sql(
            """
            insert into store.lookup (id, at, owner, who, person, unit_name, purpose)
            values (:id, :at, :owner, :who, :person, :unit, :purpose)
            """)
        .param("id", Ids.next())
        .param("at", Sql.time(clock.instant()))
        .param("owner", number)
        .param("who", officer.id())
        .param("person", officer.name())
        .param("unit", post.unitName())
        .param("purpose", why)
        .update();
    audit.record(
        new AuditEvent(
            "store.looked-up",
            "paper",
            "",
            officer,
            post.unitPath(),
            null,
            Map.of("identityNumber", number),
            why));
    return items.ofOwner(number);
  }

  /** Who looked into the owner's store, or asked the national one: their own to know. */
  List<Lookup> lookups(String owner) {
    return jdbc.sql(
            """
            select at, person, unit_name, purpose, cast(null as text) as procedure_code
            from store.lookup where owner = :owner
            union all
            select at, person, unit_name, '', procedure_code from store.national_query
            where owner = :owner and consent = 'AT_COUNTER'
            order by at desc limit 50
            """)
        .param("owner", owner)
        .query((row, i) ->
            new Lookup(
                Sql.at(row, "at"),
                row.getString("person"),
                row.getString("unit_name"),
                row.getString("purpose"),
                row.getString("procedure_code")))
        .list();
  }
}
