package vn.lienthong.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.CurrentUser;

/**
 * Certified copies and the results of dossiers that they copy. Who certifies types what the paper
 * says, so the two belong together when the owner, the number and the day are the same, or where
 * the day is not known the agency or the dossier.
 */
@Repository
class CopiedResults {
  private static final String PAIRS =
      """
      from store.certified_copy c
      join store.item r on r.owner = c.owner and r.type = 'RESULT'
        and lower(r.number) = lower(c.paper_number)
        and coalesce(r.issued_on = c.paper_issued_on,
          lower(r.agency) = lower(c.paper_agency) or r.source_code = c.dossier_code, false)
      """;

  private final JdbcClient jdbc;
  private final StoreAuthority authority;

  CopiedResults(JdbcClient jdbc, StoreAuthority authority) {
    this.jdbc = jdbc;
    this.authority = authority;
  }

  /** The results that the paper is a certified copy of, of those that the user sees. */
  List<StoreItem> results(UUID copy, CurrentUser user) {
    return seen("select r.* " + PAIRS + " where c.item_id = :id order by r.id desc", copy, user);
  }

  /** The certified copies of the result, newest first, of those that the user sees. */
  List<StoreItem> copies(UUID result, CurrentUser user) {
    return seen(
        "select i.* "
            + PAIRS
            + " join store.item i on i.id = c.item_id where r.id = :id order by c.id desc limit 50",
        result,
        user);
  }

  private List<StoreItem> seen(String sql, UUID id, CurrentUser user) {
    return jdbc.sql(sql).param("id", id).query(ItemRepository::row).list().stream()
        .filter(item -> authority.sees(item, user))
        .toList();
  }
}
