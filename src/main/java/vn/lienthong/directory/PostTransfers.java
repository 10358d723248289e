package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Ids;

/** Ends and moves the assignments of a whole unit; delegations end with what they lend. */
@Repository
class PostTransfers {
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  PostTransfers(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** Everybody of the unit holds the same position at the successor from the day on. */
  void transfer(UUID unit, UUID successor, LocalDate on) {
    for (UUID assignment : holdingOn(unit, on)) {
      jdbc.sql(
              """
              insert into directory.assignment (id, person_id, position, title, unit_id, capacity,
                valid_from, valid_until, basis)
              select :new, person_id, position, title, :successor, capacity,
                     greatest(valid_from, :on), valid_until, basis
              from directory.assignment where id = :old
              """)
          .param("new", Ids.next())
          .param("successor", successor)
          .param("on", on)
          .param("old", assignment)
          .update();
    }
    end(unit, on, "");
  }

  /** Nobody holds a post at the unit from the day on. */
  void end(UUID unit, LocalDate on, String ground) {
    Set<UUID> people =
        new HashSet<>(
            jdbc.sql(
                    """
                    select person_id from directory.assignment
                    where unit_id = :unit and (valid_until is null or valid_until > :on)
                    """)
                .param("unit", unit)
                .param("on", on)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    jdbc.sql(
            """
            delete from directory.assignment a
            where unit_id = :unit and valid_from >= :on
              and not exists (select 1 from directory.delegation where assignment_id = a.id)
            """)
        .param("unit", unit)
        .param("on", on)
        .update();
    jdbc.sql(
            """
            update directory.assignment set valid_until = :on, ended_by = nullif(:ground, '')
            where unit_id = :unit and valid_from < :on
              and (valid_until is null or valid_until > :on)
            """)
        .param("unit", unit)
        .param("on", on)
        .param("ground", ground)
        .update();
    if (!people.isEmpty()) {
      events.publishEvent(new PostsChanged(Set.copyOf(people)));
    }
  }

  /** Everybody who ever held a post at one of the units asks again for their posts. */
  void changed(List<UUID> units, UUID successor) {
    Set<UUID> people =
        new HashSet<>(
            jdbc.sql(
                    """
                    select person_id from directory.assignment
                    where unit_id = any (:units) or unit_id = :successor
                    """)
                .param("units", units.toArray(UUID[]::new))
                .param("successor", successor)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    if (!people.isEmpty()) {
      events.publishEvent(new PostsChanged(Set.copyOf(people)));
    }
  }

  private List<UUID> holdingOn(UUID unit, LocalDate on) {
    return jdbc.sql(
            """
            select id from directory.assignment
            where unit_id = :unit and (valid_until is null or valid_until > :on)
            """)
        .param("unit", unit)
        .param("on", on)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }
}
