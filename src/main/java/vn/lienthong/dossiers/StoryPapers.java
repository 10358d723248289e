package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/** The requests, questions, results and the rating that a story leaves behind. */
final class StoryPapers {
  private final List<Supplement> supplements = new ArrayList<>();
  private final List<Consultation> consultations = new ArrayList<>();
  private final List<ResultDocument> results = new ArrayList<>();
  private DossierReturn.@Nullable Receipt receipt;
  private @Nullable Deed returned;
  private @Nullable Deed rating;

  List<Supplement> supplements() {
    return supplements;
  }

  List<Consultation> consultations() {
    return consultations;
  }

  List<ResultDocument> results() {
    return results;
  }

  @Nullable Deed returned() {
    return returned;
  }

  @Nullable Deed rating() {
    return rating;
  }

  void ask(Dossier d, Deed deed, Place asked, Instant due) {
    consultations.add(
        new Consultation(
            Ids.next(),
            d.id(),
            asked,
            deed.note(),
            deed.by().name(),
            d.place().unitId(),
            d.place().name(),
            deed.at(),
            due,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of()));
  }

  /** The name of the unit that answered. */
  String answer(Deed deed) {
    for (int i = 0; i < consultations.size(); i++) {
      Consultation c = consultations.get(i);
      if (c.open()) {
        consultations.set(
            i,
            new Consultation(
                c.id(),
                c.dossierId(),
                c.asked(),
                c.question(),
                c.askedBy(),
                c.askingUnit(),
                c.askingName(),
                c.askedAt(),
                c.dueAt(),
                deed.note(),
                deed.number() == 1,
                deed.by().name(),
                deed.at(),
                null,
                null,
                List.of()));
        return c.asked().name();
      }
    }
    throw new AppException(DossiersErrors.CONSULTATION_CLOSED);
  }

  ResultDocument issue(Dossier d, Deed deed) {
    DossierResult.Issue issue = deed.issue();
    if (issue == null) {
      throw new AppException(DossiersErrors.REQUIRED, "issue");
    }
    LocalDate on =
        issue.issuedOn() == null ? LocalDate.ofInstant(deed.at(), Vietnam.ZONE) : issue.issuedOn();
    ResultDocument result =
        new ResultDocument(
            Ids.next(),
            d.id(),
            issue.outcome(),
            issue.number(),
            issue.title(),
            issue.signer(),
            on,
            issue.fileId(),
            deed.at(),
            deed.by().name(),
            null,
            null,
            null);
    results.add(result);
    return result;
  }

  void handOver(Deed deed) {
    if (deed.receipt() == null) {
      throw new AppException(DossiersErrors.REQUIRED, "receipt");
    }
    receipt = deed.receipt();
    returned = deed;
  }

  ResultRepository.@Nullable Handover handover() {
    return receipt == null || returned == null
        ? null
        : new ResultRepository.Handover(
            returned.at(),
            receipt.delivery(),
            receipt.collector(),
            receipt.collectorIdentity(),
            returned.by().name(),
            receipt.originalsGivenBack(),
            receipt.note() == null ? "" : receipt.note());
  }

  void request(Dossier d, Deed deed) {
    supplements.add(
        new Supplement(
            Ids.next(),
            d.id(),
            d.status() == DossierStatus.REGISTERED ? "intake" : "handling",
            deed.at(),
            deed.by().name(),
            d.place().name(),
            deed.note(),
            deed.items(),
            null,
            null,
            null,
            null,
            null));
  }

  void receive(Deed deed) {
    if (supplements.isEmpty() || !supplements.getLast().open()) {
      throw new AppException(DossiersErrors.NO_SUPPLEMENT_OPEN, "");
    }
    Supplement s = supplements.removeLast();
    supplements.add(
        new Supplement(
            s.id(),
            s.dossierId(),
            s.stage(),
            s.requestedAt(),
            s.requestedBy(),
            s.requestedUnit(),
            s.reason(),
            s.items(),
            null,
            null,
            deed.at(),
            deed.note(),
            null));
  }

  void rate(Deed deed) {
    rating = deed;
  }
}
