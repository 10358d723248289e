package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.CurrentUser;

/** Which unit handles a procedure, from a day on. */
@Service
class HandlingUnits {
  private final ListRepository lists;
  private final DirectoryApi directory;
  private final ProcedureEditing editing;
  private final ApplicationEventPublisher events;

  HandlingUnits(
      ListRepository lists,
      DirectoryApi directory,
      ProcedureEditing editing,
      ApplicationEventPublisher events) {
    this.lists = lists;
    this.directory = directory;
    this.editing = editing;
    this.events = events;
  }

  /** Names the unit that bears the code, in either style; false if there is none. */
  @Transactional
  public boolean add(String procedure, String unitCode, LocalDate from, CurrentUser user) {
    ProcedureEditing.require(user, ProcedureEditing.PUBLISH);
    var unit = directory.unitByCode(unitCode.strip(), from).map(UnitSummary::id);
    if (unit.isEmpty()) {
      return false;
    }
    lists.apply(procedure, unit.get(), from);
    editing.record(
        "procedures.applied", procedure, user, null, Map.of("unit", unit.get(), "from", from));
    events.publishEvent(new HandlingChanged(procedure));
    return true;
  }

  /** The unit no longer handles it from today. */
  @Transactional
  public void end(String procedure, UUID unit, CurrentUser user) {
    ProcedureEditing.require(user, ProcedureEditing.PUBLISH);
    lists.withdraw(procedure, unit, editing.today());
    editing.record("procedures.withdrawn", procedure, user, Map.of("unit", unit), null);
    events.publishEvent(new HandlingChanged(procedure));
  }
}
