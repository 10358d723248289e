package vn.lienthong.sync;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierApproval;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierPayment;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossierReturn;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.TestOffice.Office;

/** Acts of officials, as the product does them. */
@Component
public class TestActs {
  private final DossierIntake intake;
  private final DossierAssignment assignment;
  private final DossierProcessing processing;
  private final DossierSupplement supplement;
  private final DossierPayment payment;
  private final DossierApproval approval;
  private final DossierResult result;
  private final DossierReturn giving;

  TestActs(
      DossierIntake intake,
      DossierAssignment assignment,
      DossierProcessing processing,
      DossierSupplement supplement,
      DossierPayment payment,
      DossierApproval approval,
      DossierResult result,
      DossierReturn giving) {
    this.intake = intake;
    this.assignment = assignment;
    this.processing = processing;
    this.supplement = supplement;
    this.payment = payment;
    this.approval = approval;
    this.result = result;
    this.giving = giving;
  }

  public Dossier receive(Office o) {
    return intake.receive(o.papers(), Channel.COUNTER, null, o.counter());
  }

  public Dossier assign(Office o, UUID id) {
    return assignment.assign(id, null, o.specialist().requireId(), "", o.head());
  }

  public Dossier note(Office o, UUID id) {
    return processing.note(id, null, "Đã kiểm tra", List.of(), o.specialist());
  }

  public void supplement(Office o, UUID id) {
    supplement.request(
        id,
        null,
        new DossierSupplement.Request(
            "Thiếu bản vẽ",
            List.of(new Supplement.Item("banve", "Bản vẽ", "Nộp bản vẽ có dấu")),
            null),
        o.specialist());
  }

  /** Appraised, and refused by a result. */
  public void refuse(Office o, UUID id, String reason, String ground) {
    processing.propose(
        id, null, DossierProcessing.Proposal.REFUSE, "Không đủ", List.of(), o.specialist());
    approval.approve(id, null, null, o.leader());
    result.issue(
        id,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.REFUSED,
            "13/TB",
            "Thông báo",
            "Trần Thị Lãnh",
            null,
            null,
            reason,
            ground),
        o.clerk());
  }

  public void supplemented(Office o, UUID id) {
    supplement.receive(id, null, List.of(), "Đủ", o.counter());
  }

  public void pay(Office o, UUID id) {
    payment.request(id, null, 75_000, "Lệ phí", o.specialist());
    payment.confirm(id, null, "BL-1", o.counter());
  }

  public Dossier finish(Office o, UUID id) {
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ điều kiện", List.of(), o.specialist());
    approval.approve(id, null, null, o.leader());
    result.issue(
        id,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, null),
        o.clerk());
    return giving.giveBack(
        id,
        null,
        new DossierReturn.Receipt(Delivery.COUNTER, "Nguyễn Văn Ân", null, true, null),
        o.counter());
  }
}
