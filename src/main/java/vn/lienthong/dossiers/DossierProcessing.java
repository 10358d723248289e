package vn.lienthong.dossiers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** The work of the specialist: notes on the way, then a proposal to the leader. */
@Service
public class DossierProcessing {
  private final Authority authority;
  private final Desks desks;
  private final ConsultationRepository consultations;
  private final LinkedParts parts;
  private final InternalAttachments uploads;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final ApplicationEventPublisher events;

  DossierProcessing(
      Authority authority,
      Desks desks,
      ConsultationRepository consultations,
      LinkedParts parts,
      InternalAttachments uploads,
      Chronicle chronicle,
      Tidings tidings,
      ApplicationEventPublisher events) {
    this.authority = authority;
    this.desks = desks;
    this.consultations = consultations;
    this.parts = parts;
    this.uploads = uploads;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.events = events;
  }

  /** Notes what was done, with files; who notes first on an unassigned dossier takes it. */
  @Transactional
  public Dossier note(
      UUID id, @Nullable Integer seen, String text, List<UUID> files, CurrentUser user) {
    Act act = authority.begin(id, seen, DossierAction.NOTE, user);
    String note = Required.text(text, "note");
    uploads.claim(files, user, id);
    Dossier saved =
        chronicle.change(act, taken(act), Act.Record.of(EventKind.NOTED, note).with(files(files)));
    events.publishEvent(new DossierMoved(DossierFact.of(saved, act.at()), EventKind.NOTED));
    return saved;
  }

  /** What the specialist proposes. */
  public enum Proposal {
    GRANT,
    REFUSE
  }

  /**
   * Proposes to grant or refuse and lays the dossier before the leader. Refused while an asked unit
   * has not answered: silence is no consent (Art. 19.5).
   */
  @Transactional
  public Dossier propose(
      UUID id,
      @Nullable Integer seen,
      Proposal proposal,
      String text,
      List<UUID> files,
      CurrentUser user) {
    Act act = authority.begin(id, seen, DossierAction.PROPOSE, user);
    String note = Required.text(text, "note");
    if (consultations.anyOpen(id)) {
      throw new AppException(DossiersErrors.CONSULTATION_OPEN, act.dossier().code());
    }
    parts.requireEnded(act.dossier());
    uploads.claim(files, user, id);
    Dossier after = taken(act).at(desks.after(act.dossier(), ActionKind.PROPOSE, act.at()));
    Map<String, String> details =
        files.isEmpty()
            ? Map.of("proposal", proposal.name())
            : Map.of("proposal", proposal.name(), "files", join(files));
    Dossier saved =
        chronicle.change(act, after, Act.Record.of(EventKind.PROPOSED, note).with(details));
    tidings.holders(saved, EventKind.PROPOSED, "dossiers.approve", saved.place().unitId());
    events.publishEvent(new DossierMoved(DossierFact.of(saved, act.at()), EventKind.PROPOSED));
    return saved;
  }

  /** The dossier in the hands of the one who acts, and being processed. */
  static Dossier taken(Act act) {
    Dossier d = act.dossier();
    Dossier working = d.status() == DossierStatus.RECEIVED ? d.move(DossierStatus.PROCESSING) : d;
    Dossier.Desk desk = d.desk();
    UUID person = act.user().id();
    return desk == null || desk.assignee() != null || person == null || !act.user().isStaff()
        ? working
        : working.at(desk.assigned(person, act.who(), desk.place()));
  }

  static Map<String, String> files(List<UUID> files) {
    return files.isEmpty() ? Map.of() : Map.of("files", join(files));
  }

  private static String join(List<UUID> files) {
    return files.stream().map(UUID::toString).collect(Collectors.joining(","));
  }
}
