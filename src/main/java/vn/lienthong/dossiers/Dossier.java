package vn.lienthong.dossiers;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.StepRole;
import vn.lienthong.shared.AppException;

/**
 * A dossier at one version. It keeps what was in force at acceptance: procedure, names of units,
 * term. Every change goes through {@link #move} or {@link #correct} for the state and makes a new
 * version.
 */
public record Dossier(
    UUID id,
    int version,
    String code,
    Procedure procedure,
    Organisations organisations,
    Party applicant,
    Party owner,
    Filing filing,
    States states,
    Times times,
    @Nullable Desk desk) {

  /** The procedure version that the dossier is handled by, and its case (trường hợp). */
  public record Procedure(
      UUID versionId,
      String code,
      String name,
      @Nullable String sector,
      @Nullable String caseKey,
      @Nullable String caseName,
      Term term) {}

  /**
   * The term frozen at acceptance.
   *
   * @param unit a name of ProcedureContent.TermUnit; NONE has no due date
   */
  public record Term(int amount, String unit, SupplementEffect supplement) {}

  /** What a wait for papers does to the clock (Decree 61/2018/NĐ-CP Art. 19.4). */
  public enum SupplementEffect {
    RESTART,
    PAUSE
  }

  /**
   * Where the applicant was helped, where the dossier was received, who decides, and which unit of
   * the deciding agency works on it (the agency itself where it has no division for it).
   */
  public record Organisations(Place helped, Place received, Place competent, Place handling) {}

  /**
   * @param fee fees and charges together, in đồng; null when not known as a number
   */
  public record Filing(
      Channel channel,
      Delivery delivery,
      int copies,
      String subject,
      Map<String, String> form,
      @Nullable Long fee) {}

  /**
   * @param answerBy by when an online filing must be accepted or answered, 8 working hours
   * @param clockStart when the competent agency got it
   */
  public record Times(
      Instant submittedAt,
      @Nullable Instant answerBy,
      @Nullable Instant receivedAt,
      @Nullable Instant clockStart,
      @JsonUnwrapped Appointment appointment,
      @JsonUnwrapped Pause pause,
      @JsonUnwrapped End end) {

    /**
     * The date that the applicant was given.
     *
     * @param trace how the due date was reached, JSON; null without a due date
     */
    public record Appointment(
        @Nullable Instant dueAt,
        @Nullable Instant originalDueAt,
        @JsonRawValue @Nullable String trace,
        @Nullable String calendarVersion) {
      static final Appointment NONE = new Appointment(null, null, null, null);

      Appointment moved(@Nullable Due due) {
        return due == null
            ? new Appointment(null, originalDueAt, null, null)
            : new Appointment(
                due.at(),
                originalDueAt == null ? due.at() : originalDueAt,
                due.trace(),
                due.calendarVersion());
      }
    }

    /**
     * The clock stands still.
     *
     * @param resume the state to which a supplement or a payment leads back
     */
    public record Pause(@Nullable Instant pausedSince, @Nullable DossierStatus resume) {
      static final Pause NONE = new Pause(null, null);
    }

    public record End(@Nullable Instant finishedAt, @Nullable Instant returnedAt) {
      static final End NONE = new End(null, null);
    }

    static Times submitted(Instant at, @Nullable Instant answerBy) {
      return new Times(at, answerBy, null, null, Appointment.NONE, Pause.NONE, End.NONE);
    }

    Times received(Instant at, Instant clockStart, @Nullable Due due) {
      Appointment first = Appointment.NONE.moved(due);
      return new Times(submittedAt, answerBy, at, clockStart, first, Pause.NONE, End.NONE);
    }

    Times due(@Nullable Due due) {
      Appointment moved = appointment.moved(due);
      return new Times(submittedAt, answerBy, receivedAt, clockStart, moved, pause, end);
    }

    Times clockFrom(Instant start) {
      return new Times(submittedAt, answerBy, receivedAt, start, appointment, pause, end);
    }

    Times paused(@Nullable Instant since, @Nullable DossierStatus resume) {
      Pause now = new Pause(since, resume);
      return new Times(submittedAt, answerBy, receivedAt, clockStart, appointment, now, end);
    }

    Times answeredBy(@Nullable Instant answerBy) {
      return new Times(submittedAt, answerBy, receivedAt, clockStart, appointment, pause, end);
    }

    Times finished(@Nullable Instant finishedAt, @Nullable Instant returnedAt) {
      End now = new End(finishedAt, returnedAt);
      return new Times(submittedAt, answerBy, receivedAt, clockStart, appointment, pause, now);
    }

    public @Nullable Instant dueAt() {
      return appointment.dueAt();
    }

    public @Nullable Instant originalDueAt() {
      return appointment.originalDueAt();
    }

    public @Nullable String trace() {
      return appointment.trace();
    }

    public @Nullable String calendarVersion() {
      return appointment.calendarVersion();
    }

    public @Nullable Instant pausedSince() {
      return pause.pausedSince();
    }

    public @Nullable DossierStatus resume() {
      return pause.resume();
    }

    public @Nullable Instant finishedAt() {
      return end.finishedAt();
    }

    public @Nullable Instant returnedAt() {
      return end.returnedAt();
    }
  }

  /** The step it stands at: whose desk, since when, until when. Null once it has ended. */
  public record Desk(
      String stepKey,
      String stepName,
      @Nullable StepRole role,
      Place place,
      @Nullable UUID assignee,
      @Nullable String assigneeName,
      Instant startedAt,
      @Nullable Instant dueAt) {

    Desk assigned(UUID person, String name, Place at) {
      return new Desk(stepKey, stepName, role, at, person, name, startedAt, dueAt);
    }
  }

  public DossierStatus status() {
    return states.status();
  }

  /** The place where it lies now; the received place once it has ended. */
  public Place place() {
    return desk == null ? organisations.received() : desk.place();
  }

  /** Early or late by the wall clock; nothing is late while the clock stands still. */
  public boolean late(Instant now) {
    Instant end = times.finishedAt() == null ? now : times.finishedAt();
    return times.dueAt() != null && !status().paused() && end.isAfter(times.dueAt());
  }

  /** Moves to the state if the table of legal moves has the move, else refuses. */
  Dossier move(DossierStatus to) {
    if (!status().next().contains(to)) {
      throw new AppException(DossiersErrors.ILLEGAL_MOVE, code, status().name(), to.name());
    }
    return with(states.with(to));
  }

  /** Reopens or takes back by a recorded correction. */
  Dossier correct(DossierStatus to) {
    if (!status().corrections().contains(to)) {
      throw new AppException(DossiersErrors.ILLEGAL_MOVE, code, status().name(), to.name());
    }
    return with(states.with(to));
  }

  Dossier with(States states) {
    return new Dossier(
        id, version, code, procedure, organisations, applicant, owner, filing, states, times, desk);
  }

  Dossier with(Times times) {
    return new Dossier(
        id, version, code, procedure, organisations, applicant, owner, filing, states, times, desk);
  }

  Dossier at(@Nullable Desk desk) {
    return new Dossier(
        id, version, code, procedure, organisations, applicant, owner, filing, states, times, desk);
  }

  Dossier with(Filing filing) {
    return new Dossier(
        id, version, code, procedure, organisations, applicant, owner, filing, states, times, desk);
  }

  Dossier atVersion(int version) {
    return new Dossier(
        id, version, code, procedure, organisations, applicant, owner, filing, states, times, desk);
  }
}
