package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.FormErrors;

/** Gathers what the page of one person shows to a user. */
@Component
class PersonPages {
  private static final String EDIT = "directory.edit";

  private final PeopleRepository people;
  private final AssignmentRepository assignments;
  private final AssignmentRegister register;
  private final Clock clock;

  PersonPages(
      PeopleRepository people,
      AssignmentRepository assignments,
      AssignmentRegister register,
      Clock clock) {
    this.people = people;
    this.assignments = assignments;
    this.register = register;
    this.clock = clock;
  }

  PersonPage of(UUID id, CurrentUser user, @Nullable UUID open, String typed, FormErrors errors) {
    LocalDate today = Vietnam.today(clock);
    PersonDetail person =
        people.detail(id).orElseThrow(() -> new AppException(DirectoryErrors.PERSON_UNKNOWN));
    List<AssignmentRow> posts = assignments.ofPerson(id, today);
    List<DelegationRow> lent = assignments.delegationsOf(id);
    Set<UUID> endable =
        posts.stream()
            .filter(post -> !post.ended(today) && user.may(EDIT, post.unitPath()))
            .filter(post -> register.reaches(post.position(), user))
            .map(AssignmentRow::id)
            .collect(Collectors.toSet());
    Set<UUID> lendable =
        posts.stream()
            .filter(post -> !post.ended(today) && !post.permissions().isEmpty())
            .filter(post -> Delegations.mayLend(id, post.unitPath(), user))
            .map(AssignmentRow::id)
            .collect(Collectors.toSet());
    Set<UUID> revocable =
        lent.stream()
            .filter(row -> !Set.of("REVOKED", "OVER").contains(row.state(today)))
            .filter(row -> Delegations.mayLend(row.giverId(), row.unitPath(), user))
            .map(DelegationRow::id)
            .collect(Collectors.toSet());
    boolean mayEdit = register.over(posts, today, user);
    return new PersonPage(
        person, today, posts, lent, endable, lendable, revocable, mayEdit, open, typed, errors);
  }
}
