package vn.lienthong.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.db.Sql;
import vn.lienthong.shared.web.KeyPage;

/** The tables of access reviews; lists are limited to the units of who looks. */
@Component
class AccessReviewRows {
  private static final int PAGE = 50;
  private static final String REACH =
      """
      ('%' = any (:reach) or exists (
        select 1 from unnest(i.unit_paths) path where path like any (:reach)))
      """;

  private final JdbcClient jdbc;

  AccessReviewRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  enum Decision {
    KEEP,
    DISABLE
  }

  /**
   * @param total accounts of the review that the reader may see
   * @param undecided those without a decision
   */
  record Review(
      UUID id,
      Instant openedAt,
      LocalDate dueOn,
      @Nullable Instant closedAt,
      long total,
      long undecided) {
    boolean isOpen() {
      return closedAt == null;
    }
  }

  /**
   * @param own whether the account is that of who looks, and so somebody else's to decide about
   */
  record Item(
      UUID accountId,
      String username,
      String personName,
      String posts,
      @Nullable Instant lastSignInAt,
      @Nullable Decision decision,
      String note,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      boolean own) {}

  record Fresh(UUID accountId, String posts) {}

  boolean open(UUID id, Instant now, LocalDate due) {
    return jdbc.sql(
                """
                insert into identity.access_review (id, opened_at, due_on)
                values (:id, :now, :due) on conflict do nothing
                """)
            .param("id", id)
            .param("now", Sql.utc(now))
            .param("due", due)
            .update()
        == 1;
  }

  /** Puts all accounts that are not disabled on the list, at once. */
  void list(UUID review, List<Fresh> accounts) {
    jdbc.sql(
            """
            insert into identity.access_review_item (review_id, account_id, username, person_name,
              unit_paths, posts, last_sign_in_at)
            select :review, a.id, a.username, a.person_name, a.unit_paths, f.posts,
              a.last_sign_in_at
            from unnest(:ids::uuid[], :posts::text[]) as f (id, posts)
            join identity.staff_account a on a.id = f.id
            """)
        .param("review", review)
        .param("ids", accounts.stream().map(Fresh::accountId).toArray(UUID[]::new))
        .param("posts", accounts.stream().map(Fresh::posts).toArray(String[]::new))
        .update();
  }

  List<StaffAccount> openAccounts() {
    return jdbc.sql("select * from identity.staff_account where disabled_at is null order by id")
        .query(StaffAccounts::row)
        .list();
  }

  boolean anyOpen() {
    return jdbc.sql("select exists (select 1 from identity.access_review where closed_at is null)")
        .query(Boolean.class)
        .single();
  }

  Optional<Instant> lastOpened() {
    return jdbc.sql("select max(opened_at) from identity.access_review")
        .query((row, number) -> Sql.instant(row, "max"))
        .optional();
  }

  List<Review> reviews(String[] reach) {
    return jdbc.sql(
            """
            select r.*, count(i.account_id) total,
              count(i.account_id) filter (where i.decision is null) undecided
            from identity.access_review r
            left join identity.access_review_item i on i.review_id = r.id and
            """
                + REACH
                + " group by r.id order by r.opened_at desc limit 40")
        .param("reach", reach)
        .query(AccessReviewRows::review)
        .list();
  }

  KeyPage<Item> items(
      UUID review, @Nullable UUID self, String[] reach, boolean undecidedOnly, String after) {
    List<Item> found =
        jdbc.sql(
                """
                select i.*, coalesce(a.person_id = :self, false) as own
                from identity.access_review_item i
                left join identity.staff_account a on a.id = i.account_id
                where i.review_id = :review and i.username > :after
                  and (not :undecided or i.decision is null) and
                """
                    + REACH
                    + " order by i.username limit :limit")
            .param("review", review)
            .param("self", self)
            .param("after", after)
            .param("undecided", undecidedOnly)
            .param("reach", reach)
            .param("limit", PAGE + 1)
            .query(AccessReviewRows::item)
            .list();
    return KeyPage.of(found, PAGE, Item::username);
  }

  /** The person of the account, when the decision is new and the account within reach. */
  boolean decide(UUID review, UUID account, Verdict verdict, String[] reach) {
    return jdbc.sql(
                """
                update identity.access_review_item i
                set decision = :decision, note = :note, decided_by = :by, decided_by_name = :name,
                  decided_at = :now
                where i.review_id = :review and i.account_id = :account and i.decision is null
                  and exists (select 1 from identity.access_review r
                    where r.id = i.review_id and r.closed_at is null) and
                """
                    + REACH)
            .param("decision", verdict.decision().name())
            .param("note", verdict.note())
            .param("by", verdict.by())
            .param("name", verdict.name())
            .param("now", Sql.utc(verdict.at()))
            .param("review", review)
            .param("account", account)
            .param("reach", reach)
            .update()
        == 1;
  }

  record Verdict(Decision decision, String note, UUID by, String name, Instant at) {}

  /** Whether the account stands on the list within reach, decided or not. */
  boolean stands(UUID review, UUID account, String[] reach) {
    return jdbc.sql(
            """
            select exists (select 1 from identity.access_review_item i
              where i.review_id = :review and i.account_id = :account and
            """
                + REACH
                + ")")
        .param("review", review)
        .param("account", account)
        .param("reach", reach)
        .query(Boolean.class)
        .single();
  }

  /** Whether the account is that of the person. */
  boolean own(UUID account, UUID person) {
    return jdbc.sql(
            """
            select exists (
              select 1 from identity.staff_account where id = :account and person_id = :person)
            """)
        .param("account", account)
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  /** Closes the review once nothing on it waits. */
  boolean closeIfDone(UUID review, Instant now) {
    return jdbc.sql(
                """
                update identity.access_review r set closed_at = :now
                where id = :review and closed_at is null and not exists (
                  select 1 from identity.access_review_item i
                  where i.review_id = r.id and i.decision is null)
                """)
            .param("now", Sql.utc(now))
            .param("review", review)
            .update()
        == 1;
  }

  /** What waits for the person, whose own account waits for somebody else. */
  long undecided(@Nullable UUID self, String[] reach) {
    return jdbc.sql(
            """
            select count(*) from identity.access_review_item i
            join identity.access_review r on r.id = i.review_id and r.closed_at is null
            where i.decision is null and not exists (
              select 1 from identity.staff_account a
              where a.id = i.account_id and a.person_id = :self) and
            """
                + REACH)
        .param("self", self)
        .param("reach", reach)
        .query(Long.class)
        .single();
  }

  private static Review review(ResultSet row, int number) throws SQLException {
    OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
    return new Review(
        row.getObject("id", UUID.class),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_on", LocalDate.class),
        closed == null ? null : closed.toInstant(),
        row.getLong("total"),
        row.getLong("undecided"));
  }

  private static Item item(ResultSet row, int number) throws SQLException {
    String decision = row.getString("decision");
    return new Item(
        row.getObject("account_id", UUID.class),
        row.getString("username"),
        row.getString("person_name"),
        row.getString("posts"),
        Sql.instant(row, "last_sign_in_at"),
        decision == null ? null : Decision.valueOf(decision),
        row.getString("note"),
        row.getString("decided_by_name"),
        Sql.instant(row, "decided_at"),
        row.getBoolean("own"));
  }
}
