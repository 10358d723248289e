package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;

/**
 * One person with posts and delegations.
 *
 * @param endable assignments that the user may end
 * @param lendable assignments whose permissions the user may lend
 * @param revocable delegations that the user may take back
 * @param open id of the assignment or delegation whose refused form stands open
 */
record PersonPage(
    PersonDetail person,
    LocalDate today,
    List<AssignmentRow> assignments,
    List<DelegationRow> delegations,
    Set<UUID> endable,
    Set<UUID> lendable,
    Set<UUID> revocable,
    boolean mayEdit,
    @Nullable UUID open,
    String typed,
    FormErrors errors) {}
