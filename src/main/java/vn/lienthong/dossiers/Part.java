package vn.lienthong.dossiers;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.AppException;

/**
 * One agency's part of an interlinked dossier at one version. Every change of its state goes
 * through {@link #move} or {@link #correct}.
 *
 * @param wish what the agency asks the lead to ask of the applicant
 */
public record Part(
    UUID id,
    UUID dossierId,
    int version,
    Plan plan,
    PartStatus status,
    Place place,
    @Nullable UUID assignee,
    @Nullable String assigneeName,
    Times times,
    @Nullable Wish wish,
    @Nullable Proposal proposal) {

  /**
   * What the procedure version says of the part, frozen at acceptance.
   *
   * @param order place in the list of parts
   * @param paper whether the dossier is one of paper: then parts follow each other
   * @param after keys of the parts that must be done before
   * @param leadPath path of the unit that leads
   */
  public record Plan(
      String key,
      int order,
      String name,
      @Nullable String procedureCode,
      boolean lead,
      boolean paper,
      List<String> after,
      String leadPath,
      Dossier.Term term) {
    public Plan {
      after = List.copyOf(after);
    }
  }

  /**
   * @param clockStart when the agency got it: only then its clock starts (NĐ 309/2026 Art. 8.3)
   */
  public record Times(
      @Nullable Instant sentAt,
      @Nullable Instant clockStart,
      @Nullable Instant takenAt,
      @JsonUnwrapped Deadline deadline,
      @Nullable Instant pausedSince,
      @Nullable Instant finishedAt) {
    static final Times NONE = new Times(null, null, null, Deadline.NONE, null, null);

    /**
     * @param trace how the due date was reached, JSON
     */
    public record Deadline(
        @Nullable Instant dueAt,
        @JsonRawValue @Nullable String trace,
        @Nullable String calendarVersion) {
      static final Deadline NONE = new Deadline(null, null, null);

      static Deadline of(@Nullable Due due) {
        return due == null ? NONE : new Deadline(due.at(), due.trace(), due.calendarVersion());
      }
    }

    Times sent(Instant at, Instant start, @Nullable Due due) {
      return new Times(at, start, null, Deadline.of(due), null, null);
    }

    Times taken(Instant at) {
      Instant first = takenAt == null ? at : takenAt;
      return new Times(sentAt, clockStart, first, deadline, pausedSince, finishedAt);
    }

    Times due(@Nullable Due due) {
      return new Times(sentAt, clockStart, takenAt, Deadline.of(due), pausedSince, finishedAt);
    }

    Times paused(@Nullable Instant since) {
      return new Times(sentAt, clockStart, takenAt, deadline, since, finishedAt);
    }

    Times finished(@Nullable Instant at) {
      return new Times(sentAt, clockStart, takenAt, deadline, null, at);
    }

    public @Nullable Instant dueAt() {
      return deadline.dueAt();
    }

    public @Nullable String trace() {
      return deadline.trace();
    }
  }

  /** What the applicant should bring, and why. */
  public record Wish(String reason, List<Supplement.Item> items) {
    public Wish {
      items = List.copyOf(items);
    }
  }

  /** What the specialist of the part proposes to the leader of its agency. */
  public record Proposal(DossierProcessing.Proposal proposal, String note, String by) {}

  /** Late by the wall clock; nothing is late while the clock stands still. */
  public boolean late(Instant now) {
    Instant end = times.finishedAt() == null ? now : times.finishedAt();
    return times.dueAt() != null
        && times.pausedSince() == null
        && status != PartStatus.CANCELLED
        && end.isAfter(times.dueAt());
  }

  Part move(PartStatus to) {
    return to(to, status.next().contains(to));
  }

  /** Reopens by a recorded correction. */
  Part correct(PartStatus to) {
    return to(to, status.corrections().contains(to));
  }

  private Part to(PartStatus to, boolean legal) {
    if (!legal) {
      throw new AppException(DossiersErrors.ILLEGAL_MOVE, plan.name(), status.name(), to.name());
    }
    return new Part(
        id,
        dossierId,
        version,
        plan,
        to,
        place,
        assignee,
        assigneeName,
        times,
        to == PartStatus.SUPPLEMENT_ASKED || to == PartStatus.SUPPLEMENT_WAITING ? wish : null,
        to == PartStatus.PROPOSED || to.end() ? proposal : null);
  }

  Part with(Times times) {
    return new Part(
        id, dossierId, version, plan, status, place, assignee, assigneeName, times, wish, proposal);
  }

  Part assigned(@Nullable UUID person, @Nullable String name) {
    return new Part(
        id, dossierId, version, plan, status, place, person, name, times, wish, proposal);
  }

  Part with(Wish wish) {
    return new Part(
        id, dossierId, version, plan, status, place, assignee, assigneeName, times, wish, proposal);
  }

  Part with(Proposal proposal) {
    return new Part(
        id, dossierId, version, plan, status, place, assignee, assigneeName, times, wish, proposal);
  }

  Part atVersion(int version) {
    return new Part(
        id, dossierId, version, plan, status, place, assignee, assigneeName, times, wish, proposal);
  }
}
