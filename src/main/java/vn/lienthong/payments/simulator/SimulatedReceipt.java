package vn.lienthong.payments.simulator;

import java.util.List;
import java.util.Objects;
import vn.lienthong.papers.Office;
import vn.lienthong.papers.PapersApi;
import vn.lienthong.papers.PaymentReceipt;

/** The receipt that GET_BILL answers with; it says that it is simulated. */
final class SimulatedReceipt {
  private SimulatedReceipt() {}

  static byte[] print(SimulatedGateway.Bill bill, PapersApi papers) {
    return papers.render(
        new PaymentReceipt(
            new Office(null, "CỔNG THANH TOÁN MÔ PHỎNG", "", null, null, null),
            bill.transactionId(),
            bill.payer(),
            bill.purpose(),
            List.of(new PaymentReceipt.Line(bill.purpose(), bill.amount())),
            bill.amount(),
            String.valueOf(bill.bank()),
            bill.reference(),
            Objects.requireNonNullElse(bill.decidedAt(), bill.createdAt()),
            "",
            null));
  }
}
