package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.PostRepository.Moment;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;

/**
 * Lends a part of a post to somebody: in writing, for a limited time, and never what was itself
 * lent (NĐ 30/2020/NĐ-CP Điều 13). Only an assignment can be the source, so nothing is passed on.
 */
@Service
class Delegations {
  private final JdbcClient jdbc;
  private final UnitRepository units;
  private final PostRepository posts;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Delegations(
      JdbcClient jdbc,
      UnitRepository units,
      PostRepository posts,
      AuditApi audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.units = units;
    this.posts = posts;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The post that is lent. */
  record Source(
      UUID personId, String position, UUID unitId, LocalDate from, @Nullable LocalDate until) {}

  @Transactional
  UUID delegate(NewDelegation delegation, CurrentUser who) {
    if (!delegation.until().isAfter(delegation.from())) {
      throw new AppException(DirectoryErrors.PERIOD_INVALID);
    }
    if (delegation.documentNumber().isBlank()) {
      throw new AppException(DirectoryErrors.DOCUMENT_MISSING);
    }
    if (delegation.permissions().isEmpty()) {
      throw new AppException(DirectoryErrors.DELEGATION_EMPTY);
    }
    Source source = source(delegation.assignmentId());
    String path = units.path(source.unitId(), delegation.from());
    if (path == null) {
      throw new AppException(DirectoryErrors.UNIT_NOT_ALIVE, delegation.from());
    }
    requireLender(source.personId(), path, who);
    if (!source.personId().equals(who.id())) {
      requireDisinterested(source, delegation, who);
    }
    requireWithin(source, delegation);
    requireRecipient(source, path, delegation);
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into directory.delegation (id, assignment_id, recipient_id, capacity,
              permissions, valid_from, valid_until, document_number, document_date, note,
              created_by)
            values (:id, :assignment, :recipient, :capacity, :permissions, :from, :until, :number,
              :date, :note, :by)
            """)
        .param("id", id)
        .param("assignment", delegation.assignmentId())
        .param("recipient", delegation.recipientId())
        .param("capacity", delegation.capacity().name())
        .param("permissions", delegation.permissions().stream().sorted().toArray(String[]::new))
        .param("from", delegation.from())
        .param("until", delegation.until())
        .param("number", delegation.documentNumber().strip())
        .param("date", delegation.documentDate())
        .param("note", UnitForm.text(delegation.note()))
        .param("by", who.name())
        .update();
    audit.record(
        new AuditEvent(
            "directory.delegated",
            "delegation",
            id.toString(),
            who,
            path,
            null,
            delegation,
            delegation.documentNumber()));
    events.publishEvent(new PostsChanged(Set.of(delegation.recipientId())));
    return id;
  }

  /** Takes the delegation back at once; what was done under it stays done. */
  @Transactional
  void revoke(UUID id, String reason, CurrentUser who) {
    if (reason.isBlank()) {
      throw new AppException(DirectoryErrors.REASON_MISSING);
    }
    record Row(UUID assignmentId, UUID recipientId, @Nullable String revokedReason) {}
    Row row =
        jdbc.sql(
                """
                select assignment_id, recipient_id, revoked_reason from directory.delegation
                where id = :id for update
                """)
            .param("id", id)
            .query(Row.class)
            .optional()
            .orElseThrow(() -> new AppException(DirectoryErrors.DELEGATION_UNKNOWN));
    Source source = source(row.assignmentId());
    String path =
        units
            .unit(source.unitId(), LocalDate.now(clock))
            .map(UnitSummary::path)
            .orElseThrow(() -> new AppException(DirectoryErrors.UNIT_UNKNOWN));
    requireLender(source.personId(), path, who);
    if (row.revokedReason() != null) {
      throw new AppException(DirectoryErrors.ALREADY_REVOKED);
    }
    jdbc.sql(
            """
            update directory.delegation
            set revoked_at = :at, revoked_by = :by, revoked_reason = :reason where id = :id
            """)
        .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
        .param("by", who.name())
        .param("reason", reason.strip())
        .param("id", id)
        .update();
    audit.record(
        new AuditEvent(
            "directory.delegation-revoked",
            "delegation",
            id.toString(),
            who,
            path,
            null,
            null,
            reason.strip()));
    events.publishEvent(new PostsChanged(Set.of(row.recipientId())));
  }

  /** The holder of the post, or who administers its unit by a post of their own: Điều 13 again. */
  static void requireLender(UUID holder, String unitPath, CurrentUser who) {
    if (!mayLend(holder, unitPath, who)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
  }

  /**
   * Who writes down what somebody else lends takes nothing from it, as nobody assigns posts to
   * themselves, and lends no post that reaches further than they do.
   */
  private void requireDisinterested(Source source, NewDelegation delegation, CurrentUser who) {
    if (delegation.recipientId().equals(who.id())) {
      throw new AppException(DirectoryErrors.DELEGATION_TO_WRITER);
    }
    String scope =
        jdbc.sql("select scope from directory.position where code = :position")
            .param("position", source.position())
            .query(String.class)
            .single();
    boolean reachesAll =
        who.kind() == CurrentUser.Kind.SYSTEM
            || who.inOwnPosts().postsWith("directory.edit").stream()
                .anyMatch(post -> post.scope() == CurrentUser.Scope.PROVINCE);
    if (scope.equals(CurrentUser.Scope.PROVINCE.name()) && !reachesAll) {
      throw new AppException(DirectoryErrors.DELEGATION_TOO_HIGH);
    }
  }

  static boolean mayLend(UUID holder, String unitPath, CurrentUser who) {
    return holder.equals(who.id()) || who.inOwnPosts().may("directory.edit", unitPath);
  }

  private Source source(UUID assignment) {
    return jdbc.sql(
            """
            select person_id, position, unit_id, valid_from as "from", valid_until as until
            from directory.assignment where id = :id
            """)
        .param("id", assignment)
        .query(Source.class)
        .optional()
        .orElseThrow(() -> new AppException(DirectoryErrors.POST_UNKNOWN));
  }

  private void requireWithin(Source source, NewDelegation delegation) {
    boolean beyond =
        delegation.from().isBefore(source.from())
            || (source.until() != null && delegation.until().isAfter(source.until()));
    if (beyond) {
      throw new AppException(DirectoryErrors.DELEGATION_BEYOND_POST);
    }
    Set<String> granted =
        jdbc.sql("select permission from directory.position_permission where position = :position")
            .param("position", source.position())
            .query((row, number) -> row.getString(1))
            .set();
    if (!granted.containsAll(delegation.permissions())) {
      throw new AppException(DirectoryErrors.DELEGATION_TOO_WIDE);
    }
  }

  private void requireRecipient(Source source, String path, NewDelegation delegation) {
    if (source.personId().equals(delegation.recipientId())) {
      throw new AppException(DirectoryErrors.DELEGATION_TO_SELF);
    }
    Moment start =
        Moment.of(delegation.from().atStartOfDay(vn.lienthong.shared.Vietnam.ZONE).toInstant());
    boolean below =
        posts.postsOf(delegation.recipientId(), start).stream()
            .anyMatch(post -> post.capacity() == null && post.unitPath().startsWith(path));
    if (!below) {
      throw new AppException(DirectoryErrors.DELEGATION_OUTSIDE_UNIT);
    }
  }
}
