package vn.lienthong.dossiers;

import static vn.lienthong.dossiers.DossierStatus.HANDLED;
import static vn.lienthong.dossiers.DossierStatus.NOT_RECEIVED;
import static vn.lienthong.dossiers.DossierStatus.PAYMENT_REQUESTED;
import static vn.lienthong.dossiers.DossierStatus.PROCESSING;
import static vn.lienthong.dossiers.DossierStatus.RECEIVED;
import static vn.lienthong.dossiers.DossierStatus.REGISTERED;
import static vn.lienthong.dossiers.DossierStatus.RETURNED;
import static vn.lienthong.dossiers.DossierStatus.STOPPED;
import static vn.lienthong.dossiers.DossierStatus.SUPPLEMENT_REQUESTED;
import static vn.lienthong.dossiers.DossierStatus.WITHDRAWN;

import java.util.Locale;
import java.util.Set;

/**
 * What a member of staff can do to a dossier: by which permission, over which of its units, in
 * which states. {@link Authority} reads this table and nothing else decides.
 */
public enum DossierAction {
  ACCEPT("dossiers.intake", At.RECEIVED, REGISTERED),
  REFUSE("dossiers.intake", At.RECEIVED, REGISTERED, RECEIVED),
  ASK_APPLICANT("dossiers.intake", At.RECEIVED, REGISTERED),
  ASSIGN("dossiers.assign", At.DESK, RECEIVED, PROCESSING),
  NOTE("dossiers.process", At.DESK, RECEIVED, PROCESSING),
  CONSULT("dossiers.process", At.DESK, RECEIVED, PROCESSING),
  REQUEST_SUPPLEMENT("dossiers.process", At.DESK, RECEIVED, PROCESSING),
  REQUEST_PAYMENT("dossiers.process", At.DESK, RECEIVED, PROCESSING),
  PROPOSE("dossiers.process", At.DESK, RECEIVED, PROCESSING),
  APPROVE("dossiers.approve", At.DESK, PROCESSING),
  SEND_BACK("dossiers.approve", At.DESK, PROCESSING),
  ISSUE("dossiers.issue", At.DESK, PROCESSING),
  /** The leader signs the result and issues it in one act. */
  SIGN_RESULT("dossiers.approve", At.DESK, PROCESSING),
  RETURN("dossiers.return", At.RECEIVED, HANDLED),
  RECEIVE_SUPPLEMENT("dossiers.intake", At.RECEIVED, SUPPLEMENT_REQUESTED),
  CONFIRM_PAYMENT("dossiers.intake", At.RECEIVED, PAYMENT_REQUESTED),
  GRANT_SUPPLEMENT("dossiers.secondSupplement", At.DESK, REGISTERED, RECEIVED, PROCESSING),
  WITHDRAW("dossiers.intake", At.RECEIVED, REGISTERED, RECEIVED, PROCESSING, SUPPLEMENT_REQUESTED),
  STOP(
      "dossiers.approve",
      At.COMPETENT,
      RECEIVED,
      PROCESSING,
      SUPPLEMENT_REQUESTED,
      PAYMENT_REQUESTED),
  REAPPOINT("dossiers.approve", At.COMPETENT, RECEIVED, PROCESSING),
  CORRECT("dossiers.approve", At.COMPETENT, NOT_RECEIVED, WITHDRAWN, STOPPED, HANDLED, RETURNED);

  /** Over which unit of the dossier the permission must reach. */
  enum At {
    RECEIVED,
    COMPETENT,
    DESK
  }

  private final String permission;
  private final At at;
  private final Set<DossierStatus> statuses;

  DossierAction(String permission, At at, DossierStatus... statuses) {
    this.permission = permission;
    this.at = at;
    this.statuses = Set.of(statuses);
  }

  public String permission() {
    return permission;
  }

  public boolean in(DossierStatus status) {
    return statuses.contains(status);
  }

  String path(Dossier dossier) {
    return switch (at) {
      case RECEIVED -> dossier.organisations().received().path();
      case COMPETENT -> dossier.organisations().competent().path();
      case DESK -> dossier.place().path();
    };
  }

  /** Last part of its address: {@code /dossiers/<id>/send-back}. */
  public String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Message key of the button. */
  public String label() {
    return "dossiers.action." + name();
  }
}
