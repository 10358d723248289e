package vn.lienthong.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierDesign;
import vn.lienthong.dossiers.DossierSnapshot;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.Vietnam;

/**
 * What we know of a dossier, by the names that the adapter's fields ask for; each child collection
 * is a list of its own. What nobody knows stays null: nothing is invented.
 */
@Component
class DossierFacts {
  private final ProceduresApi procedures;
  private final FilesApi files;
  private final Clock clock;
  private final String site;

  DossierFacts(ProceduresApi procedures, FilesApi files, Clock clock, HouseAddress house) {
    this.procedures = procedures;
    this.files = files;
    this.clock = clock;
    this.site = house.outside();
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
    facts.put("note", d.procedure().caseName());
    putOwner(facts, d);
    putTimes(facts, snapshot);
    List<Map<String, @Nullable Object>> papers = papers(snapshot.components());
    facts.put("digitised", !papers.isEmpty());
    facts.put("paidOnline", "NO");
    facts.put("databases", List.of());
    facts.put("papers", papers);
    facts.put("fees", fees(d, content));
    facts.put("otherFiles", List.of());
    facts.put("supplements", SupplementFacts.of(snapshot));
    facts.put("results", results(snapshot.results(), content));
    return facts;
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

  private List<Map<String, @Nullable Object>> papers(List<ComponentRepository.Line> lines) {
    List<UUID> ids = lines.stream().flatMap(line -> line.files().stream()).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, StoredFile> stored =
        files.all(ids).stream().collect(Collectors.toMap(StoredFile::id, Function.identity()));
    List<Map<String, @Nullable Object>> papers = new ArrayList<>();
    for (ComponentRepository.Line line : lines) {
      for (UUID id : line.files()) {
        StoredFile file = stored.get(id);
        Map<String, @Nullable Object> paper = new LinkedHashMap<>();
        paper.put("fileId", id.toString());
        paper.put("fileName", file == null ? null : file.name());
        paper.put("deleted", false);
        paper.put("component", line.key());
        paper.put("url", url(id));
        paper.put("digitised", true);
        boolean reused = line.reuse().files().contains(id);
        paper.put("reused", reused);
        paper.put("fromNationalStore", line.reuse().national().contains(id));
        paper.put("replacement", reused ? line.reuse().replacement() : null);
        papers.add(paper);
      }
    }
    return papers;
  }

  private String url(UUID file) {
    return site + "/files/" + file;
  }

  /** Of the channel and case of the dossier; amounts that are no number are not told. */
  private static List<Map<String, @Nullable Object>> fees(Dossier d, ProcedureContent content) {
    return DossierDesign.row(content, d.filing().channel(), d.procedure().caseKey())
        .map(ProcedureContent.ChannelRow::fees)
        .orElse(List.of())
        .stream()
        .filter(fee -> fee.amount() != null)
        .map(DossierFacts::fee)
        .toList();
  }

  private static Map<String, @Nullable Object> fee(ProcedureContent.Fee fee) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("name", fee.name());
    facts.put("code", fee.code());
    facts.put("collection", "AT_INTAKE");
    facts.put("amount", Objects.requireNonNull(fee.amount()).longValue());
    facts.put("kind", fee.kind().name());
    return facts;
  }

  private List<Map<String, @Nullable Object>> results(
      List<ResultDocument> documents, ProcedureContent content) {
    // Which result of several was made is known by its name alone; without that, no code is told.
    return documents.stream()
        .map(document -> {
          String code =
              content.results().stream()
                  .filter(r -> content.results().size() == 1 || r.name().equals(document.title()))
                  .filter(r -> document.outcome() == ResultDocument.Outcome.GRANTED)
                  .map(ProcedureContent.Result::code)
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElse(null);
          Map<String, @Nullable Object> result = new LinkedHashMap<>();
          result.put("name", document.title());
          result.put("component", code);
          result.put("id", document.id().toString());
          result.put("url", document.fileId() == null ? null : url(document.fileId()));
          result.put("code", code);
          return result;
        })
        .toList();
  }
}
