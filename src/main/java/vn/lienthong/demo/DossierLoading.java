package vn.lienthong.demo;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.Story;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.worktime.WorktimeApi;

/** Loads the stories of the province up to the present, with their sample files. */
@Component
class DossierLoading {
  static final int DOSSIERS = 349;

  private final DossiersBulk bulk;
  private final SampleFiles samples;
  private final DossiersApi dossiers;
  private final PaymentsApi payments;
  private final DirectionLoading directions;
  private final AccountLoading accounts;
  private final PaperLoading papers;
  private final IndexLoading indexes;
  private final WebhookLoading webhooks;
  private final WorktimeApi worktime;
  private final Clock clock;

  DossierLoading(
      DossiersBulk bulk,
      SampleFiles samples,
      DossiersApi dossiers,
      PaymentsApi payments,
      DirectionLoading directions,
      AccountLoading accounts,
      PaperLoading papers,
      IndexLoading indexes,
      WebhookLoading webhooks,
      WorktimeApi worktime,
      Clock clock) {
    this.dossiers = dossiers;
    this.payments = payments;
    this.directions = directions;
    this.accounts = accounts;
    this.papers = papers;
    this.indexes = indexes;
    this.webhooks = webhooks;
    this.bulk = bulk;
    this.samples = samples;
    this.worktime = worktime;
    this.clock = clock;
  }

  int load(
      List<ProcedureContent> procedures,
      Map<String, List<Filing.Handler>> handlers,
      Cast cast,
      List<Applicant> applicants,
      StoreLoading.Shelf shelf) {
    Waiting waiting = new Waiting(samples, shelf, new HashMap<>());
    List<Story> stories =
        new StoryBook(procedures, handlers, cast, applicants, waiting)
            .write(DOSSIERS, worktime.calendar(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    List<Dossier> loaded = bulk.load(stories);
    for (int i = 0; i < loaded.size(); i++) {
      UUID dossier = loaded.get(i).id();
      files(stories.get(i)).forEach(file -> waiting.claim(file, dossier));
    }
    accounts.load(
        handlers.values().stream()
            .flatMap(List::stream)
            .map(Filing.Handler::agency)
            .distinct()
            .toList());
    charge(loaded);
    directions.load(loaded);
    papers.load();
    papers.mistakes(loaded);
    indexes.score(loaded);
    webhooks.load(loaded);
    return loaded.size();
  }

  /** Open dossiers owe their fees; of every three the counter has taken two. */
  private void charge(List<Dossier> loaded) {
    int number = 0;
    for (Dossier dossier : loaded) {
      if (dossier.status().open() && dossier.times().receivedAt() != null) {
        dossiers.askForFees(dossier.id(), CurrentUser.SYSTEM);
        for (Charge charge : payments.of("dossier", dossier.id().toString())) {
          if (charge.due() && ++number % 3 != 0) {
            payments.takeAtCounter(
                charge.id(), Means.CASH, "%07d".formatted(number), CurrentUser.SYSTEM);
          }
        }
      }
    }
  }

  private static List<UUID> files(Story story) {
    List<UUID> files = new ArrayList<>();
    story.handed().components().forEach(component -> files.addAll(component.files()));
    for (Deed deed : story.deeds()) {
      if (deed.issue() != null && deed.issue().fileId() != null) {
        files.add(deed.issue().fileId());
      }
    }
    return files;
  }

  /** Files that are stored before the dossiers they belong to. */
  private record Waiting(
      SampleFiles samples, StoreLoading.Shelf shelf, Map<UUID, SampleFiles.Pending> files)
      implements StoryBook.Papers {

    @Override
    public @Nullable UUID stored(String procedure, String component, Party applicant) {
      return shelf.take(procedure, component, applicant.identityNumber());
    }

    @Override
    public UUID scan(String title, Party applicant) {
      return keep(samples.paper(title, applicant));
    }

    @Override
    public UUID store(String title, Deed.Actor clerk) {
      return keep(samples.result(title, clerk));
    }

    private UUID keep(SampleFiles.Pending pending) {
      files.put(pending.file(), pending);
      return pending.file();
    }

    void claim(UUID file, UUID dossier) {
      SampleFiles.@Nullable Pending pending = files.get(file);
      if (pending != null) {
        samples.claim(pending, dossier);
      }
    }
  }
}
