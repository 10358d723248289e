package vn.lienthong.dossiers.print;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.Apology;
import vn.lienthong.dossiers.ApologyRepository;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.Consultation;
import vn.lienthong.dossiers.ConsultationRepository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.dossiers.StopTriggers;
import vn.lienthong.papers.Form04;
import vn.lienthong.papers.Form05;
import vn.lienthong.papers.Form06;
import vn.lienthong.papers.IssuedPapers;
import vn.lienthong.papers.IssuedPapers.About;
import vn.lienthong.papers.PaperKind;
import vn.lienthong.papers.PaperSize;
import vn.lienthong.papers.Signer;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Forms 04, 05 and 06: what is written while a dossier is handled. */
@Component
public class ProcessForms {
  private static final Set<EventKind> ENDS = Set.of(EventKind.STOPPED, EventKind.WITHDRAWN);

  private final IssuedPapers papers;
  private final Letterhead letterhead;
  private final ApologyRepository apologies;
  private final HistoryRepository history;
  private final ConsultationRepository consultations;
  private final ComponentRepository components;
  private final StopTriggers triggers;
  private final ControlStages stages;
  private final Clock clock;

  ProcessForms(
      IssuedPapers papers,
      Letterhead letterhead,
      ApologyRepository apologies,
      HistoryRepository history,
      ConsultationRepository consultations,
      ComponentRepository components,
      StopTriggers triggers,
      ControlStages stages,
      Clock clock) {
    this.papers = papers;
    this.letterhead = letterhead;
    this.apologies = apologies;
    this.history = history;
    this.consultations = consultations;
    this.components = components;
    this.triggers = triggers;
    this.stages = stages;
    this.clock = clock;
  }

  /** When it was accepted: the form set of that day counts. */
  static Instant accepted(Dossier d) {
    return Objects.requireNonNullElse(d.times().receivedAt(), d.times().submittedAt());
  }

  static About about(PaperKind kind, Dossier d, Instant dated) {
    return About.of(
        kind, d.id(), d.code(), d.organisations().competent().name(), accepted(d), dated);
  }

  /** Văn bản xin lỗi: the signed one for everybody concerned, the draft for staff only; PDF. */
  @Transactional
  public byte[] form04(Dossier d, @Nullable PaperSize size, CurrentUser user) {
    Apology apology =
        apologies
            .current(d.id())
            .filter(a -> a.signed() != null || !user.isCitizen())
            .orElseThrow(() -> new AppException(DossiersErrors.NO_APOLOGY, d.code()));
    Apology.Signature signed = apology.signed();
    Form04 form =
        new Form04(
            letterhead.agency(d),
            d.code(),
            signed == null ? null : signed.number(),
            apology.subject(),
            Letterhead.person(d.applicant()),
            d.procedure().name(),
            accepted(d),
            new Form04.Appointment(apology.dueBefore(), apology.newDue()),
            apology.reason(),
            d.organisations().received().name(),
            signed == null ? apology.draftedAt() : signed.at(),
            signed == null ? null : new Signer(signed.title(), signed.capacity(), signed.name()));
    return signed == null
        ? papers.preview(
            form, PaperKind.APOLOGY, LocalDate.ofInstant(accepted(d), Vietnam.ZONE), size)
        : papers.print(form, about(PaperKind.APOLOGY, d, signed.at()), size);
  }

  /** Thông báo dừng giải quyết hồ sơ, of a stopped or withdrawn dossier; PDF. */
  @Transactional
  public byte[] form05(Dossier d, @Nullable PaperSize size) {
    HistoryEntry end =
        history.of(d.id()).reversed().stream()
            .filter(entry -> ENDS.contains(entry.kind()))
            .findFirst()
            .orElseThrow(() -> new AppException(DossiersErrors.NO_PAPER, d.code()));
    boolean withdrawn = end.kind() == EventKind.WITHDRAWN;
    String code =
        end.details().getOrDefault("trigger", withdrawn ? StopTriggers.APPLICANT : "OTHER");
    StopTriggers.Trigger trigger =
        triggers
            .on(LocalDate.ofInstant(end.at(), Vietnam.ZONE), code)
            .orElseThrow(() -> new AppException(DossiersErrors.NO_PAPER, d.code()));
    int given =
        components.of(d.id()).stream()
            .mapToInt(line -> line.originals() + line.certified() + line.copies())
            .sum();
    boolean byStaff = end.position() != null;
    Form05 form =
        new Form05(
            withdrawn ? letterhead.counter(d) : letterhead.agency(d),
            d.code(),
            end.details().getOrDefault("number", "………"),
            Letterhead.person(d.owner()),
            d.procedure().name(),
            accepted(d),
            end.at(),
            trigger.text(),
            end.details().getOrDefault("ground", trigger.basis()),
            end.note(),
            given,
            d.organisations().received().name(),
            byStaff
                ? new Signer(Objects.requireNonNull(end.position()), end.capacity(), end.person())
                : new Signer("Người nộp hồ sơ", null, end.person()),
            letterhead.lookup(d));
    return papers.print(form, about(PaperKind.STOP, d, end.at()), size);
  }

  /** Phiếu kiểm soát, filled from hand-overs and steps up to now; PDF. */
  @Transactional
  public byte[] form06(Dossier d, @Nullable PaperSize size) {
    Instant received = d.times().receivedAt();
    if (received == null) {
      throw new AppException(DossiersErrors.NO_PAPER, d.code());
    }
    List<Form06.Stage> rows = stages.of(d);
    Instant last = rows.isEmpty() ? received : rows.getLast().at();
    Form06 form =
        new Form06(
            letterhead.counter(d),
            d.code(),
            "" + received.atZone(Vietnam.ZONE).getYear(),
            d.code().substring(d.code().lastIndexOf('-') + 1),
            Letterhead.person(d.owner()),
            d.procedure().name(),
            received,
            d.times().dueAt(),
            d.organisations().competent().name(),
            consultations.of(d.id()).stream()
                .map(Consultation::asked)
                .map(asked -> asked.name())
                .distinct()
                .toList(),
            rows,
            last.isAfter(clock.instant()) ? received : last);
    return papers.print(form, about(PaperKind.CONTROL, d, last), size);
  }
}
