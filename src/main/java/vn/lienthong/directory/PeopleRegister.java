package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** Enters and corrects people. */
@Service
class PeopleRegister {
  private static final String EDIT = "directory.edit";
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

  private final JdbcClient jdbc;
  private final PeopleRepository people;
  private final AssignmentRepository assignments;
  private final AssignmentRegister register;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;
  private final DirectoryNow now;
  private final Clock clock;

  PeopleRegister(
      JdbcClient jdbc,
      PeopleRepository people,
      AssignmentRepository assignments,
      AssignmentRegister register,
      AuditApi audit,
      ApplicationEventPublisher events,
      DirectoryNow now,
      Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.assignments = assignments;
    this.register = register;
    this.audit = audit;
    this.events = events;
    this.now = now;
    this.clock = clock;
  }

  @Transactional
  UUID enter(NewPerson person, CurrentUser who) {
    if (!who.may(EDIT)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    UUID id = Ids.next();
    Checked checked = check(person, id);
    try {
      jdbc.sql(
              """
              insert into directory.person (id, name, given_name, email, phone, folded)
              values (:id, :name, :given, :email, :phone, :folded)
              """)
          .param("id", id)
          .param("name", checked.name())
          .param("given", Folding.givenName(checked.name()))
          .param("email", checked.email())
          .param("phone", person.phone())
          .param("folded", Folding.fold(checked.name()) + " " + checked.email())
          .update();
    } catch (DuplicateKeyException e) {
      throw new AppException(DirectoryErrors.EMAIL_TAKEN, e, checked.email());
    }
    audit.record(
        new AuditEvent(
            "directory.person-entered", "person", id.toString(), who, null, null, person, null));
    events.publishEvent(new PersonRecorded(id));
    return id;
  }

  /** Corrects name, e-mail and telephone; refuses when somebody saved since that version. */
  @Transactional
  void correct(UUID id, NewPerson person, int version, CurrentUser who) {
    requireOver(id, who);
    PersonDetail before =
        people.detail(id).orElseThrow(() -> new AppException(DirectoryErrors.PERSON_UNKNOWN));
    Checked checked = check(person, id);
    int changed =
        jdbc.sql(
                """
                update directory.person set name = :name, given_name = :given, email = :email,
                  phone = :phone, folded = :folded, version = version + 1
                where id = :id and version = :version
                """)
            .param("name", checked.name())
            .param("given", Folding.givenName(checked.name()))
            .param("email", checked.email())
            .param("phone", person.phone())
            .param("folded", Folding.fold(checked.name()) + " " + checked.email())
            .param("id", id)
            .param("version", version)
            .update();
    if (changed == 0) {
      throw new AppException(SharedErrors.CHANGED_MEANWHILE);
    }
    now.changed();
    audit.record(
        new AuditEvent(
            "directory.person-corrected",
            "person",
            id.toString(),
            who,
            null,
            before,
            person,
            null));
    events.publishEvent(new PersonRecorded(id));
  }

  private void requireOver(UUID person, CurrentUser who) {
    LocalDate today = Vietnam.today(clock);
    if (!register.over(assignments.ofPerson(person, today), today, who)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
  }

  private record Checked(String name, String email) {}

  private Checked check(NewPerson person, UUID id) {
    String name = Folding.tidy(person.name());
    String email = person.email().strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      throw new AppException(DirectoryErrors.NAME_EMPTY);
    }
    if (!EMAIL.matcher(email).matches()) {
      throw new AppException(DirectoryErrors.EMAIL_INVALID, email);
    }
    boolean taken =
        jdbc.sql(
                "select exists (select 1 from directory.person where email = :email and id <> :id)")
            .param("email", email)
            .param("id", id)
            .query(Boolean.class)
            .single();
    if (taken) {
      throw new AppException(DirectoryErrors.EMAIL_TAKEN, email);
    }
    return new Checked(name, email);
  }
}
