package vn.lienthong.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierSnapshot;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.Vietnam;

/**
 * What we know of a dossier, by the names that the adapter's fields ask for; each child collection
 * is a list of its own. What nobody knows stays null: nothing is invented.
 */
@Component
class DossierFacts {
  private final ProceduresApi procedures;
  private final PaymentsApi payments;
  private final PaperFacts papers;
  private final FormWords words;
  private final Clock clock;

  DossierFacts(
      ProceduresApi procedures,
      PaymentsApi payments,
      PaperFacts papers,
      FormWords words,
      Clock clock) {
    this.procedures = procedures;
    this.payments = payments;
    this.papers = papers;
    this.words = words;
    this.clock = clock;
  }

  Map<String, @Nullable Object> of(DossierSnapshot snapshot) {
    Dossier d = snapshot.dossier();
    ProcedureContent content = procedures.version(d.procedure().versionId()).content();
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("code", d.code());
    facts.put("procedureCode", d.procedure().code());
    facts.put("procedureName", d.procedure().name());
    ProcedureContent sector = sector(d, content);
    facts.put("sectorCode", sector.sectorCode());
    facts.put("sectorName", sector.sector());
    facts.put("channel", d.filing().channel().name());
    facts.put("subject", d.filing().subject());
    facts.put("receivedPlace", d.organisations().received().name());
    facts.put("handlingPlace", d.organisations().competent().name());
    facts.put("note", note(snapshot));
    putOwner(facts, d);
    putTimes(facts, snapshot);
    List<Map<String, @Nullable Object>> given = papers.ofProcedure(snapshot.components());
    facts.put("digitised", !given.isEmpty());
    facts.put("paidOnline", MoneyFacts.paidOnline(snapshot.money(), payments.national()));
    facts.put("databases", PaperFacts.databases(snapshot.components()));
    facts.put("papers", given);
    facts.put("fees", MoneyFacts.fees(snapshot, content));
    facts.put("otherFiles", papers.others(snapshot.components()));
    facts.put("supplements", SupplementFacts.of(snapshot, words));
    facts.put("results", papers.results(snapshot.results(), content));
    return facts;
  }

  /** The case of the procedure, and why it is refused where it is. */
  private @Nullable String note(DossierSnapshot snapshot) {
    List<String> said = new ArrayList<>();
    String known = snapshot.dossier().procedure().caseName();
    if (known != null && !known.isBlank()) {
      said.add(known);
    }
    said.addAll(words.refusal(snapshot));
    return said.isEmpty() ? null : String.join("; ", said);
  }

  /** The sector orders the catalogue: where the dossier's version lacks it, today's has it. */
  private ProcedureContent sector(Dossier d, ProcedureContent content) {
    return content.sectorCode() != null
        ? content
        : procedures
            .inForce(d.procedure().code(), Vietnam.today(clock))
            .map(ProcedureVersion::content)
            .orElse(content);
  }

  private static void putOwner(Map<String, @Nullable Object> facts, Dossier d) {
    Party owner = d.owner();
    facts.put("ownerName", owner.name());
    facts.put("ownerKind", owner.kind().name());
    // The portal's own id of a person is told to nobody by the sign-in of today.
    facts.put("ownerPortalId", null);
    facts.put("ownerOther", other(owner));
    facts.put("ownerEmail", owner.email());
    facts.put("ownerFax", null);
    facts.put("ownerPhone", owner.phone());
    facts.put("identities", identities(owner.identityNumber()));
    facts.put("verifiedAccount", d.applicant().account() != null);
  }

  /** Address, and a number that is neither a personal number nor an old card: a tax code. */
  private static @Nullable String other(Party owner) {
    List<String> parts = new ArrayList<>();
    if (owner.address() != null && !owner.address().isBlank()) {
      parts.add(owner.address());
    }
    String number = owner.identityNumber();
    if (number != null && identities(number).isEmpty()) {
      parts.add("MST: " + number);
    }
    return parts.isEmpty() ? null : String.join("; ", parts);
  }

  /** 12 digits are a personal number, 9 an old card; anything else is not sent as either. */
  static List<Map<String, @Nullable Object>> identities(@Nullable String number) {
    if (number == null || !number.matches("\\d{12}|\\d{9}")) {
      return List.of();
    }
    Map<String, @Nullable Object> identity = new LinkedHashMap<>();
    identity.put("kind", number.length() == 12 ? "PERSONAL" : "OLD_CARD");
    identity.put("number", number);
    return List.of(identity);
  }

  private static void putTimes(Map<String, @Nullable Object> facts, DossierSnapshot snapshot) {
    Dossier d = snapshot.dossier();
    Instant end = d.times().finishedAt();
    boolean refused = d.status() == DossierStatus.NOT_RECEIVED;
    facts.put("submittedAt", d.times().submittedAt());
    facts.put("receivedAt", d.times().receivedAt());
    facts.put("dueAt", d.times().dueAt());
    facts.put("status", d.status().name());
    facts.put("returnedAt", d.times().returnedAt());
    facts.put("delivery", d.filing().delivery().name());
    facts.put("returnNote", returnNote(snapshot));
    facts.put("finishedAt", refused ? null : end);
    facts.put("refusedAt", refused ? end : null);
  }

  private static @Nullable String returnNote(DossierSnapshot snapshot) {
    if (snapshot.dossier().times().returnedAt() == null || snapshot.handovers().isEmpty()) {
      return null;
    }
    ResultRepository.Handover handover = snapshot.handovers().getLast();
    return handover.note().isBlank()
        ? handover.collector()
        : handover.collector() + "; " + handover.note();
  }
}
