package vn.lienthong.dossiers;

import java.util.UUID;
import vn.lienthong.shared.CurrentUser;

/**
 * The officer has decided about what a visitor handed in; published in that transaction.
 *
 * @param visit id that {@link VisitSource} knows
 */
public record VisitEnded(UUID visit, UUID dossier, String code, CurrentUser officer) {}
