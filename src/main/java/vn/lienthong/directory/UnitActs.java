package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Stores acts and the states that they begin and end. */
@Repository
class UnitActs {
  private final JdbcClient jdbc;
  private final DirectoryNow now;

  UnitActs(JdbcClient jdbc, DirectoryNow now) {
    this.jdbc = jdbc;
    this.now = now;
  }

  UUID store(
      ActKind kind, LocalDate on, @Nullable Decision decision, String note, CurrentUser who) {
    Decision ground = decision == null ? Decision.NONE : decision;
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into directory.act (id, kind, effective_on, document_number, document_date,
              issuer, note, recorded_by)
            values (:id, :kind, :on, :number, :date, :issuer, :note, :by)
            """)
        .param("id", id)
        .param("kind", kind.name())
        .param("on", on)
        .param("number", ground.number())
        .param("date", ground.date())
        .param("issuer", ground.issuer())
        .param("note", note)
        .param("by", who.name())
        .update();
    return id;
  }

  void touch(UUID act, UUID unit) {
    jdbc.sql(
            "insert into directory.act_unit (act_id, unit_id) values (:act, :unit)"
                + " on conflict do nothing")
        .param("act", act)
        .param("unit", unit)
        .update();
  }

  /** Begins the state and ends the one that held on that day. */
  void beginState(UnitState state, UUID act) {
    now.changed();
    endState(state.unitId(), state.from());
    jdbc.sql(
            """
            insert into directory.unit_state (unit_id, valid_from, name, name_en, parent_id, path,
              folded, act_id)
            values (:unit, :from, :name, :nameEn, :parent, :path, :folded, :act)
            on conflict (unit_id, valid_from) do update set name = excluded.name,
              name_en = excluded.name_en, parent_id = excluded.parent_id, path = excluded.path,
              folded = excluded.folded, act_id = excluded.act_id
            """)
        .param("unit", state.unitId())
        .param("from", state.from())
        .param("name", state.name())
        .param("nameEn", state.nameEn())
        .param("parent", state.parentId())
        .param("path", state.path())
        .param("folded", Folding.fold(state.name()))
        .param("act", act)
        .update();
  }

  void endState(UUID unit, LocalDate on) {
    now.changed();
    jdbc.sql(
            """
            update directory.unit_state set valid_until = :on
            where unit_id = :unit and valid_from < :on
              and (valid_until is null or valid_until > :on)
            """)
        .param("unit", unit)
        .param("on", on)
        .update();
  }

  void endCodes(UUID unit, LocalDate on) {
    now.changed();
    jdbc.sql(
            """
            update directory.unit_code set valid_until = :on
            where unit_id = :unit and valid_from < :on
              and (valid_until is null or valid_until > :on)
            """)
        .param("unit", unit)
        .param("on", on)
        .update();
  }

  void succeed(UUID unit, UUID successor, UUID act) {
    jdbc.sql(
            """
            insert into directory.unit_successor (unit_id, successor_id, act_id)
            values (:unit, :successor, :act) on conflict do nothing
            """)
        .param("unit", unit)
        .param("successor", successor)
        .param("act", act)
        .update();
  }

  /** Keeps another act off the unit until the end of the transaction. */
  void lock(UUID unit) {
    jdbc.sql("update directory.unit set version = version + 1 where id = :unit")
        .param("unit", unit)
        .update();
  }

  /** Whether a change of that day or a later one is recorded already. */
  boolean changedOnOrAfter(UUID unit, LocalDate on) {
    return jdbc.sql(
            """
            select exists (select 1 from directory.unit_state
              where unit_id = :unit and (valid_from >= :on or valid_until >= :on))
            """)
        .param("unit", unit)
        .param("on", on)
        .query(Boolean.class)
        .single();
  }
}
