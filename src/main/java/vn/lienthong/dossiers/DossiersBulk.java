package vn.lienthong.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.procedures.form.FormLists;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/**
 * Loads many dossiers with their whole history at once, for the demonstration and for moving in
 * from another system: the same rules, the same tables, no notifications.
 */
@Service
public class DossiersBulk {
  private final DossierDesign design;
  private final HandlingUnits units;
  private final Desks desks;
  private final Deadlines deadlines;
  private final DueDates dueDates;
  private final DossierRepository dossiers;
  private final ComponentRepository components;
  private final ConsultationRepository consultations;
  private final SupplementRepository supplements;
  private final ResultRepository results;
  private final SearchEntries search;
  private final Tally tally;
  private final AuditApi audit;
  private final NamedParameterJdbcTemplate jdbc;
  private final StoredPapers stored;
  private final ApplicationEventPublisher events;

  DossiersBulk(
      DossierDesign design,
      HandlingUnits units,
      Desks desks,
      Deadlines deadlines,
      DueDates dueDates,
      DossierRepository dossiers,
      ComponentRepository components,
      ConsultationRepository consultations,
      SupplementRepository supplements,
      ResultRepository results,
      SearchEntries search,
      Tally tally,
      AuditApi audit,
      NamedParameterJdbcTemplate jdbc,
      StoredPapers stored,
      ApplicationEventPublisher events) {
    this.design = design;
    this.units = units;
    this.desks = desks;
    this.deadlines = deadlines;
    this.dueDates = dueDates;
    this.dossiers = dossiers;
    this.components = components;
    this.consultations = consultations;
    this.supplements = supplements;
    this.results = results;
    this.search = search;
    this.tally = tally;
    this.audit = audit;
    this.jdbc = jdbc;
    this.stored = stored;
    this.events = events;
  }

  /**
   * Loads all stories or none; codes follow the order of filing. A story that breaks a rule is
   * refused with its code and the move.
   */
  @Transactional
  public List<Dossier> load(List<Story> stories) {
    Map<UUID, Place> places = new HashMap<>();
    List<StoryTeller> told = new ArrayList<>();
    List<Story> ordered =
        stories.stream().sorted(Comparator.comparing(Story::submittedAt)).toList();
    FormLists.Once lists = design.listsOnce();
    ordered.forEach(story -> told.add(tell(story, places, lists)));
    for (StoryTeller teller : told) {
      dossiers.insert(teller.dossier());
      dossiers.involve(teller.dossier().id(), teller.log().involved());
    }
    storeHistory(told);
    told.forEach(this::storePapers);
    for (int i = 0; i < told.size(); i++) {
      NewDossier handed = ordered.get(i).handed();
      stored.take(told.get(i).dossier(), handed.components(), applicant(handed.applicant()));
    }
    for (StoryTeller teller : told) {
      search.put(teller.dossier(), List.copyOf(teller.log().involved()));
    }
    tally.refresh(told.stream().map(teller -> teller.dossier().id()).toList());
    audit.record(
        new AuditEvent(
            "dossiers.loaded",
            "dossier",
            "" + told.size(),
            CurrentUser.SYSTEM,
            null,
            null,
            null,
            null));
    List<Dossier> loaded = told.stream().map(StoryTeller::dossier).toList();
    events.publishEvent(new DossiersLoaded(loaded.stream().map(DossiersBulk::mark).toList()));
    return loaded;
  }

  private static CurrentUser applicant(Party who) {
    return new CurrentUser(
        CurrentUser.Kind.CITIZEN, who.account(), who.name(), who.identityNumber(), List.of());
  }

  private static DossierMark mark(Dossier d) {
    return new DossierMark(d.id(), d.code(), d.version(), d.status(), d.procedure().code());
  }

  private StoryTeller tell(Story story, Map<UUID, Place> places, FormLists.Once lists) {
    NewDossier handed = story.handed();
    ProcedureVersion version = design.inForce(handed.procedureCode(), story.submittedAt());
    LocalDate day = LocalDate.ofInstant(story.submittedAt(), Vietnam.ZONE);
    UnitSummary counter = story.counter() == null ? null : units.unit(story.counter());
    Dossier.Organisations organisations =
        units.resolve(handed.procedureCode(), handed.agency(), counter, day);
    StepPath path = StepPath.of(version.content());
    boolean atCounter = story.channel() != Channel.ONLINE;
    Dossier begun =
        design.draw(
            handed,
            new DossierDesign.Start(
                version,
                story.channel(),
                organisations,
                atCounter ? DossierStatus.RECEIVED : DossierStatus.REGISTERED,
                Dossier.Times.submitted(
                    story.submittedAt(),
                    atCounter ? null : deadlines.answerBy(story.submittedAt())),
                desks.first(path, organisations, story.submittedAt())),
            story.submittedAt(),
            lists);
    components.insert(
        begun.id(), DossierDesign.asked(version.content(), handed.caseKey()), handed.components());
    StoryTeller teller = new StoryTeller(deadlines, desks, path, begun);
    if (!atCounter) {
      teller.filed(Deed.Actor.citizen(handed.applicant().account(), handed.applicant().name()));
    }
    for (Deed deed : story.deeds()) {
      if (deed.kind() == EventKind.ACCEPTED) {
        Dossier d = teller.dossier();
        Dossier.Times times =
            dueDates.received(
                d.times(), organisations, story.channel(), d.procedure().term(), deed.at());
        if (teller.log().events().isEmpty()) {
          teller.receivedAtOnce(deed, times);
        } else {
          teller.received(deed, times);
        }
      } else {
        teller.tell(deed, place(deed, teller.dossier(), places));
      }
    }
    return teller;
  }

  private Place place(Deed deed, Dossier dossier, Map<UUID, Place> places) {
    Deed.Actor to = deed.to();
    UUID unit = to != null && to.unitId() != null ? to.unitId() : deed.unit();
    return unit == null
        ? dossier.organisations().handling()
        : places.computeIfAbsent(unit, id -> HandlingUnits.place(units.unit(id)));
  }

  private void storeHistory(List<StoryTeller> told) {
    batch(
        HistoryRepository.INSERT_EVENT,
        told.stream().flatMap(t -> t.log().events().stream()).toList(),
        HistoryRepository::columns);
    batch(
        HistoryRepository.INSERT_STEP,
        told.stream()
            .flatMap(t ->
                t.log().visits().stream()
                    .map(v ->
                        HistoryRepository.columns(
                            t.dossier().id(),
                            Ids.next(),
                            v.desk(),
                            v.finished(),
                            v.took(),
                            v.early())))
            .toList(),
        columns -> columns);
    batch(
        DueDates.INSERT_PAUSE,
        told.stream()
            .flatMap(t -> t.pauses().stream().map(p -> DueDates.columns(t.dossier().id(), p)))
            .toList(),
        columns -> columns);
  }

  private <T> void batch(
      String sql, List<T> rows, Function<T, Map<String, @Nullable Object>> columns) {
    @SuppressWarnings("unchecked")
    Map<String, ?>[] values = rows.stream().map(columns).toArray(Map[]::new);
    if (values.length > 0) {
      jdbc.batchUpdate(sql, values);
    }
  }

  private void storePapers(StoryTeller teller) {
    UUID id = teller.dossier().id();
    StoryPapers papers = teller.papers();
    papers.supplements().forEach(s -> supplements.load(s));
    papers.consultations().forEach(consultations::load);
    papers.results().forEach(result -> results.insert(result, null));
    ResultRepository.Handover handover = papers.handover();
    if (handover != null) {
      results.handOver(id, handover, null);
    }
    Deed rating = papers.rating();
    if (rating != null) {
      results.rate(id, rating.by().id(), rating.scores(), rating.note(), rating.at());
    }
  }
}
