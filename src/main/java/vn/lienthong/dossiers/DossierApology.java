package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/**
 * The way of an apology: whoever works on the dossier writes the draft, a head approves it, a
 * leader signs it; with the signature the dossier has its new appointment, one at most (NĐ
 * 61/2018/NĐ-CP Art. 19.9), and the applicant is told.
 *
 * <p>One person may approve and sign. NĐ 61/2018 asks for a written apology of the agency and says
 * nothing of the persons; NĐ 30/2020/NĐ-CP does: a draft is approved by whoever is competent to
 * sign it (Art. 11.1), what changes after that goes to the same person again (Art. 11.2), the head
 * of the drafting unit answers for the content before it is signed (Art. 12.1). So a leader may do
 * both, a head may approve and never sign, and whoever drafts may do neither by that alone.
 */
@Service
public class DossierApology {
  private static final String PROCESS = "dossiers.process";
  private static final String APPROVE = "dossiers.assign";
  private static final String SIGN = "dossiers.approve";

  private final Authority authority;
  private final ApologyRepository repository;
  private final Apologies apologies;
  private final DossierCorrection correction;
  private final DossierAttachments uploads;
  private final Deadlines deadlines;

  DossierApology(
      Authority authority,
      ApologyRepository repository,
      Apologies apologies,
      DossierCorrection correction,
      DossierAttachments uploads,
      Deadlines deadlines) {
    this.authority = authority;
    this.repository = repository;
    this.apologies = apologies;
    this.correction = correction;
    this.uploads = uploads;
    this.deadlines = deadlines;
  }

  /** What is written in it. */
  public record Content(
      String subject, String reason, @Nullable Instant newDue, @Nullable UUID fileId) {}

  /** What the user may do with the apology of the dossier now. */
  public record May(boolean write, boolean approve, boolean sign) {}

  public May may(Dossier d, @Nullable Apology apology, CurrentUser user) {
    boolean running = DossierAction.REAPPOINT.in(d.status()) && d.times().dueAt() != null;
    boolean open = running && (apology == null || apology.open());
    return new May(
        open && writes(d, user),
        open && apology != null && apology.state() == Apology.State.DRAFT && approves(d, user),
        open && apology != null && apology.state() == Apology.State.APPROVED && signs(d, user));
  }

  private static boolean writes(Dossier d, CurrentUser user) {
    return user.may(PROCESS, d.organisations().handling().path())
        || approves(d, user)
        || signs(d, user);
  }

  private static boolean approves(Dossier d, CurrentUser user) {
    return user.may(APPROVE, d.organisations().handling().path()) || signs(d, user);
  }

  private static boolean signs(Dossier d, CurrentUser user) {
    return user.may(SIGN, d.organisations().competent().path());
  }

  /**
   * Writes the draft, or makes it before the house does.
   *
   * @param seen version of the apology that the person saw; null where there was none
   */
  @Transactional
  public Apology write(UUID dossier, @Nullable Integer seen, Content content, CurrentUser user) {
    Dossier d = authority.read(dossier, user);
    Optional<Apology> current = repository.current(dossier);
    require(
        may(d, current.orElse(null), user).write(),
        d,
        writes(d, user) ? current : Optional.empty());
    Content checked = check(d, content);
    Apology apology =
        current.isPresent()
            ? same(current.get(), seen, d)
            : apologies.draft(d, user, authority.now()).orElseThrow();
    if (checked.fileId() != null && !checked.fileId().equals(apology.fileId())) {
      uploads.claim(List.of(checked.fileId()), user, dossier);
    }
    repository.rewrite(apology, checked);
    apologies.record(
        "dossiers.apology-written", d, apology, Apology.State.DRAFT, user, checked.reason());
    return repository.current(dossier).orElseThrow();
  }

  /** Lãnh đạo thông qua. */
  @Transactional
  public Apology approve(UUID dossier, @Nullable Integer seen, CurrentUser user) {
    Dossier d = authority.read(dossier, user);
    Apology apology = current(d);
    require(
        may(d, apology, user).approve(),
        d,
        approves(d, user) ? Optional.of(apology) : Optional.empty());
    if (apology.newDue() == null) {
      throw new AppException(DossiersErrors.REQUIRED, "due");
    }
    check(d, new Content(apology.subject(), apology.reason(), apology.newDue(), null));
    repository.approve(same(apology, seen, d), user, authority.now());
    apologies.record(
        "dossiers.apology-approved", d, apology, Apology.State.APPROVED, user, apology.reason());
    return repository.current(dossier).orElseThrow();
  }

  /** Lãnh đạo ký: the new appointment stands and the applicant is told. */
  @Transactional
  public Apology sign(UUID dossier, @Nullable Integer seen, CurrentUser leader) {
    Dossier d = authority.read(dossier, leader);
    Apology apology = current(d);
    require(
        may(d, apology, leader).sign(),
        d,
        signs(d, leader) ? Optional.of(apology) : Optional.empty());
    same(apology, seen, d);
    correction.reappoint(
        dossier, null, Objects.requireNonNull(apology.newDue()), apology.reason(), leader);
    return repository.current(dossier).orElseThrow();
  }

  /** Back to the one who wrote it, or no apology after all. */
  @Transactional
  public void drop(UUID dossier, @Nullable Integer seen, String reason, CurrentUser user) {
    Dossier d = authority.read(dossier, user);
    Apology apology = current(d);
    require(
        apology.open() && approves(d, user),
        d,
        approves(d, user) ? Optional.of(apology) : Optional.empty());
    String why = Required.text(reason, "reason");
    repository.drop(same(apology, seen, d), why, authority.now());
    apologies.record("dossiers.apology-dropped", d, apology, Apology.State.DROPPED, user, why);
  }

  private Apology current(Dossier d) {
    return repository
        .current(d.id())
        .orElseThrow(() -> new AppException(DossiersErrors.NO_APOLOGY, d.code()));
  }

  private static Apology same(Apology apology, @Nullable Integer seen, Dossier d) {
    if (seen != null && seen != apology.version()) {
      throw new AppException(DossiersErrors.CHANGED_MEANWHILE, d.code());
    }
    return apology;
  }

  /** When the counter closes on the day, which is until when a result of that day is promised. */
  public Instant closing(LocalDate day) {
    return deadlines.closing(day);
  }

  private Content check(Dossier d, Content content) {
    String subject = Required.text(content.subject(), "subject");
    String reason = Required.text(content.reason(), "reason");
    Instant before = d.times().dueAt();
    if (content.newDue() != null && (before == null || !content.newDue().isAfter(before))) {
      throw new AppException(DossiersErrors.BAD_DATE, "due");
    }
    if (content.newDue() != null) {
      deadlines.requireOpen(content.newDue());
    }
    return new Content(subject, reason, content.newDue(), content.fileId());
  }

  /** A second appointment has an answer of its own; all else is not the user's to do. */
  private static void require(boolean allowed, Dossier d, Optional<Apology> apology) {
    if (allowed) {
      return;
    }
    if (apology.filter(a -> a.state() == Apology.State.SIGNED).isPresent()) {
      throw new AppException(DossiersErrors.REAPPOINTED_BEFORE, d.code());
    }
    throw new AppException(SharedErrors.FORBIDDEN);
  }
}
