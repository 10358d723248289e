package vn.lienthong.dossiers.direction;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;

/**
 * Directing whoever owes the next act (chỉ đạo): a text, a deadline, an answer. It is no act on the
 * dossier, so it makes no version of it.
 */
@Service
public class Directions {
  static final String DIRECT = "dossiers.direct";
  private static final int LONGEST = 2000;
  private static final List<String> WORKING =
      List.of(
          "dossiers.process",
          "dossiers.assign",
          "dossiers.approve",
          "dossiers.issue",
          "dossiers.intake");

  private final Authority authority;
  private final DirectiveRepository directives;
  private final Owing owing;
  private final Tellings tellings;
  private final AuditApi audit;
  private final Clock clock;

  Directions(
      Authority authority,
      DirectiveRepository directives,
      Owing owing,
      Tellings tellings,
      AuditApi audit,
      Clock clock) {
    this.authority = authority;
    this.directives = directives;
    this.owing = owing;
    this.tellings = tellings;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether a post gives the permission over a unit that has to do with the dossier. */
  static boolean may(String permission, Dossier dossier, CurrentUser user) {
    return post(permission, dossier, user).isPresent() || user.kind() == CurrentUser.Kind.SYSTEM;
  }

  private static Optional<CurrentUser.Post> post(
      String permission, Dossier dossier, CurrentUser user) {
    return Stream.of(
            dossier.place(),
            dossier.organisations().handling(),
            dossier.organisations().competent(),
            dossier.organisations().received())
        .flatMap(place -> user.postFor(permission, place.path()).stream())
        .findFirst();
  }

  /** Tells those who owe the next act what to do and by when. */
  @Transactional
  public Directive direct(UUID id, @Nullable String text, @Nullable Instant due, CurrentUser user) {
    Dossier dossier = authority.read(id, user);
    CurrentUser.@Nullable Post post = post(DIRECT, dossier, user).orElse(null);
    if (post == null && user.kind() != CurrentUser.Kind.SYSTEM) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    Owing.Debt debt =
        owing
            .of(id)
            .orElseThrow(() -> new AppException(DirectionErrors.NOTHING_OWED, dossier.code()));
    Instant now = now();
    if (due == null || !due.isAfter(now)) {
      throw new AppException(DirectionErrors.BAD_DEADLINE);
    }
    Directive directive =
        new Directive(
            Ids.next(),
            id,
            text(text),
            user.id(),
            user.name(),
            post == null ? "" : post.title(),
            post == null ? "" : post.unitName(),
            now,
            due,
            debt.person(),
            debt.name(),
            debt.unit().id(),
            debt.unit().name(),
            debt.unit().path(),
            null,
            null,
            null);
    directives.insert(directive);
    record("dossiers.directed", dossier, user, directive.text());
    tellings.directed(dossier, directive, owing.people(debt));
    return directive;
  }

  /**
   * The one directed or their head; where nobody is named, whoever works at the unit directed; and
   * whoever owes the act now, after it changed hands.
   */
  boolean mayAnswer(Directive directive, CurrentUser user) {
    List<String> permissions = directive.toPerson() == null ? WORKING : List.of("dossiers.assign");
    return directive.open()
        && user.isStaff()
        && (user.requireId().equals(directive.toPerson())
            || permissions.stream().anyMatch(p -> user.may(p, directive.toPath()))
            || owing.of(directive.dossierId()).filter(debt -> owes(debt, user)).isPresent());
  }

  private static boolean owes(Owing.Debt debt, CurrentUser user) {
    return debt.person() == null
        ? user.may(debt.waiting().permission(), debt.unit().path())
        : debt.person().equals(user.id());
  }

  @Transactional
  public Directive answer(UUID dossierId, UUID id, @Nullable String answer, CurrentUser user) {
    Dossier dossier = authority.read(dossierId, user);
    Directive directive =
        directives.find(id, dossierId).orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
    if (directive.open() && !mayAnswer(directive, user)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    String text = text(answer);
    if (!directives.answer(id, text, user.name(), now())) {
      throw new AppException(DirectionErrors.ANSWERED);
    }
    record("dossiers.direction-answered", dossier, user, text);
    Directive answered = directives.find(id, dossierId).orElseThrow();
    tellings.answered(dossier, answered);
    return answered;
  }

  /** Of the dossier, for whoever may read it; newest first. */
  @Transactional(readOnly = true)
  public List<Directive> of(UUID dossier, CurrentUser user) {
    return directives.of(authority.read(dossier, user).id());
  }

  /** Directives that the user gave, or that their units are to follow. */
  @Transactional(readOnly = true)
  public List<DirectiveRepository.Listed> concerning(int most, CurrentUser user) {
    return directives.concerning(user.id(), UnitRanges.of(user, WORKING), most);
  }

  private void record(String action, Dossier dossier, CurrentUser user, String text) {
    audit.record(
        new AuditEvent(
            action,
            "dossier",
            dossier.code(),
            user,
            dossier.place().path(),
            null,
            Map.of("text", text),
            null));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  static String text(@Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new AppException(DirectionErrors.TEXT_NEEDED);
    }
    return text;
  }
}
