package vn.lienthong.dossiers;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureContent.StepRole;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/**
 * Decides on the row who may do what: the permission must reach the unit concerned, the state must
 * allow it, and the step table must offer it where the dossier stands. Pages and REST ask here and
 * nowhere else.
 */
@Component
public class Authority {
  static final String VIEW = "dossiers.view";
  private static final List<String> SEEING =
      List.of(VIEW, "dossiers.process", "dossiers.intake", "dossiers.assign", "dossiers.approve");
  private static final Set<DossierAction> DECIDING =
      EnumSet.of(DossierAction.PROPOSE, DossierAction.ISSUE, DossierAction.SIGN_RESULT);

  private final DossierRepository dossiers;
  private final OpenParts parts;
  private final ProceduresApi procedures;
  private final Clock clock;

  Authority(DossierRepository dossiers, OpenParts parts, ProceduresApi procedures, Clock clock) {
    this.dossiers = dossiers;
    this.parts = parts;
    this.procedures = procedures;
    this.clock = clock;
  }

  /** To the second: what the history shows and what the clock counts is one instant. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The dossier for an action of staff, or a refusal.
   *
   * @param seen version that the person saw; null to act on whatever it is now
   */
  Act begin(UUID id, @Nullable Integer seen, DossierAction action, CurrentUser user) {
    Dossier dossier = dossiers.get(id);
    Optional<Step> step = step(dossier);
    CurrentUser.Post post = post(action, dossier, step, user);
    boolean may = post != null || user.kind() == CurrentUser.Kind.SYSTEM;
    if (!may && !sees(dossier, user)) {
      throw new AppException(DossiersErrors.NO_SUCH_DOSSIER);
    }
    requireSame(dossier, seen);
    if (!may) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    if (!action.in(dossier.status()) || !offered(action, step)) {
      throw new AppException(
          DossiersErrors.NOT_THIS_STEP, dossier.code(), dossier.status().name(), action.name());
    }
    if (user.kind() != CurrentUser.Kind.SYSTEM) {
      refuseWhileWaiting(dossier, action);
    }
    return new Act(dossier, user, post, now());
  }

  /**
   * What has to happen first, whoever asks: agencies owe their parts of a joint result (NĐ
   * 61/2018/NĐ-CP Art. 19), or the post has the result and it cannot be returned at the counter.
   */
  private Optional<AppException> waiting(Dossier dossier, DossierAction action) {
    if (DECIDING.contains(action)) {
      return parts.refusal(dossier);
    }
    return action == DossierAction.RETURN && dossier.states().handover() == States.Handover.SENT
        ? Optional.of(new AppException(DossiersErrors.IN_THE_POST, dossier.code()))
        : Optional.empty();
  }

  private void refuseWhileWaiting(Dossier dossier, DossierAction action) {
    waiting(dossier, action)
        .ifPresent(refusal -> {
          throw refusal;
        });
  }

  /** Refuses the form of an action that the user could not send off. */
  public void require(Dossier dossier, DossierAction action, CurrentUser user) {
    if (!granted(dossier, user).contains(action)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    refuseWhileWaiting(dossier, action);
  }

  /** The dossier for an action of its applicant or owner, or a refusal that tells nothing. */
  Act beginAsCitizen(UUID id, @Nullable Integer seen, CurrentUser citizen) {
    Dossier dossier = dossiers.get(id);
    if (!owns(dossier, citizen)) {
      throw new AppException(DossiersErrors.NO_SUCH_DOSSIER);
    }
    requireSame(dossier, seen);
    return new Act(dossier, citizen, null, now());
  }

  /** Only for somebody who may read it: the conflict tells code, state and version. */
  private static void requireSame(Dossier dossier, @Nullable Integer seen) {
    if (seen != null && seen != dossier.version()) {
      throw new DossierConflict(dossier, seen);
    }
  }

  /** The dossier for reading, or the same refusal as for one that does not exist. */
  public Dossier read(UUID id, CurrentUser user) {
    Dossier dossier = dossiers.get(id);
    if (!sees(dossier, user)) {
      throw new AppException(DossiersErrors.NO_SUCH_DOSSIER);
    }
    return dossier;
  }

  /** Whether the user has ever had to do with it in office, or is its applicant or owner. */
  public boolean sees(Dossier dossier, CurrentUser user) {
    if (user.isCitizen()) {
      return owns(dossier, user);
    }
    if (SEEING.stream().noneMatch(user::may)) {
      return false;
    }
    return sees(dossiers.involved(dossier.id()), user);
  }

  /** Whether an office of the user is among those that had to do with it. */
  static boolean sees(List<String> paths, CurrentUser user) {
    return paths.stream()
        .anyMatch(path -> SEEING.stream().anyMatch(permission -> user.may(permission, path)));
  }

  /** Patterns of the units whose dossiers the member of staff sees, for queries. */
  static String[] reach(CurrentUser user) {
    return SEEING.stream()
        .flatMap(permission -> Arrays.stream(user.reach(permission)))
        .distinct()
        .toArray(String[]::new);
  }

  /** Whether the citizen filed it or it is about them. */
  public static boolean owns(Dossier dossier, CurrentUser user) {
    return user.isCitizen()
        && user.id() != null
        && (user.id().equals(dossier.applicant().account())
            || (user.identityNumber() != null
                && user.identityNumber().equals(dossier.owner().identityNumber())));
  }

  /** All that the user may do to it now. */
  public Set<DossierAction> allowed(Dossier dossier, CurrentUser user) {
    Set<DossierAction> allowed = granted(dossier, user);
    allowed.removeIf(action -> waiting(dossier, action).isPresent());
    return allowed;
  }

  private Set<DossierAction> granted(Dossier dossier, CurrentUser user) {
    Set<DossierAction> allowed = EnumSet.noneOf(DossierAction.class);
    Optional<Step> step = step(dossier);
    for (DossierAction action : DossierAction.values()) {
      if (action.in(dossier.status())
          && post(action, dossier, step, user) != null
          && offered(action, step)) {
        allowed.add(action);
      }
    }
    return allowed;
  }

  private Optional<Step> step(Dossier dossier) {
    Dossier.Desk desk = dossier.desk();
    return desk == null
        ? Optional.empty()
        : StepPath.of(procedures.version(dossier.procedure().versionId()).content())
            .step(desk.stepKey());
  }

  private static CurrentUser.@Nullable Post post(
      DossierAction action, Dossier dossier, Optional<Step> step, CurrentUser user) {
    String path = action.path(dossier);
    boolean personal = personal(action);
    List<String> permissions =
        personal && step.filter(s -> s.role() == StepRole.HEAD).isPresent()
            ? List.of("dossiers.assign")
            : action == DossierAction.SEND_BACK
                ? List.of(action.permission(), "dossiers.assign")
                : List.of(action.permission());
    CurrentUser.Post post =
        permissions.stream()
            .flatMap(permission -> user.postFor(permission, path).stream())
            .findFirst()
            .orElse(null);
    return post != null && personal && takenByOther(dossier, user) ? null : post;
  }

  /** The work of one person at a step: the assigned one, once there is one; heads may step in. */
  private static boolean personal(DossierAction action) {
    return action.permission().equals("dossiers.process");
  }

  private static boolean takenByOther(Dossier dossier, CurrentUser user) {
    Dossier.Desk desk = dossier.desk();
    return desk != null
        && desk.assignee() != null
        && !desk.assignee().equals(user.id())
        && !user.may("dossiers.assign", desk.place().path());
  }

  private static boolean offered(DossierAction action, Optional<Step> step) {
    return switch (action) {
      case ASSIGN ->
          offers(step, ActionKind.ASSIGN)
              // A dossier can change hands wherever a specialist works on it.
              || (offers(step, ActionKind.PROPOSE)
                  && step.filter(s -> s.role() == StepRole.SPECIALIST).isPresent());
      case NOTE -> offers(step, ActionKind.PROCESS) || offers(step, ActionKind.PROPOSE);
      case CONSULT -> offers(step, ActionKind.CONSULT);
      case REQUEST_SUPPLEMENT, REQUEST_PAYMENT, PROPOSE -> offers(step, ActionKind.PROPOSE);
      case APPROVE -> offers(step, ActionKind.APPROVE);
      case SEND_BACK -> offers(step, ActionKind.SEND_BACK);
      case ISSUE, SIGN_RESULT -> offers(step, ActionKind.ISSUE);
      case RETURN -> offers(step, ActionKind.RETURN);
      case ACCEPT,
          REFUSE,
          ASK_APPLICANT,
          RECEIVE_SUPPLEMENT,
          CONFIRM_PAYMENT,
          GRANT_SUPPLEMENT,
          WITHDRAW,
          STOP,
          REAPPOINT,
          CORRECT ->
          true;
    };
  }

  private static boolean offers(Optional<Step> step, ActionKind kind) {
    return step.stream()
        .flatMap(s -> s.actions().stream())
        .anyMatch(action -> action.kind() == kind);
  }
}
