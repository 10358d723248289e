package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.worktime.Pause;
import vn.lienthong.worktime.WorkCalendar;

/**
 * The clock of a part: it starts when the agency of the part gets it (NĐ 309/2026 Art. 8.3), stands
 * still while the applicant brings papers, and starts anew or goes on as the procedure says (NĐ
 * 61/2018 Art. 19.4).
 */
@Component
class PartClock {
  private final Deadlines deadlines;
  private final PartRepository parts;

  PartClock(Deadlines deadlines, PartRepository parts) {
    this.deadlines = deadlines;
    this.parts = parts;
  }

  /**
   * When the agency gets what is sent now: at once in a computer; on paper the same day, or at the
   * start of the next one when sent late (NĐ 61/2018 Art. 18.2; NĐ 309/2026 Art. 9).
   */
  Instant arrival(Dossier dossier, Part part, Instant at) {
    Instant start = dossier.times().clockStart();
    if (part.plan().lead() && start != null && start.isAfter(at)) {
      return start;
    }
    return part.plan().paper() ? deadlines.handedOver(at) : at;
  }

  Part.Times sent(Dossier dossier, Part part, Instant at) {
    Instant start = arrival(dossier, part, at);
    Due due = deadlines.due(Deadlines.Clock.started(at, start, part.plan().term()));
    return part.times().sent(at, start, due);
  }

  /** A corrected part has its whole term again. */
  Part.Times again(Part part, Instant at) {
    Instant sent = Objects.requireNonNullElse(part.times().sentAt(), at);
    Due due = deadlines.due(Deadlines.Clock.started(at, at, part.plan().term()));
    return new Part.Times(
        sent, at, part.times().takenAt(), Part.Times.Deadline.of(due), null, null);
  }

  /** The papers are there: the wait is taken out. */
  Part.Times resumed(Part part, Instant at) {
    Instant since = part.times().pausedSince();
    if (since == null) {
      return part.times();
    }
    String basis = deadlines.supplementBasis(part.plan().term(), at);
    parts.pause(part.id(), new Pause(since, at, Pause.Cause.SUPPLEMENT, basis));
    return part.times().paused(null).due(count(part, deadlines.calendar()));
  }

  @Nullable Due count(Part part, WorkCalendar calendar) {
    Part.Times times = part.times();
    Instant start = times.clockStart();
    if (start == null) {
      return null;
    }
    Instant sent =
        times.sentAt() == null || start.isBefore(times.sentAt()) ? start : times.sentAt();
    return deadlines.due(
        calendar,
        new Deadlines.Clock(sent, start, part.plan().term(), parts.pauses(part.id()), null));
  }
}
