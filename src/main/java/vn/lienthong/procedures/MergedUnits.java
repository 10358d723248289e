package vn.lienthong.procedures;

import java.util.UUID;
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

  MergedUnits(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
  }
}
