package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.CurrentUser;

/**
 * One act in the life of a dossier that is loaded in bulk, told as it happened. Use the factories.
 *
 * @param to the person to whom the dossier is assigned
 * @param unit the unit that is asked
 * @param number working days for an answer, an amount in đồng, or 1 for "agrees"
 */
public record Deed(
    EventKind kind,
    Instant at,
    Actor by,
    String note,
    @Nullable Actor to,
    @Nullable UUID unit,
    long number,
    List<Supplement.Item> items,
    DossierResult.@Nullable Issue issue,
    DossierReturn.@Nullable Receipt receipt,
    Map<String, Integer> scores) {

  /**
   * Who acted, in which post.
   *
   * @param unitId the unit of the post; null for a citizen
   */
  public record Actor(
      @Nullable UUID id,
      String name,
      CurrentUser.Kind kind,
      @Nullable String title,
      @Nullable UUID unitId,
      @Nullable String unitName,
      @Nullable String capacity) {

    public static Actor citizen(@Nullable UUID account, String name) {
      return new Actor(account, name, CurrentUser.Kind.CITIZEN, null, null, null, null);
    }

    public static Actor staff(UUID person, String name, String title, UUID unit, String unitName) {
      return new Actor(person, name, CurrentUser.Kind.STAFF, title, unit, unitName, null);
    }
  }

  private static Deed of(EventKind kind, Instant at, Actor by, String note) {
    return new Deed(kind, at, by, note, null, null, 0, List.of(), null, null, Map.of());
  }

  /** Reception; at the counter it is the first deed, of an online filing it follows the filing. */
  public static Deed accepted(Instant at, Actor officer) {
    return of(EventKind.ACCEPTED, at, officer, "");
  }

  public static Deed refused(Instant at, Actor officer, String reason) {
    return of(EventKind.REFUSED, at, officer, reason);
  }

  public static Deed assigned(Instant at, Actor head, Actor to, String note) {
    return new Deed(
        EventKind.ASSIGNED, at, head, note, to, null, 0, List.of(), null, null, Map.of());
  }

  public static Deed noted(Instant at, Actor specialist, String text) {
    return of(EventKind.NOTED, at, specialist, text);
  }

  public static Deed consulted(Instant at, Actor by, UUID unit, int days, String question) {
    return new Deed(
        EventKind.CONSULTED, at, by, question, null, unit, days, List.of(), null, null, Map.of());
  }

  /** Answers the oldest open question. */
  public static Deed answered(Instant at, Actor by, boolean agrees, String text) {
    return new Deed(
        EventKind.CONSULTATION_ANSWERED,
        at,
        by,
        text,
        null,
        null,
        agrees ? 1 : 0,
        List.of(),
        null,
        null,
        Map.of());
  }

  public static Deed proposed(Instant at, Actor specialist, String text) {
    return of(EventKind.PROPOSED, at, specialist, text);
  }

  public static Deed approved(Instant at, Actor leader, String note) {
    return of(EventKind.APPROVED, at, leader, note);
  }

  public static Deed sentBack(Instant at, Actor leader, String reason) {
    return of(EventKind.SENT_BACK, at, leader, reason);
  }

  public static Deed issued(Instant at, Actor clerk, DossierResult.Issue issue) {
    return new Deed(
        EventKind.RESULT_ISSUED, at, clerk, "", null, null, 0, List.of(), issue, null, Map.of());
  }

  public static Deed returned(Instant at, Actor officer, DossierReturn.Receipt receipt) {
    return new Deed(
        EventKind.RETURNED, at, officer, "", null, null, 0, List.of(), null, receipt, Map.of());
  }

  public static Deed supplementRequested(
      Instant at, Actor by, String reason, List<Supplement.Item> items) {
    return new Deed(
        EventKind.SUPPLEMENT_REQUESTED,
        at,
        by,
        reason,
        null,
        null,
        0,
        List.copyOf(items),
        null,
        null,
        Map.of());
  }

  public static Deed supplemented(Instant at, Actor by, String note) {
    return of(EventKind.SUPPLEMENTED, at, by, note);
  }

  public static Deed paymentRequested(Instant at, Actor by, long amount, String what) {
    return new Deed(
        EventKind.PAYMENT_REQUESTED,
        at,
        by,
        what,
        null,
        null,
        amount,
        List.of(),
        null,
        null,
        Map.of());
  }

  public static Deed paid(Instant at, Actor officer, String receipt) {
    return of(EventKind.PAID, at, officer, receipt);
  }

  /**
   * What an agency did to its part of an interlinked dossier.
   *
   * @param kind PART_SENT, PART_TAKEN, PART_DONE or PART_REFUSED
   */
  public static Deed part(EventKind kind, Instant at, Actor by, UUID unit, String note) {
    return new Deed(kind, at, by, note, null, unit, 0, List.of(), null, null, Map.of());
  }

  public static Deed withdrawn(Instant at, Actor by, String reason) {
    return of(EventKind.WITHDRAWN, at, by, reason);
  }

  public static Deed stopped(Instant at, Actor leader, String reason) {
    return of(EventKind.STOPPED, at, leader, reason);
  }

  /** Scores 0, 1 or 2 by the number of the question. */
  public static Deed rated(Instant at, Actor citizen, Map<String, Integer> scores, String comment) {
    return new Deed(
        EventKind.RATED,
        at,
        citizen,
        comment,
        null,
        null,
        0,
        List.of(),
        null,
        null,
        Map.copyOf(scores));
  }
}
