package vn.lienthong.worktime;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a due date depends on, besides the calendar.
 *
 * @param received when the dossier was received complete and correct, as Form 01 shows
 * @param atCompetentAgency for non-territorial filing: when the competent agency got it, which
 *     starts the clock (NĐ 309/2026 Art. 8.3); null when it was received there
 * @param pauses in order of time, without overlap
 * @param promise the new date where one was appointed, null where none was
 */
public record DueQuestion(
    Instant received,
    @Nullable Instant atCompetentAgency,
    Term term,
    DueRule rule,
    List<Pause> pauses,
    @Nullable Promise promise) {
  public DueQuestion {
    pauses = List.copyOf(pauses);
    if (atCompetentAgency != null && atCompetentAgency.isBefore(received)) {
      throw new WorktimeException(
          WorktimeErrors.BAD_START, atCompetentAgency + " is before " + received);
    }
    Instant last = atCompetentAgency == null ? received : atCompetentAgency;
    for (Pause pause : pauses) {
      if (pause.from().isBefore(last)) {
        throw new WorktimeException(WorktimeErrors.BAD_PAUSE, pause.from() + " is before " + last);
      }
      last = pause.to();
    }
  }

  public static DueQuestion of(Instant received, Term term, DueRule rule) {
    return new DueQuestion(received, null, term, rule, List.of(), null);
  }

  /** The same question with the clock started at the competent agency. */
  public DueQuestion forwardedAt(Instant atCompetentAgency) {
    return new DueQuestion(received, atCompetentAgency, term, rule, pauses, promise);
  }

  /** The same question with these pauses. */
  public DueQuestion with(List<Pause> pauses) {
    return new DueQuestion(received, atCompetentAgency, term, rule, pauses, promise);
  }

  /** The same question with the date that was promised instead. */
  public DueQuestion promised(@Nullable Promise promise) {
    return new DueQuestion(received, atCompetentAgency, term, rule, pauses, promise);
  }

  /** The instant that starts the clock. */
  public Instant start() {
    return atCompetentAgency == null ? received : atCompetentAgency;
  }
}
