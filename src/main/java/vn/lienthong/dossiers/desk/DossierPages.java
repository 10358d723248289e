package vn.lienthong.dossiers.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.ConsultationRepository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierCharges;
import vn.lienthong.dossiers.DossierConsultation;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.DueDates;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.dossiers.ResultSigning;
import vn.lienthong.dossiers.ShipmentSource;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.StepPath;
import vn.lienthong.dossiers.StoredPapers;
import vn.lienthong.dossiers.SupplementRepository;
import vn.lienthong.dossiers.SyncSource;
import vn.lienthong.dossiers.counter.CardReadings;
import vn.lienthong.dossiers.form.FilledForms;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.Trace;
import vn.lienthong.worktime.TraceText;
import vn.lienthong.worktime.TraceView;
import vn.lienthong.worktime.WorkingHours;
import vn.lienthong.worktime.WorktimeApi;

/** Draws up the page of a dossier. */
@Component
class DossierPages {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("HH:mm\u00a0·\u00a0dd/MM/yyyy");

  private final Authority authority;
  private final HistoryRepository history;
  private final ComponentRepository components;
  private final SupplementRepository supplements;
  private final DossierSupplement supplement;
  private final ConsultationRepository consultations;
  private final ResultRepository results;
  private final DueDates dueDates;
  private final DossierCharges charges;
  private final StoredPapers stored;
  private final ProceduresApi procedures;
  private final FilledForms forms;
  private final FilesApi files;
  private final WorktimeApi worktime;
  private final Clock clock;
  private final PaperLinks.Source paperLinks;
  private final CardReadings cards;
  private final ObjectProvider<ShipmentSource> shipments;
  private final SyncSource sync;
  private final ResultSigning signing;

  DossierPages(
      Authority authority,
      HistoryRepository history,
      ComponentRepository components,
      SupplementRepository supplements,
      DossierSupplement supplement,
      ConsultationRepository consultations,
      ResultRepository results,
      DueDates dueDates,
      DossierCharges charges,
      StoredPapers stored,
      ProceduresApi procedures,
      FilledForms forms,
      FilesApi files,
      WorktimeApi worktime,
      Clock clock,
      PaperLinks.Source paperLinks,
      CardReadings cards,
      ObjectProvider<ShipmentSource> shipments,
      SyncSource sync,
      ResultSigning signing) {
    this.authority = authority;
    this.history = history;
    this.components = components;
    this.supplements = supplements;
    this.supplement = supplement;
    this.consultations = consultations;
    this.results = results;
    this.dueDates = dueDates;
    this.charges = charges;
    this.stored = stored;
    this.procedures = procedures;
    this.forms = forms;
    this.files = files;
    this.worktime = worktime;
    this.clock = clock;
    this.paperLinks = paperLinks;
    this.cards = cards;
    this.shipments = shipments;
    this.sync = sync;
    this.signing = signing;
  }

  DossierPage of(Dossier d, CurrentUser user, Texts texts) {
    Instant now = clock.instant();
    ProcedureContent content = procedures.version(d.procedure().versionId()).content();
    List<HistoryRepository.StepVisit> visits = history.visits(d.id());
    return new DossierPage(
        d,
        due(d, now, texts),
        trace(d, texts),
        milestones(d, content, visits, now, texts),
        history.of(d.id()).reversed().stream().map(entry -> entry(entry, texts)).toList(),
        papers(d.id()),
        forms.of(d, content, texts.lang()),
        supplements.of(d.id()),
        consultations.of(d.id()).stream()
            .map(c ->
                new DossierPage.Question(c, DossierConsultation.mayAnswer(c, user), c.late(now)))
            .toList(),
        results.of(d.id()),
        results.handovers(d.id()),
        dueDates.changes(d.id()),
        charges.of(d.id()),
        stored.warnings(d.id()),
        authority.allowed(d, user),
        paperLinks.of(d, user),
        new DossierPage.Beside(
            shipments.stream().flatMap(source -> source.shipments(d.id()).stream()).toList(),
            cards.of(d.id()).orElse(null),
            signing.of(d.id()),
            sync.standing(d.id()),
            notice(d, now)));
  }

  private DossierPage.@Nullable Notice notice(Dossier d, Instant now) {
    Instant by = supplement.noticeBy(d);
    return by == null
        ? null
        : new DossierPage.Notice(
            by, worktime.workedMinutes(now, by) < WorkingHours.DAY_MINUTES, now.isAfter(by));
  }

  DueView due(Dossier d, Instant now, Texts texts) {
    Dossier.Desk desk = d.desk();
    return DueView.of(
        new DossierListing.Row(
            d.id(),
            d.code(),
            d.procedure().name(),
            d.owner().name(),
            d.owner().address(),
            d.filing().subject(),
            d.filing().channel(),
            d.status(),
            desk == null ? null : desk.stepName(),
            d.place().name(),
            desk == null ? null : desk.assigneeName(),
            d.times().submittedAt(),
            d.times().answerBy(),
            d.times().receivedAt(),
            d.times().clockStart(),
            d.times().dueAt(),
            d.times().pausedSince(),
            d.times().finishedAt(),
            null,
            null),
        worktime.calendar(),
        now,
        texts);
  }

  private static @Nullable TraceView trace(Dossier d, Texts texts) {
    String trace = d.times().trace();
    return trace == null ? null : TraceView.of(Sql.read(trace, Trace.class), texts.locale());
  }

  private List<DossierPage.Milestone> milestones(
      Dossier d,
      ProcedureContent content,
      List<HistoryRepository.StepVisit> visits,
      Instant now,
      Texts texts) {
    List<DossierPage.Milestone> way = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    TraceText words = new TraceText(texts.locale());
    Map<String, String> names = new HashMap<>();
    List<ProcedureContent.Step> steps = StepPath.of(content).steps();
    steps.forEach(step -> names.put(step.key(), texts.pick(step.name(), step.nameEn())));
    for (HistoryRepository.StepVisit visit : visits) {
      seen.add(visit.stepKey());
      String who = visit.assigneeName() == null ? visit.place().name() : visit.assigneeName();
      boolean open = visit.finishedAt() == null;
      boolean late = open && visit.dueAt() != null && now.isAfter(visit.dueAt());
      String state = !open ? "done" : d.status().paused() ? "paused" : late ? "late" : "now";
      String when;
      if (open) {
        when =
            visit.dueAt() == null || d.status().paused()
                ? texts.t(
                    "dossiers.step.since", WHEN.format(visit.startedAt().atZone(Vietnam.ZONE)))
                : words.remaining(worktime.remaining(now, visit.dueAt()));
      } else {
        when = took(visit.tookMinutes(), words) + balance(visit.earlyMinutes(), words, texts);
      }
      way.add(
          new DossierPage.Milestone(
              names.getOrDefault(visit.stepKey(), visit.name()), state, who, when));
    }
    if (!d.status().end()) {
      steps.stream()
          .filter(step -> !seen.contains(step.key()))
          .forEach(step ->
              way.add(
                  new DossierPage.Milestone(
                      texts.pick(step.name(), step.nameEn()),
                      "todo",
                      null,
                      step.minutes() > 0 ? words.duration(step.minutes()) : null)));
    }
    return way;
  }

  private static String took(@Nullable Integer minutes, TraceText words) {
    return minutes == null ? "" : words.duration(Math.max(0, minutes));
  }

  private static String balance(@Nullable Integer early, TraceText words, Texts texts) {
    if (early == null || early == 0) {
      return "";
    }
    return " · "
        + texts.t(
            early > 0 ? "dossiers.step.early" : "dossiers.step.late",
            words.duration(Math.abs(early)));
  }

  private static DossierPage.Entry entry(HistoryEntry entry, Texts texts) {
    TraceText words = new TraceText(texts.locale());
    String took = entry.tookMinutes() == null ? null : took(entry.tookMinutes(), words);
    String balance = balance(entry.earlyMinutes(), words, texts);
    String position = entry.position() == null ? "" : ", " + entry.position();
    String capacity = entry.capacity() == null ? "" : " (" + entry.capacity() + ".)";
    String unit = entry.unitName() == null ? "" : " · " + entry.unitName();
    return new DossierPage.Entry(
        entry,
        took,
        balance.isEmpty() ? null : balance.substring(3),
        entry.earlyMinutes() != null && entry.earlyMinutes() < 0 ? "late" : "done",
        entry.person() + position + capacity + unit);
  }

  private List<DossierPage.Paper> papers(UUID dossier) {
    List<ComponentRepository.Line> lines = components.of(dossier);
    Map<UUID, StoredFile> known =
        files
            .all(lines.stream().flatMap(line -> line.files().stream()).distinct().toList())
            .stream()
            .collect(Collectors.toMap(StoredFile::id, Function.identity()));
    return lines.stream()
        .map(line ->
            new DossierPage.Paper(
                line, line.files().stream().filter(known::containsKey).map(known::get).toList()))
        .toList();
  }
}
