package vn.lienthong.dossiers;

import java.util.List;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.CollectionTime;

/**
 * A dossier with everything that belongs to it, as it stood right after one of its versions: state,
 * dates, papers asked for and results of later versions are not in it.
 *
 * @param act the act that made the version
 * @param history up to that act, oldest first
 */
public record DossierSnapshot(
    Dossier dossier,
    HistoryEntry act,
    List<HistoryEntry> history,
    List<ComponentRepository.Line> components,
    List<Supplement> supplements,
    List<ResultDocument> results,
    List<ResultRepository.Handover> handovers,
    List<DueDates.Change> dueChanges,
    Money money) {

  /**
   * What was asked for the dossier by then, paid or not as it stands now.
   *
   * @param rule when the fee is collected that has not been asked for yet
   */
  public record Money(List<Charge> charges, CollectionTime rule) {}
}
