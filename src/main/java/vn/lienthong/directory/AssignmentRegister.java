package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Puts people into positions and ends it; nobody promotes themselves. */
@Service
class AssignmentRegister {
  private final JdbcClient jdbc;
  private final UnitRepository units;
  private final AssignmentRepository assignments;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;

  AssignmentRegister(
      JdbcClient jdbc,
      UnitRepository units,
      AssignmentRepository assignments,
      AuditApi audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.units = units;
    this.assignments = assignments;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  UUID assign(NewAssignment assignment, CurrentUser who) {
    if (assignment.until() != null && !assignment.until().isAfter(assignment.from())) {
      throw new AppException(DirectoryErrors.PERIOD_INVALID);
    }
    String path = units.path(assignment.unitId(), assignment.from());
    if (path == null) {
      throw new AppException(DirectoryErrors.UNIT_NOT_ALIVE, assignment.from());
    }
    who.require("directory.edit", path);
    if (assignment.personId().equals(who.id())) {
      throw new AppException(DirectoryErrors.ASSIGNS_SELF);
    }
    boolean known =
        jdbc.sql("select exists (select 1 from directory.person where id = :id)")
            .param("id", assignment.personId())
            .query(Boolean.class)
            .single();
    if (!known) {
      throw new AppException(DirectoryErrors.PERSON_UNKNOWN);
    }
    String position = assignment.position().name();
    requireRank(position, who);
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into directory.assignment (id, person_id, position, title, unit_id, valid_from,
              valid_until, basis)
            select :id, :person, code, coalesce(nullif(:title, ''), title), :unit, :from, :until,
              :basis
            from directory.position where code = :position
            """)
        .param("id", id)
        .param("person", assignment.personId())
        .param("title", UnitForm.text(assignment.title()))
        .param("unit", assignment.unitId())
        .param("from", assignment.from())
        .param("until", assignment.until())
        .param("basis", UnitForm.text(assignment.basis()))
        .param("position", position)
        .update();
    audit.record(
        new AuditEvent(
            "directory.assigned",
            "person",
            assignment.personId().toString(),
            who,
            path,
            null,
            assignment,
            assignment.basis()));
    events.publishEvent(new PostsChanged(Set.of(assignment.personId())));
    return id;
  }

  /**
   * A position that reaches the whole province is given and ended only by who reaches the province.
   */
  private void requireRank(String position, CurrentUser who) {
    if (!reaches(position, who)) {
      throw new AppException(DirectoryErrors.POSITION_TOO_HIGH);
    }
  }

  boolean reaches(String position, CurrentUser who) {
    boolean reachesAll =
        who.kind() == CurrentUser.Kind.SYSTEM
            || who.postsWith("directory.edit").stream()
                .anyMatch(post -> post.scope() == CurrentUser.Scope.PROVINCE);
    return reachesAll
        || !jdbc.sql("select scope from directory.position where code = :position")
            .param("position", position)
            .query(String.class)
            .single()
            .equals("PROVINCE");
  }

  /**
   * Whoever administers all units where the person holds a post, or will. One would not do: anybody
   * can be given a post in it, and would have their mails sent elsewhere. Of whoever reaches the
   * province, only who does, too. Before the first post any administrator of units, after the last
   * one those of the units that were left.
   */
  boolean over(List<AssignmentRow> posts, LocalDate today, CurrentUser who) {
    List<AssignmentRow> held = posts.stream().filter(post -> !post.ended(today)).toList();
    if (!held.isEmpty()) {
      return held.stream()
          .allMatch(
              post -> who.may("directory.edit", post.unitPath()) && reaches(post.position(), who));
    }
    return posts.isEmpty()
        ? who.may("directory.edit")
        : posts.stream().anyMatch(post -> who.may("directory.edit", post.unitPath()));
  }

  /** The assignment holds no longer from the day on. */
  @Transactional
  void end(UUID id, LocalDate until, String basis, CurrentUser who) {
    AssignmentRow row =
        assignments
            .assignment(id, until)
            .orElseThrow(() -> new AppException(DirectoryErrors.POST_UNKNOWN));
    who.require("directory.edit", row.unitPath());
    requireRank(row.position(), who);
    if (!until.isAfter(row.from()) || (row.until() != null && until.isAfter(row.until()))) {
      throw new AppException(DirectoryErrors.PERIOD_INVALID);
    }
    jdbc.sql(
            """
            update directory.assignment set valid_until = :until, ended_by = nullif(:basis, '')
            where id = :id
            """)
        .param("until", until)
        .param("basis", basis)
        .param("id", id)
        .update();
    audit.record(
        new AuditEvent(
            "directory.assignment-ended",
            "person",
            row.personId().toString(),
            who,
            row.unitPath(),
            row,
            Map.of("until", until),
            basis));
    events.publishEvent(new PostsChanged(Set.of(row.personId())));
  }
}
