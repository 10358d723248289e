package vn.lienthong.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PostSummary;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** A head gives a dossier to a person, or to another one (Art. 19.1). */
@Service
public class DossierAssignment {
  private static final String WORK = "dossiers.process";

  private final Authority authority;
  private final Desks desks;
  private final DirectoryApi directory;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final ApplicationEventPublisher events;

  DossierAssignment(
      Authority authority,
      Desks desks,
      DirectoryApi directory,
      Chronicle chronicle,
      Tidings tidings,
      ApplicationEventPublisher events) {
    this.authority = authority;
    this.desks = desks;
    this.directory = directory;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.events = events;
  }

  /** Who may be given the dossier: everybody that works on such in the unit and below it. */
  public List<PostSummary> candidates(Dossier dossier) {
    return candidates(dossier.organisations().handling());
  }

  /** Everybody that works on dossiers in the unit and below it. */
  public List<PostSummary> candidates(Place place) {
    LocalDate today = LocalDate.ofInstant(authority.now(), Vietnam.ZONE);
    List<UUID> units = new ArrayList<>(List.of(place.unitId()));
    for (UnitSummary unit : directory.subtree(place.path(), today)) {
      if (!unit.id().equals(place.unitId())) {
        units.add(unit.id());
      }
    }
    Map<UUID, PostSummary> found = new LinkedHashMap<>();
    for (UUID unit : units) {
      for (PostSummary post : directory.holders(WORK, unit, authority.now())) {
        if (units.contains(post.unitId())) {
          found.putIfAbsent(post.personId(), post);
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Gives the dossier to the person; the step of assigning ends, theirs begins. */
  @Transactional
  public Dossier assign(
      UUID id, @Nullable Integer seen, UUID person, @Nullable String note, CurrentUser head) {
    Act act = authority.begin(id, seen, DossierAction.ASSIGN, head);
    Dossier d = act.dossier();
    PostSummary post =
        candidates(d).stream()
            .filter(candidate -> candidate.personId().equals(person))
            .findFirst()
            .orElseThrow(() -> new AppException(DossiersErrors.ASSIGNEE_MAY_NOT));
    Dossier.Desk desk = desks.after(d, ActionKind.ASSIGN, act.at());
    if (desk == null) {
      throw new AppException(DossiersErrors.NOT_THIS_STEP, d.code(), d.status().name(), "ASSIGN");
    }
    Dossier working = d.status() == DossierStatus.RECEIVED ? d.move(DossierStatus.PROCESSING) : d;
    Dossier after =
        working.at(
            desk.assigned(
                person, post.personName(), HandlingUnits.place(directory.unit(post.unitId()))));
    Dossier saved =
        chronicle.change(
            act,
            after,
            Act.Record.of(EventKind.ASSIGNED, note).with(Map.of("assignee", post.personName())));
    tidings.person(saved, EventKind.ASSIGNED, person);
    events.publishEvent(new DossierAssigned(DossierFact.of(saved, act.at()), person));
    return saved;
  }
}
