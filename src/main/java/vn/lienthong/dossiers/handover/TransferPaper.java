package vn.lienthong.dossiers.handover;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.Transfer;
import vn.lienthong.dossiers.TransferRepository;
import vn.lienthong.dossiers.print.Letterhead;
import vn.lienthong.papers.HandoverList;
import vn.lienthong.papers.IssuedPapers;
import vn.lienthong.papers.IssuedPapers.About;
import vn.lienthong.papers.PaperKind;
import vn.lienthong.papers.PaymentReceipt;

/** The list on paper; PDF. */
@Component
class TransferPaper {
  private final IssuedPapers papers;
  private final Letterhead letterhead;

  TransferPaper(IssuedPapers papers, Letterhead letterhead) {
    this.papers = papers;
    this.letterhead = letterhead;
  }

  @Transactional
  byte[] print(Transfer t, List<TransferRepository.Item> items) {
    boolean results = t.direction() == Transfer.Direction.TO_CENTRE;
    HandoverList list =
        new HandoverList(
            letterhead.office(t.from(), t.sent().at()),
            t.number(),
            results,
            t.from().name(),
            t.to().name(),
            items.stream().map(item -> line(item, results)).toList(),
            confirmation(t.sent()),
            t.taken() == null ? null : confirmation(t.taken()),
            t.note());
    return papers.print(
        list,
        About.of(
            PaperKind.HANDOVER_LIST,
            t.id(),
            t.number(),
            t.from().name(),
            t.sent().at(),
            t.sent().at()),
        null);
  }

  private static HandoverList.Confirmation confirmation(Transfer.Confirmation c) {
    return new HandoverList.Confirmation(c.name(), c.at());
  }

  private static HandoverList.Item line(TransferRepository.Item item, boolean results) {
    String result =
        item.resultNumber() == null ? "" : item.resultNumber() + " – " + text(item.resultTitle());
    Long fee = item.fee();
    return new HandoverList.Item(
        item.code(),
        item.procedure(),
        results ? result : "Theo thành phần hồ sơ trên giấy tiếp nhận",
        item.owner(),
        text(item.address()),
        fee == null || fee == 0 ? "không" : PaymentReceipt.money(fee),
        item.byPost(),
        item.remark());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
