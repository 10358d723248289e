package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PostSummary;
import vn.lienthong.notifications.Notice;
import vn.lienthong.notifications.NotificationsApi;
import vn.lienthong.notifications.Recipient;
import vn.lienthong.shared.Vietnam;

/** Tells applicants and members of staff what happened; the same version is told once. */
@Component
class Tidings {
  static final String STAFF = "-staff";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");

  /** What time alone brings about; no act, so no line of the history. */
  enum Reminder {
    CONSULTATION_DUE,
    CONSULTATION_LATE,
    APOLOGY_DRAFTED,
    MISTAKE_REPORTED,
    MISTAKE_ACCEPTED;

    String event() {
      return "dossiers." + name().toLowerCase(Locale.ROOT).replace('_', '-') + STAFF;
    }
  }

  /** What the people of an interlinked dossier are told about a part of it. */
  enum PartNews {
    SENT,
    PROPOSED,
    SENT_BACK,
    SUPPLEMENT_ASKED,
    SUPPLEMENT_DECLINED,
    ENDED,
    NUDGED,
    DUE,
    LATE;

    String event() {
      return "dossiers.part-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + STAFF;
    }

    /** Message key of the wording. */
    String text() {
      return "PART_" + name() + STAFF;
    }
  }

  private final NotificationsApi notifications;
  private final DirectoryApi directory;
  private final Authority authority;

  Tidings(NotificationsApi notifications, DirectoryApi directory, Authority authority) {
    this.notifications = notifications;
    this.directory = directory;
    this.authority = authority;
  }

  /** Tells the applicant: in their account, by mail and SMS as far as they gave them. */
  void applicant(Dossier dossier, EventKind kind) {
    applicant(dossier, kind, Map.of());
  }

  /**
   * As {@link #applicant(Dossier, EventKind)}.
   *
   * @param more what the texts of this event say beside what is said of every dossier
   */
  void applicant(Dossier dossier, EventKind kind, Map<String, String> more) {
    Party applicant = dossier.applicant();
    boolean reachable = applicant.email() != null || applicant.phone() != null;
    if (applicant.account() != null || reachable) {
      // Without an account the mail or SMS is all they get; the dossier stands for the person.
      tell(
          dossier,
          kind.action(),
          new Recipient(
              Recipient.Kind.CITIZEN,
              applicant.account() != null ? applicant.account() : dossier.id(),
              applicant.email(),
              applicant.phone(),
              "vi"),
          applicant.account() != null
              ? "/dossiers/mine/" + dossier.id()
              : "/dossiers/lookup?code=" + dossier.code(),
          more,
          key(dossier));
    }
  }

  void person(Dossier dossier, EventKind kind, UUID person) {
    person(dossier, kind, person, Map.of());
  }

  private void person(Dossier dossier, EventKind kind, UUID person, Map<String, String> more) {
    tell(
        dossier,
        kind.action() + STAFF,
        staff(person),
        "/dossiers/" + dossier.id(),
        more,
        key(dossier));
  }

  private static Recipient staff(UUID person) {
    return new Recipient(Recipient.Kind.STAFF, person, null, null, "vi");
  }

  /** Tells all who hold the permission at the unit itself. */
  void holders(Dossier dossier, EventKind kind, String permission, UUID unit) {
    holders(dossier, kind, permission, unit, Map.of());
  }

  void holders(
      Dossier dossier, EventKind kind, String permission, UUID unit, Map<String, String> more) {
    holders(permission, unit).forEach(person -> person(dossier, kind, person, more));
  }

  /** Who holds the permission at the unit itself, now. */
  List<UUID> holders(String permission, UUID unit) {
    return directory.holdersAt(permission, unit, authority.now()).stream()
        .map(PostSummary::personId)
        .distinct()
        .toList();
  }

  /** Tells about the deadline of a question to another unit, each person once. */
  void consultation(
      Dossier dossier, Consultation consultation, Reminder reminder, Collection<UUID> people) {
    people.forEach(person ->
        tell(
            dossier,
            reminder.event(),
            staff(person),
            "/dossiers/" + dossier.id(),
            asked(consultation),
            consultation.id().toString()));
  }

  /** Tells those who write and approve it that a draft of an apology lies ready, each once. */
  void apology(Dossier dossier, Collection<UUID> people) {
    people.forEach(person ->
        tell(
            dossier,
            Reminder.APOLOGY_DRAFTED.event(),
            staff(person),
            "/dossiers/" + dossier.id() + "/apology",
            Map.of(),
            dossier.id() + ":" + dossier.times().dueAt()));
  }

  /** Tells whoever decides on, or puts right, a wrong or missing result. */
  void mistake(Dossier dossier, Reminder reminder, ResultReport report, UUID person) {
    tell(
        dossier,
        reminder.event(),
        staff(person),
        "/dossiers/" + dossier.id() + "/mistake",
        Map.of("what", report.description()),
        report.id().toString());
  }

  /** Tells about a part of an interlinked dossier; each person once for each version of it. */
  void part(Dossier dossier, Part part, PartNews news, Collection<UUID> people) {
    Map<String, String> more =
        Map.of(
            "part", part.plan().name(),
            "unit", part.place().name(),
            "partDue", part.times().dueAt() == null ? "–" : moment(part.times().dueAt()));
    // A nudge of another day is news again.
    String key = part.id() + ":" + part.version() + ":" + authority.now().getEpochSecond() / 86_400;
    people.forEach(person ->
        tell(dossier, news.event(), staff(person), "/dossiers/" + dossier.id(), more, key));
  }

  /** What texts say of a question to another unit. */
  static Map<String, String> asked(Consultation consultation) {
    return Map.of(
        "asked", consultation.asked().name(),
        "question", consultation.question(),
        "answerBy", moment(consultation.dueAt()));
  }

  /** An act makes a version: one notice of it for each recipient. */
  private static String key(Dossier dossier) {
    return dossier.id() + ":" + dossier.version();
  }

  private static String moment(Instant at) {
    return MOMENT.format(at.atZone(Vietnam.ZONE));
  }

  private void tell(
      Dossier dossier,
      String event,
      Recipient to,
      String link,
      Map<String, String> more,
      String key) {
    Map<String, String> values = new HashMap<>(more);
    values.put("code", dossier.code());
    values.put("procedure", dossier.procedure().name());
    values.put("owner", dossier.owner().name());
    values.put("agency", dossier.organisations().competent().name());
    values.put("centre", dossier.organisations().received().name());
    if (dossier.times().dueAt() != null) {
      values.put("due", moment(dossier.times().dueAt()));
    }
    notifications.notify(new Notice(event, to, values, link, key));
  }
}
