package vn.lienthong.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.dossiers.Story;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorkCalendar;

/** Writes the stories of the province up to a moment; the same for the same moment. */
final class StoryBook {
  private static final long SEED = 56_2026;

  private final List<ProcedureContent> procedures;
  private final Map<String, List<Filing.Handler>> handlers;
  private final Cast cast;
  private final List<Applicant> applicants;
  private final Papers papers;

  /** Where sample files come from. */
  interface Papers extends Scene.ResultFile {
    /** A scan of a paper, uploaded by the applicant. */
    UUID scan(String title, Party applicant);

    /** A paper that the applicant's store holds for the component; null for none. */
    default @Nullable UUID stored(String procedure, String component, Party applicant) {
      return null;
    }
  }

  StoryBook(
      List<ProcedureContent> procedures,
      Map<String, List<Filing.Handler>> handlers,
      Cast cast,
      List<Applicant> applicants,
      Papers papers) {
    this.procedures = procedures;
    this.handlers = handlers;
    this.cast = cast;
    this.applicants = applicants;
    this.papers = papers;
  }

  /** In the order of filing. */
  List<Story> write(int count, WorkCalendar calendar, Instant now) {
    Dice dice = new Dice(SEED);
    Phrases phrases = new Phrases(DemoFiles.lists("phrases.json"));
    List<UUID> consultants =
        cast.posts().keySet().stream()
            .filter(unit -> cast.has(unit, Position.DIVISION_HEAD))
            .sorted()
            .toList();
    Scene scene =
        new Scene(cast, calendar, now, dice, phrases, consultants, new AtomicInteger(100), papers);
    FormAnswers answers =
        new FormAnswers(DemoFiles.lists("answers.json"), phrases, applicants, dice);
    FilingTimes times = new FilingTimes(calendar, now, dice);
    FilingPlan plan =
        new FilingPlan(procedures, handlers, applicants, DemoFiles.frequency(), times, dice);
    List<Story> stories = new ArrayList<>();
    for (Filing filing : plan.draw(count)) {
      stories.add(story(scene, filing, answers));
    }
    stories.sort(Comparator.comparing(Story::submittedAt));
    return stories;
  }

  private Story story(Scene scene, Filing filing, FormAnswers answers) {
    LocalDate day = LocalDate.ofInstant(filing.at(), Vietnam.ZONE);
    NewDossier handed =
        new NewDossier(
            filing.content().code(),
            filing.caseKey(),
            filing.handler().agency(),
            filing.applicant().person(),
            filing.applicant().owner(),
            scene.delivery(filing),
            1,
            null,
            answers.fill(filing.content(), filing.applicant(), day),
            components(filing));
    return new Story(
        handed,
        filing.channel(),
        filing.channel() == Channel.ONLINE ? null : filing.handler().centre(),
        filing.at(),
        new StoryWriter(scene, filing).write());
  }

  private List<ReceivedComponent> components(Filing filing) {
    List<ReceivedComponent> received = new ArrayList<>();
    for (ProcedureContent.Component c : filing.content().components()) {
      boolean asked = c.caseKey() == null || c.caseKey().equals(filing.caseKey());
      if (c.group() != ComponentGroup.SUBMIT || !c.required() || !asked) {
        continue;
      }
      UUID held =
          filing.channel() == Channel.ONLINE
              ? papers.stored(filing.content().code(), c.key(), filing.applicant().person())
              : null;
      if (held != null) {
        received.add(new ReceivedComponent(c.key(), 0, 0, 0, List.of(), List.of(held)));
      } else if (received.isEmpty() && filing.scanned()) {
        UUID scan = papers.scan(c.name(), filing.applicant().person());
        received.add(new ReceivedComponent(c.key(), 0, 0, 0, List.of(scan)));
      } else if (filing.channel() == Channel.ONLINE) {
        received.add(new ReceivedComponent(c.key(), 0, 0, 1, List.of()));
      } else {
        int some = c.originals() + c.certifiedCopies() == 0 ? Math.max(1, c.copies()) : c.copies();
        received.add(
            new ReceivedComponent(c.key(), c.originals(), c.certifiedCopies(), some, List.of()));
      }
    }
    return received;
  }
}
