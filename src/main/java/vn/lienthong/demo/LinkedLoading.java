package vn.lienthong.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.PartsBulk;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.dossiers.Story;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/** Loads the interlinked dossiers with their parts. */
@Component
class LinkedLoading {
  private static final long SEED = 61_2026;
  private static final String POLICE = "ca-";
  private static final String INSURANCE = "bhxh-tinh";

  private final DossiersBulk bulk;
  private final PartsBulk parts;
  private final WorktimeApi worktime;
  private final Clock clock;

  LinkedLoading(DossiersBulk bulk, PartsBulk parts, WorktimeApi worktime, Clock clock) {
    this.bulk = bulk;
    this.parts = parts;
    this.worktime = worktime;
    this.clock = clock;
  }

  /** What the tales are told about and by whom. */
  record Stage(
      List<ProcedureContent> procedures,
      Map<String, List<Filing.Handler>> handlers,
      Cast cast,
      List<Applicant> applicants,
      DemoProvince.Units units,
      Map<String, UUID> unitIds) {}

  int load(Stage stage) {
    WorkCalendar calendar = worktime.calendar();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Dice dice = new Dice(SEED);
    FilingTimes times = new FilingTimes(calendar, now, dice);
    FormAnswers answers =
        new FormAnswers(
            DemoFiles.lists("answers.json"),
            new Phrases(DemoFiles.lists("phrases.json")),
            stage.applicants(),
            dice);
    List<Applicant> people =
        stage.applicants().stream().filter(applicant -> !applicant.enterprise()).toList();
    List<Story> stories = new ArrayList<>();
    List<LinkedTale> tales = new ArrayList<>();
    for (LinkedPlan.Line line : LinkedPlan.LINES) {
      Applicant applicant = people.get(stories.size() % people.size());
      Filing.Handler handler = handler(stage, line);
      Instant ago = times.workedAgo(line.age());
      Instant start = line.channel() == Channel.ONLINE ? ago : calendar.plusWorking(ago, 1);
      LinkedTale tale =
          new LinkedTale(
              players(stage, handler, line, dice),
              line,
              stories.size(),
              applicant.person().name(),
              calendar,
              start);
      tale.tell();
      tales.add(tale);
      stories.add(
          new Story(
              handed(content(stage, line), handler, applicant, answers, start),
              line.channel(),
              line.channel() == Channel.ONLINE ? null : handler.centre(),
              start,
              tale.deeds()));
    }
    List<Dossier> loaded = bulk.load(stories);
    for (int i = 0; i < loaded.size(); i++) {
      parts.load(loaded.get(i).id(), tales.get(i).standings());
    }
    return loaded.size();
  }

  private static ProcedureContent content(Stage stage, LinkedPlan.Line line) {
    return stage.procedures().stream()
        .filter(procedure -> procedure.code().equals(line.procedure()))
        .findFirst()
        .orElseThrow();
  }

  private static Filing.Handler handler(Stage stage, LinkedPlan.Line line) {
    return Objects.requireNonNull(stage.handlers().get(line.procedure())).stream()
        .filter(handler -> handler.agencyName().equals(line.commune()))
        .findFirst()
        .orElseThrow();
  }

  private static LinkedTale.Players players(
      Stage stage, Filing.Handler handler, LinkedPlan.Line line, Dice dice) {
    Cast cast = stage.cast();
    UUID police = police(stage, handler);
    boolean three = line.procedure().equals(LinkedPlan.THREE);
    UUID insurance = Objects.requireNonNull(stage.unitIds().get(INSURANCE));
    return new LinkedTale.Players(
        cast.any(handler.centre(), Position.COUNTER_OFFICER, dice),
        cast.all(handler.division(), Position.SPECIALIST).getFirst(),
        cast.all(handler.agency(), Position.LEADER).getFirst(),
        cast.all(handler.agency(), Position.CLERK).getFirst(),
        three ? first(cast, police, Position.SPECIALIST) : null,
        three ? first(cast, police, Position.LEADER) : null,
        cast.any(insurance, Position.SPECIALIST, dice),
        cast.all(insurance, Position.LEADER).getFirst());
  }

  private static Deed.@Nullable Actor first(Cast cast, UUID unit, Position position) {
    return cast.all(unit, position).getFirst();
  }

  /** The police of the commune's territory. */
  private static UUID police(Stage stage, Filing.Handler handler) {
    return stage.units().units().stream()
        .filter(unit -> unit.key().startsWith(POLICE))
        .filter(unit -> Objects.equals(unit.geo(), handler.geoCode()))
        .map(unit -> Objects.requireNonNull(stage.unitIds().get(unit.key())))
        .findFirst()
        .orElseThrow();
  }

  private static NewDossier handed(
      ProcedureContent content,
      Filing.Handler handler,
      Applicant applicant,
      FormAnswers answers,
      Instant at) {
    List<ReceivedComponent> received =
        content.components().stream()
            .filter(c -> c.required() && c.group() == ProcedureContent.ComponentGroup.SUBMIT)
            .map(c -> new ReceivedComponent(c.key(), 1, 0, 0, List.of()))
            .toList();
    return new NewDossier(
        content.code(),
        null,
        handler.agency(),
        applicant.person(),
        applicant.owner(),
        Delivery.COUNTER,
        1,
        null,
        answers.fill(content, applicant, LocalDate.ofInstant(at, Vietnam.ZONE)),
        received);
  }
}
