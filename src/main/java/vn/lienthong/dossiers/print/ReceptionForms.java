package vn.lienthong.dossiers.print;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierCharges;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HandlingUnits;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultRepository;
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
import vn.lienthong.shared.Vietnam;
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
  private final ResultRepository results;
  private final HandlingUnits units;
  private final Texts texts;
  private static final Locale VIETNAMESE = Locale.of("vi");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  ReceptionForms(
      IssuedPapers papers,
      Letterhead letterhead,
      ComponentRepository components,
      SupplementRepository supplements,
      HistoryRepository history,
      DossierCharges charges,
      ResultRepository results,
      HandlingUnits units,
      MessageSource messages) {
    this.papers = papers;
    this.letterhead = letterhead;
    this.components = components;
    this.supplements = supplements;
    this.history = history;
    this.charges = charges;
    this.results = results;
    this.units = units;
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
            secondStage(d),
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
                .map(item -> new Form02.Fix(item.name(), item.what(), item.source()))
                .toList(),
            latest.reason(),
            latest.requestedAt(),
            answerBy(d),
            latest.requestedBy(),
            null,
            letterhead.lookup(d)),
        about(PaperKind.SUPPLEMENT, d, latest.requestedAt()),
        size);
  }

  private @Nullable LocalDate answerBy(Dossier d) {
    String day =
        history.of(d.id()).reversed().stream()
            .filter(entry -> entry.kind() == EventKind.SUPPLEMENT_REQUESTED)
            .findFirst()
            .map(entry -> entry.details().get(DossierSupplement.ANSWER_BY))
            .orElse(null);
    return day == null ? null : LocalDate.parse(day);
  }

  /**
   * Received by another counter than the agency's own: when the agency gets it and has to answer
   * (Decree 309/2026/NĐ-CP Art. 7, 8.3).
   */
  private Form01.@Nullable SecondStage secondStage(Dossier d) {
    Instant begun = d.times().clockStart();
    Instant due = d.times().originalDueAt();
    return begun == null
            || due == null
            || !units.nonTerritorial(
                d.organisations(), LocalDate.ofInstant(ProcessForms.accepted(d), Vietnam.ZONE))
        ? null
        : new Form01.SecondStage(begun, due);
  }

  /** Phiếu từ chối tiếp nhận, giải quyết hồ sơ; PDF. */
  @Transactional
  public byte[] form03(Dossier d, @Nullable PaperSize size) {
    Refusal refusal = refusal(d);
    int given =
        components.of(d.id()).stream()
            .mapToInt(line -> line.originals() + line.certified() + line.copies())
            .sum();
    return papers.print(
        new Form03(
            refusal.document() == null ? letterhead.counter(d) : letterhead.agency(d),
            d.code(),
            d.organisations().received().name(),
            d.applicant().name(),
            Letterhead.person(d.owner()),
            d.procedure().name(),
            d.times().submittedAt(),
            given,
            refusal.reason(),
            refusal.ground(),
            refusal.document(),
            refusal.at(),
            d.filing().channel() != vn.lienthong.dossiers.Channel.ONLINE,
            refusal.person(),
            null,
            letterhead.lookup(d)),
        refusal.document() == null
            ? about(PaperKind.REFUSAL, d, refusal.at())
            : ProcessForms.about(PaperKind.REFUSAL, d, refusal.at()),
        size);
  }

  /**
   * Who refused and why.
   *
   * @param document the result that refuses; null where the dossier was not received
   */
  private record Refusal(
      String reason,
      @Nullable String ground,
      @Nullable String document,
      Instant at,
      String person) {}

  /** At reception, or after appraisal by the result in force (Decree 61/2018/NĐ-CP Art. 19.8). */
  private Refusal refusal(Dossier d) {
    HistoryEntry atReception = find(d, EventKind.REFUSED).orElse(null);
    if (atReception != null) {
      return new Refusal(
          atReception.note(),
          atReception.details().get("ground"),
          null,
          atReception.at(),
          atReception.person());
    }
    ResultDocument result =
        results
            .current(d.id())
            .filter(one -> one.outcome() == ResultDocument.Outcome.REFUSED)
            .orElseThrow(() -> new AppException(DossiersErrors.NO_PAPER, d.code()));
    Map<String, String> issued =
        history.of(d.id()).stream()
            .filter(entry ->
                entry.kind() == EventKind.RESULT_ISSUED || entry.kind() == EventKind.CORRECTED)
            .map(HistoryEntry::details)
            .filter(details -> result.number().equals(details.get("number")))
            .reduce((earlier, later) -> later)
            .orElse(Map.of());
    return new Refusal(
        issued.getOrDefault("reason", result.title()),
        issued.get("ground"),
        texts.t(
            "papers.form03.documentOf",
            result.number(),
            DAY.format(result.issuedOn()),
            result.title()),
        result.issuedAt(),
        result.signer());
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
