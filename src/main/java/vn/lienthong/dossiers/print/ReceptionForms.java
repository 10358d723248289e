package vn.lienthong.dossiers.print;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierCharges;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.SupplementRepository;
import vn.lienthong.papers.Form01;
import vn.lienthong.papers.Form02;
import vn.lienthong.papers.Form03;
import vn.lienthong.papers.IssuedPapers;
import vn.lienthong.papers.IssuedPapers.About;
import vn.lienthong.papers.PaperKind;
import vn.lienthong.papers.PaperSize;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.web.Texts;

/** Forms 01, 02 and 03, as they were when they were issued. */
@Component
public class ReceptionForms {
  private final IssuedPapers papers;
  private final Letterhead letterhead;
  private final ComponentRepository components;
  private final SupplementRepository supplements;
  private final HistoryRepository history;
  private final DossierCharges charges;
  private final Texts texts;
  private static final Locale VIETNAMESE = Locale.of("vi");

  ReceptionForms(
      IssuedPapers papers,
      Letterhead letterhead,
      ComponentRepository components,
      SupplementRepository supplements,
      HistoryRepository history,
      DossierCharges charges,
      MessageSource messages) {
    this.papers = papers;
    this.letterhead = letterhead;
    this.components = components;
    this.supplements = supplements;
    this.history = history;
    this.charges = charges;
    this.texts = new Texts(messages, Locale.of("vi"));
  }

  /** Giấy tiếp nhận hồ sơ và hẹn trả kết quả; PDF. */
  @Transactional
  public byte[] form01(Dossier d, @Nullable PaperSize size) {
    Instant received = d.times().receivedAt();
    if (received == null) {
      throw new AppException(DossiersErrors.NO_SUCH_DOSSIER);
    }
    List<Form01.Component> lines =
        components.of(d.id()).stream()
            .filter(ComponentRepository.Line::present)
            .map(line ->
                new Form01.Component(
                    line.name(), line.originals(), line.certified(), line.copies()))
            .toList();
    return papers.print(
        new Form01(
            letterhead.counter(d),
            d.code(),
            Letterhead.person(d.applicant()),
            texts.t(d.filing().channel().label()),
            d.filing().channel() == vn.lienthong.dossiers.Channel.ONLINE,
            d.owner().same(d.applicant()) ? null : Letterhead.person(d.owner()),
            d.procedure().name(),
            d.filing().subject(),
            lines,
            d.filing().copies(),
            texts.t("dossiers.term." + d.procedure().term().unit(), d.procedure().term().amount()),
            received,
            d.times().originalDueAt(),
            null,
            texts.t(d.filing().delivery().label()) + " – " + d.organisations().received().name(),
            fees(d),
            by(d, EventKind.ACCEPTED),
            null,
            letterhead.lookup(d)),
        about(PaperKind.RECEIPT, d, received),
        size);
  }

  /** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, of the latest request; PDF. */
  @Transactional
  public byte[] form02(Dossier d, @Nullable PaperSize size) {
    List<Supplement> all = supplements.of(d.id());
    if (all.isEmpty()) {
      throw new AppException(DossiersErrors.NO_SUPPLEMENT_OPEN, d.code());
    }
    Supplement latest = all.getLast();
    return papers.print(
        new Form02(
            letterhead.counter(d),
            d.code(),
            Letterhead.person(d.owner()),
            d.procedure().name(),
            latest.items().stream()
                .map(item -> new Form02.Fix(item.name(), item.what(), null))
                .toList(),
            latest.reason(),
            latest.requestedAt(),
            null,
            latest.requestedBy(),
            null,
            letterhead.lookup(d)),
        about(PaperKind.SUPPLEMENT, d, latest.requestedAt()),
        size);
  }

  /** Phiếu từ chối tiếp nhận, giải quyết hồ sơ; PDF. */
  @Transactional
  public byte[] form03(Dossier d, @Nullable PaperSize size) {
    HistoryEntry refusal =
        find(d, EventKind.REFUSED)
            .orElseThrow(() -> new AppException(DossiersErrors.NO_SUCH_DOSSIER));
    int given =
        components.of(d.id()).stream()
            .mapToInt(line -> line.originals() + line.certified() + line.copies())
            .sum();
    return papers.print(
        new Form03(
            letterhead.counter(d),
            d.code(),
            Letterhead.person(d.owner()),
            d.procedure().name(),
            d.times().submittedAt(),
            given,
            refusal.note(),
            null,
            refusal.at(),
            d.filing().channel() != vn.lienthong.dossiers.Channel.ONLINE,
            refusal.person(),
            null,
            letterhead.lookup(d)),
        about(PaperKind.REFUSAL, d, refusal.at()),
        size);
  }

  /** The amount and when it is collected. */
  private @Nullable String fees(Dossier d) {
    Long fee = d.filing().fee();
    if (fee == null) {
      return null;
    }
    String when =
        charges.of(d.id()).stream()
            .filter(charge -> !charge.duty())
            .map(
                charge -> " (" + texts.t(charge.collection().label()).toLowerCase(VIETNAMESE) + ")")
            .findFirst()
            .orElse("");
    return money(fee) + when;
  }

  private String by(Dossier d, EventKind kind) {
    return find(d, kind).map(HistoryEntry::person).orElse("");
  }

  private java.util.Optional<HistoryEntry> find(Dossier d, EventKind kind) {
    return history.of(d.id()).stream().filter(entry -> entry.kind() == kind).findFirst();
  }

  private static About about(PaperKind kind, Dossier d, Instant dated) {
    return About.of(
        kind,
        d.id(),
        d.code(),
        d.organisations().received().name(),
        ProcessForms.accepted(d),
        dated);
  }

  private static String money(long amount) {
    return String.format(Locale.of("vi", "VN"), "%,d", amount).replace(',', '.') + " đồng";
  }
}
