package vn.lienthong.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;
import vn.lienthong.procedures.ProcedureContent.Step;

/** What may come between the beginning and the end of an appraisal. */
record Turn(
    Scene scene,
    Filing filing,
    Deed.Actor worker,
    Deed.Actor counter,
    Deed.Actor applicant,
    Step step) {

  /** Papers are asked for once, and brought some days later. */
  List<Deed> supplement(Instant start) {
    Instant asked = after(start, step.minutes() / 5 + 5);
    List<ProcedureContent.Component> papers =
        filing.content().components().stream()
            .filter(component -> component.group() == ComponentGroup.SUBMIT)
            .filter(component -> component.required() && fits(component))
            .toList();
    Supplement.Item item =
        papers.isEmpty()
            ? new Supplement.Item(null, filing.content().name(), scene.say("supplementWhat"))
            : item(scene.dice().one(papers));
    Instant brought = asked.plus(Duration.ofMinutes(scene.dice().between(1_100, 11_000)));
    return List.of(
        Deed.supplementRequested(asked, worker, scene.say("supplementReason"), List.of(item)),
        Deed.supplemented(brought, applicant, scene.say("supplemented")));
  }

  private Supplement.Item item(ProcedureContent.Component component) {
    return new Supplement.Item(component.key(), component.name(), scene.say("supplementWhat"));
  }

  private boolean fits(ProcedureContent.Component component) {
    return component.caseKey() == null || component.caseKey().equals(filing.caseKey());
  }

  /** The financial duty is notified and paid some days later. */
  List<Deed> payment(Instant start) {
    Instant noted = scene.calendar().plusWorking(start, step.minutes() / 8);
    Instant asked = after(start, step.minutes() / 4);
    long amount = scene.dice().between(12, 240) * 250_000L;
    Instant paid = after(asked, scene.dice().between(900, 4_200));
    return List.of(
        Deed.noted(noted, worker, scene.say("noted")),
        Deed.paymentRequested(asked, worker, amount, scene.say("payment")),
        Deed.paid(paid, counter, "BL-" + scene.dice().between(10_000, 99_999)));
  }

  /** Another unit is asked and answers in time. */
  List<Deed> consult(Instant start) {
    UUID asked = scene.asked(filing);
    Instant question = after(start, step.minutes() / 8);
    Instant answer = after(question, scene.dice().between(200, 1_100));
    return List.of(
        Deed.consulted(question, worker, asked, 3, scene.say("consulted")),
        Deed.answered(
            answer,
            scene.cast().any(asked, Position.DIVISION_HEAD, scene.dice()),
            true,
            scene.say("answered")));
  }

  private Instant after(Instant from, int minutes) {
    return scene.calendar().plusWorking(from, minutes).plusSeconds(scene.dice().between(1, 50));
  }
}
