package vn.lienthong.dossiers;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.Holding.Place;
import vn.lienthong.directory.UnitHoldings;

/** What of the one-stop stands at units beside the dossiers themselves, see {@link UnitChanges}. */
@Component
class FollowingUnits implements UnitHoldings {
  @Override
  public List<Holding> holdings() {
    return List.of(
        Holding.of(
            "dossiers.transfer",
            "t.state = 'SENT'",
            new Place("from_unit", "from_path", "from_name"),
            new Place("to_unit", "to_path", "to_name")),
        Holding.of(
            "dossiers.part",
            "t.finished_at is null",
            new Place("unit_id", "unit_path", "unit_name"),
            new Place(null, "lead_path", null)),
        Holding.of(
            "dossiers.directive",
            "t.answered_at is null",
            new Place("to_unit", "to_path", "to_unit_name")),
        Holding.of(
            "dossiers.apology",
            "t.state in ('DRAFT', 'APPROVED')",
            new Place(null, "agency_path", null),
            new Place(null, "handling_path", null)),
        Holding.of(
            "dossiers.result_report",
            "t.state in ('REPORTED', 'ACCEPTED')",
            new Place(null, "agency_path", null),
            new Place(null, "received_path", null),
            new Place("fault_unit", null, "fault_name")));
  }
}
