package vn.lienthong.dossiers.print;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.ResultChecks;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.papers.IssuedPapers;
import vn.lienthong.papers.IssuedPapers.About;
import vn.lienthong.papers.PaperKind;
import vn.lienthong.papers.PaperSize;
import vn.lienthong.papers.ReturnReceipt;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.web.Texts;

/** Biên nhận trả kết quả, of the latest return; PDF. */
@Component
public class ReturnPapers {
  private final IssuedPapers papers;
  private final Letterhead letterhead;
  private final ResultRepository results;
  private final ResultChecks checks;
  private final Texts texts;

  ReturnPapers(
      IssuedPapers papers,
      Letterhead letterhead,
      ResultRepository results,
      ResultChecks checks,
      MessageSource messages) {
    this.papers = papers;
    this.letterhead = letterhead;
    this.results = results;
    this.checks = checks;
    this.texts = new Texts(messages, java.util.Locale.of("vi"));
  }

  @Transactional
  public byte[] receipt(Dossier d, @Nullable PaperSize size) {
    List<ResultRepository.Handover> all = results.handovers(d.id());
    if (all.isEmpty()) {
      throw new AppException(DossiersErrors.NO_PAPER, d.code());
    }
    ResultRepository.Handover last = all.getLast();
    boolean self = last.collector().equals(d.applicant().name());
    ReturnReceipt receipt =
        new ReturnReceipt(
            letterhead.counter(d),
            d.code(),
            d.procedure().name(),
            d.owner().name(),
            new ReturnReceipt.Collector(
                last.collector(), last.collectorIdentity(), self ? d.applicant().phone() : null),
            texts.t(last.delivery().label()),
            results.of(d.id()).stream()
                .filter(r -> r.revokedAt() == null && !r.issuedAt().isAfter(last.at()))
                .map(r -> line(d, r))
                .toList(),
            last.originalsGivenBack(),
            last.returnedBy(),
            last.at(),
            last.note());
    return papers.print(
        receipt,
        About.of(
            PaperKind.RETURN_RECEIPT,
            d.id(),
            d.code(),
            d.organisations().received().name(),
            ProcessForms.accepted(d),
            last.at()),
        size);
  }

  private ReturnReceipt.Result line(Dossier d, ResultDocument r) {
    String code = checks.code(d, r);
    return new ReturnReceipt.Result(
        texts.t("dossiers.result." + r.outcome().name()),
        r.number(),
        r.title(),
        r.issuedOn(),
        r.signer(),
        papers.url(code),
        code);
  }
}
