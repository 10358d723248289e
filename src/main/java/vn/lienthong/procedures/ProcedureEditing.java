package vn.lienthong.procedures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** Drafts: begin, change, publish, discard. A published version is never edited. */
@Service
class ProcedureEditing {
  static final String EDIT = "procedures.edit";
  static final String PUBLISH = "procedures.publish";

  private static final Map<ContentProblem.Kind, ProcedureErrors> LEVELS =
      Map.of(
          ContentProblem.Kind.OLD_LEVEL, ProcedureErrors.OLD_LEVEL,
          ContentProblem.Kind.NEW_LEVEL, ProcedureErrors.NEW_LEVEL,
          ContentProblem.Kind.PARTIAL_REASON, ProcedureErrors.PARTIAL_REASON);

  private final VersionRepository versions;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;
  private final ObjectProvider<ProcedureUse> uses;
  private final Clock clock;

  ProcedureEditing(
      VersionRepository versions,
      AuditApi audit,
      ApplicationEventPublisher events,
      ObjectProvider<ProcedureUse> uses,
      Clock clock) {
    this.uses = uses;
    this.versions = versions;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The draft of the procedure; begun from the newest version if there is none yet. */
  @Transactional
  public UUID begin(String code, CurrentUser user) {
    require(user, EDIT);
    versions.lock(code);
    var open = versions.draftOf(code);
    if (open.isPresent()) {
      return open.get().id();
    }
    VersionRow newest =
        versions.versions(code).stream()
            .findFirst()
            .orElseThrow(() -> new AppException(ProcedureErrors.PROCEDURE_UNKNOWN));
    ProcedureContent content =
        versions
            .content(newest.id())
            .orElseThrow(() -> new AppException(ProcedureErrors.VERSION_UNKNOWN));
    return begin(content, user);
  }

  /** A draft with this content, for a procedure that has no draft yet. */
  @Transactional
  public UUID begin(ProcedureContent content, CurrentUser user) {
    UUID id =
        versions.createDraft(
            new VersionRepository.NewVersion(content, "OWN", user.name()), today());
    record("procedures.drafted", content.code(), user, null, content);
    return id;
  }

  Draft draft(UUID id) {
    return versions.draft(id).orElseThrow(() -> new AppException(ProcedureErrors.NOT_A_DRAFT));
  }

  /** Changes the draft; false if somebody else changed it since {@code lockVersion} was read. */
  @Transactional
  public boolean change(Draft known, ProcedureContent content, CurrentUser user) {
    require(user, EDIT);
    ProcedureContent before =
        versions
            .content(known.id())
            .orElseThrow(() -> new AppException(ProcedureErrors.NOT_A_DRAFT));
    boolean changed = versions.changeDraft(known, content, user.name(), today());
    if (changed && !before.equals(content)) {
      record("procedures.changed", content.code(), user, before, content);
    }
    return changed;
  }

  /**
   * What somebody sends along who saw the impact of publishing this content over that version; a
   * change of either demands a new look.
   */
  String confirmation(Draft draft) {
    String inForce =
        versions.inForce(draft.code(), today()).map(version -> version.id().toString()).orElse("");
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((draft.id() + "\n" + inForce + "\n").getBytes(UTF_8));
      digest.update(ProcedureJson.write(draft.content()).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Publishes the draft from the day on; refuses while the step table has errors, while the level
   * of online service is none of that day ({@link ServiceLevelDays}), and unless the impact of this
   * very content was seen.
   *
   * @param confirmation what the report of the impact gave
   */
  @Transactional
  public void publish(UUID id, LocalDate from, @Nullable String confirmation, CurrentUser user) {
    require(user, PUBLISH);
    Draft draft = draft(id);
    List<StepFinding> errors = errors(draft.content());
    if (!errors.isEmpty()) {
      throw new AppException(ProcedureErrors.NOT_PUBLISHABLE, errors.getFirst().step());
    }
    refuseLevels(draft.content(), from);
    if (!confirmation(draft).equals(confirmation)) {
      throw new AppException(ProcedureErrors.IMPACT_NOT_SEEN);
    }
    publishDraft(draft, from, user, open(draft.code()));
  }

  /** The level of online service must be one that the day knows, a partial one with its reason. */
  private static void refuseLevels(ProcedureContent content, LocalDate from) {
    ServiceLevelDays.against(content.serviceLevels(), from)
        .ifPresent(problem -> {
          throw new AppException(
              LEVELS.getOrDefault(problem.kind(), ProcedureErrors.UNREADABLE_CONTENT),
              problem.path());
        });
  }

  /** How many dossiers go on under their own version when another one is published. */
  private long open(String code) {
    return uses.stream().mapToLong(use -> use.open(code).dossiers()).sum();
  }

  /**
   * Findings that prevent publishing; a procedure without steps is information only, and may be.
   */
  static List<StepFinding> errors(ProcedureContent content) {
    if (content.steps().isEmpty()) {
      return List.of();
    }
    return new StepTable(content.steps())
        .check(ContentFacts.terms(content)).stream().filter(f -> f.kind().error()).toList();
  }

  @Transactional
  public void discard(UUID id, CurrentUser user) {
    require(user, EDIT);
    Draft draft = draft(id);
    versions.deleteDraft(id);
    record("procedures.discarded", draft.code(), user, draft.content(), null);
  }

  /** Stores and publishes a content; used by programs that load many. */
  @Transactional
  public UUID publishAtOnce(ProcedureContent content, CurrentUser user) {
    List<ContentProblem> problems = ContentProblem.in(content);
    if (!problems.isEmpty()) {
      throw new AppException(ProcedureErrors.UNREADABLE_CONTENT, problems.getFirst().path());
    }
    LocalDate from = content.effectiveFrom() == null ? today() : content.effectiveFrom();
    refuseLevels(content, from);
    UUID id =
        versions.createDraft(
            new VersionRepository.NewVersion(content, "OWN", user.name()), today());
    publishDraft(draft(id), from, user);
    return id;
  }

  void publishDraft(Draft draft, LocalDate from, CurrentUser user) {
    publishDraft(draft, from, user, 0);
  }

  private void publishDraft(Draft draft, LocalDate from, CurrentUser user, long open) {
    if (!versions.publish(draft, from, user.name())) {
      throw new AppException(ProcedureErrors.NOT_A_DRAFT);
    }
    record(
        "procedures.published",
        draft.code(),
        user,
        null,
        Map.of("version", draft.id(), "from", from, "openDossiersKept", open));
    events.publishEvent(
        new ProcedurePublished(draft.id(), draft.code(), draft.content().name(), from));
  }

  void record(
      String action,
      String code,
      CurrentUser user,
      @Nullable Object before,
      @Nullable Object after) {
    audit.record(new AuditEvent(action, "procedure", code, user, null, before, after, null));
  }

  LocalDate today() {
    return Vietnam.today(clock);
  }

  static void require(CurrentUser user, String permission) {
    if (!user.may(permission)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
  }
}
