package vn.lienthong.dossiers.print;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.dossiers.HistoryRepository.StepVisit;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.dossiers.Transfer;
import vn.lienthong.dossiers.TransferRepository;
import vn.lienthong.papers.Form06;
import vn.lienthong.papers.Form06.Hands;

/**
 * The rows of Form 06: each time a dossier passed from one unit or person to another, by the steps
 * of its history; lists that both sides confirmed give the names where there are such.
 */
@Component
class ControlStages {
  private final HistoryRepository history;
  private final TransferRepository transfers;
  private final ResultRepository results;

  ControlStages(HistoryRepository history, TransferRepository transfers, ResultRepository results) {
    this.history = history;
    this.transfers = transfers;
    this.results = results;
  }

  List<Form06.Stage> of(Dossier d) {
    List<Form06.Stage> rows = new ArrayList<>();
    List<HistoryEntry> events = history.of(d.id());
    Instant received = Objects.requireNonNull(d.times().receivedAt());
    String centre = d.organisations().received().name();
    String officer = first(events, EventKind.ACCEPTED).map(HistoryEntry::person).orElse("");
    rows.add(
        new Form06.Stage(
            new Hands("Tổ chức, cá nhân", d.applicant().name()),
            new Hands(centre, officer),
            received,
            null,
            ""));
    List<StepVisit> visits = history.visits(d.id());
    for (int i = 0; i + 1 < visits.size(); i++) {
      StepVisit ended = visits.get(i);
      StepVisit next = visits.get(i + 1);
      Instant at = ended.finishedAt();
      if (at == null) {
        continue;
      }
      String giver = by(events, at).map(HistoryEntry::person).orElse(name(ended.assigneeName()));
      rows.add(
          new Form06.Stage(
              new Hands(ended.place().name(), giver),
              new Hands(next.place().name(), name(next.assigneeName())),
              at,
              ended.dueAt() == null ? null : result(ended.earlyMinutes()),
              ended.name()));
    }
    for (Transfer transfer : transfers.of(d.id())) {
      if (transfer.taken() != null) {
        rows.add(
            new Form06.Stage(
                new Hands(transfer.from().name(), transfer.sent().name()),
                new Hands(transfer.to().name(), transfer.taken().name()),
                transfer.taken().at(),
                transfer.direction() == Transfer.Direction.TO_CENTRE ? whole(d) : null,
                "Danh sách số " + transfer.number()));
      }
    }
    for (ResultRepository.Handover handover : results.handovers(d.id())) {
      rows.add(
          new Form06.Stage(
              new Hands(centre, handover.returnedBy()),
              new Hands("Tổ chức, cá nhân", handover.collector()),
              handover.at(),
              whole(d),
              "Trả kết quả"));
    }
    rows.sort(Comparator.comparing(Form06.Stage::at));
    return rows;
  }

  private static Optional<HistoryEntry> first(List<HistoryEntry> events, EventKind kind) {
    return events.stream().filter(event -> event.kind() == kind).findFirst();
  }

  private static Optional<HistoryEntry> by(List<HistoryEntry> events, Instant at) {
    return events.stream().filter(event -> event.at().equals(at)).findFirst();
  }

  private static String name(@Nullable String name) {
    return name == null ? "" : name;
  }

  private static String result(@Nullable Integer early) {
    return early == null || early == 0 ? "Đúng hạn" : early > 0 ? "Trước hạn" : "Quá hạn";
  }

  /** Of the whole dossier, by the day that the applicant was given. */
  private static @Nullable String whole(Dossier d) {
    Instant due = d.times().dueAt();
    Instant finished = d.times().finishedAt();
    return due == null || finished == null
        ? null
        : finished.isAfter(due) ? "Quá hạn" : finished.equals(due) ? "Đúng hạn" : "Trước hạn";
  }
}
