package vn.lienthong.store;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.store.national.NationalQuestion;

/** Dossiers with papers of one person, for tests of the store. */
@Component
public class TestPapers {
  private static final AtomicInteger NUMBER = new AtomicInteger(500_000);

  private final StoreApi store;
  private final DossierFiling filing;
  private final DossierIntake intake;
  private final FilesApi files;

  TestPapers(StoreApi store, DossierFiling filing, DossierIntake intake, FilesApi files) {
    this.store = store;
    this.filing = filing;
    this.intake = intake;
    this.files = files;
  }

  /** Somebody nobody has seen before. */
  public static CurrentUser somebody() {
    return TestOffice.citizen("Trần Thị Kho", "099900%06d".formatted(NUMBER.incrementAndGet()));
  }

  /** From now on the drawing of the office's procedure may come from the national store. */
  public void nationalServes(TestOffice.Office office) {
    String kind = "KQ.T99." + office.procedure().substring(2);
    store.describe(new PaperKind(kind, "Bản vẽ thiết kế", null, null, true, ""));
    store.accept(office.procedure(), "banve", kind);
  }

  /** Asks for the citizen and takes what is found. */
  public UUID fromNational(TestOffice.Office office, CurrentUser citizen) {
    UUID finding =
        store
            .askNational(
                new NationalQuestion(
                    String.valueOf(citizen.identityNumber()), office.procedure(), false),
                citizen)
            .found()
            .getFirst()
            .id();
    return store.takeNational(finding, citizen.name(), citizen);
  }

  public UUID upload(CurrentUser owner, String text) {
    return files
        .store(
            new NewFile(text + ".txt", "text/plain", owner, "dossiers.paper"),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .id();
  }

  /** Files with an uploaded drawing; the form is always new. */
  public Dossier fileWithUpload(TestOffice.Office office, CurrentUser citizen) {
    UUID form = upload(citizen, "don " + citizen.identityNumber());
    UUID drawing = upload(citizen, "ban ve " + citizen.identityNumber());
    return file(
        office,
        citizen,
        List.of(
            new ReceivedComponent("don", 0, 0, 0, List.of(form)),
            new ReceivedComponent("banve", 0, 0, 0, List.of(drawing))));
  }

  /** Files with a drawing out of the store. */
  public Dossier fileFromStore(TestOffice.Office office, CurrentUser citizen, UUID item) {
    UUID form = upload(citizen, "don " + UUID.randomUUID());
    return file(
        office,
        citizen,
        List.of(
            new ReceivedComponent("don", 0, 0, 0, List.of(form)),
            new ReceivedComponent("banve", 0, 0, 0, List.of(), List.of(item))));
  }

  public Dossier file(
      TestOffice.Office office, CurrentUser citizen, List<ReceivedComponent> components) {
    return filing.file(handed(office, citizen, components), citizen);
  }

  public Dossier atCounter(
      TestOffice.Office office, CurrentUser owner, List<ReceivedComponent> components) {
    return intake.receive(
        handed(office, owner, components),
        vn.lienthong.dossiers.Channel.COUNTER,
        null,
        office.counter());
  }

  private static NewDossier handed(
      TestOffice.Office office, CurrentUser who, List<ReceivedComponent> components) {
    NewDossier papers = office.papers();
    Party party =
        new Party(
            Party.Kind.CITIZEN, who.name(), who.identityNumber(), null, null, null, null, null);
    return new NewDossier(
        papers.procedureCode(),
        null,
        null,
        party,
        party,
        Delivery.COUNTER,
        1,
        null,
        papers.form(),
        components);
  }

  public Dossier accept(TestOffice.Office office, Dossier dossier) {
    return intake.accept(dossier.id(), null, office.counter());
  }

  public static PaperFacts facts(LocalDate until) {
    return new PaperFacts(
        null,
        "Bản vẽ",
        "15/BV",
        "Sở Thử",
        "Trần Thị Lãnh",
        LocalDate.of(2026, 1, 5),
        until,
        false,
        null);
  }
}
