package vn.lienthong.dossiers;

import static vn.lienthong.dossiers.PartStatus.DONE;
import static vn.lienthong.dossiers.PartStatus.PROPOSED;
import static vn.lienthong.dossiers.PartStatus.REFUSED;
import static vn.lienthong.dossiers.PartStatus.SENT;
import static vn.lienthong.dossiers.PartStatus.SUPPLEMENT_ASKED;
import static vn.lienthong.dossiers.PartStatus.WORKING;

import java.util.Locale;
import java.util.Set;

/**
 * What a member of staff can do to a part: by which permission, at its own agency or at the lead,
 * in which states. {@link PartAuthority} reads this table and nothing else decides.
 */
public enum PartAction {
  TAKE("dossiers.process", At.PART, SENT),
  ASSIGN("dossiers.assign", At.PART, SENT, WORKING),
  ASK_SUPPLEMENT("dossiers.process", At.PART, WORKING),
  PROPOSE("dossiers.process", At.PART, WORKING),
  APPROVE("dossiers.approve", At.PART, PROPOSED),
  /** The leader of the agency signs the results and decides in one act. */
  SIGN_APPROVE("dossiers.approve", At.PART, PROPOSED),
  SEND_BACK("dossiers.approve", At.PART, PROPOSED),
  FORWARD_SUPPLEMENT("dossiers.process", At.LEAD, SUPPLEMENT_ASKED),
  DECLINE_SUPPLEMENT("dossiers.process", At.LEAD, SUPPLEMENT_ASKED),
  NUDGE("dossiers.process", At.LEAD, SENT, WORKING, PROPOSED),
  REOPEN("dossiers.approve", At.LEAD, DONE, REFUSED);

  /** Over whose unit the permission must reach. */
  enum At {
    PART,
    LEAD
  }

  private final String permission;
  private final At at;
  private final Set<PartStatus> statuses;

  PartAction(String permission, At at, PartStatus... statuses) {
    this.permission = permission;
    this.at = at;
    this.statuses = Set.of(statuses);
  }

  String permission() {
    return permission;
  }

  boolean in(PartStatus status) {
    return statuses.contains(status);
  }

  /** Whether it is done by the agency that leads. */
  public boolean ofLead() {
    return at == At.LEAD;
  }

  /** The work of the person who took the part. */
  boolean personal() {
    return at == At.PART && permission.equals("dossiers.process");
  }

  /** Last part of its address: {@code /dossiers/parts/<id>/send-back}. */
  public String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Name of the audit entry. */
  String action() {
    return "dossiers.part-" + path();
  }

  /** Message key of the button. */
  public String label() {
    return "dossiers.part.action." + name();
  }

  /** Whether pressing the button is all there is to do. */
  public boolean atOnce() {
    return this == TAKE;
  }
}
