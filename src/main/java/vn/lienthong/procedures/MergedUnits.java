package vn.lienthong.procedures;

import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.MergerUndone;
import vn.lienthong.directory.UnitsMerged;

/** From the day of a merger the successor handles what the ended units handled. */
@Component
class MergedUnits {
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  MergedUnits(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  @EventListener
  @Transactional
  public void on(UnitsMerged event) {
    UUID[] units = event.unitIds().toArray(UUID[]::new);
    run(
        """
        insert into procedures.application_change
        select :act, code, unit_id, valid_from, valid_to, false from procedures.application
        where unit_id = any (:units) and (valid_to is null or valid_to >= :on)
        """,
        event,
        units);
    run(
        """
        with fresh as (
          insert into procedures.application (code, unit_id, valid_from, valid_to)
          select code, :successor, greatest(min(valid_from), :on),
            case when bool_or(valid_to is null) then null else max(valid_to) end
          from procedures.application_change c
          where c.act_id = :act and not fresh and not exists (
            select 1 from procedures.application a where a.code = c.code
              and a.unit_id = :successor and (a.valid_to is null or a.valid_to >= :on))
          group by code
          returning code, unit_id, valid_from, valid_to)
        insert into procedures.application_change
        select :act, code, unit_id, valid_from, valid_to, true from fresh
        """,
        event,
        units);
    run(
        """
        delete from procedures.application
        where unit_id = any (:units) and valid_from >= :on and :successor is not null
        """,
        event,
        units);
    run(
        """
        update procedures.application set valid_to = :on::date - 1
        where unit_id = any (:units) and (valid_to is null or valid_to >= :on)
        """,
        event,
        units);
    changed(event.act()).forEach(events::publishEvent);
  }

  private List<HandlingChanged> changed(UUID act) {
    return jdbc.sql("select distinct code from procedures.application_change where act_id = :act")
        .param("act", act)
        .query((row, number) -> new HandlingChanged(row.getString(1)))
        .list();
  }

  private void run(String sql, UnitsMerged event, UUID[] units) {
    jdbc.sql(sql)
        .param("act", event.act())
        .param("units", units)
        .param("successor", event.successorId())
        .param("on", event.on())
        .update();
  }

  @EventListener
  @Transactional
  public void on(MergerUndone event) {
    List<HandlingChanged> changed = changed(event.act());
    jdbc.sql(
            """
            delete from procedures.application a using procedures.application_change c
            where c.act_id = :act and c.fresh and a.code = c.code and a.unit_id = c.unit_id
              and a.valid_from = c.valid_from
            """)
        .param("act", event.act())
        .update();
    jdbc.sql(
            """
            insert into procedures.application (code, unit_id, valid_from, valid_to)
            select code, unit_id, valid_from, valid_to from procedures.application_change
            where act_id = :act and not fresh
            on conflict (code, unit_id, valid_from) do update set valid_to = excluded.valid_to
            """)
        .param("act", event.act())
        .update();
    jdbc.sql("delete from procedures.application_change where act_id = :act")
        .param("act", event.act())
        .update();
    changed.forEach(events::publishEvent);
  }
}
