package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;

/**
 * Hands over dossiers to the agency (NĐ 61/2018/NĐ-CP Art. 18) and results to the counter (Art. 20)
 * by lists that both sides confirm.
 */
@Service
public class DossierTransfer {
  private final TransferRepository transfers;
  private final PaperNumbers numbers;
  private final Authority authority;
  private final AgencyArrival arrival;
  private final AuditApi audit;

  DossierTransfer(
      TransferRepository transfers,
      PaperNumbers numbers,
      Authority authority,
      AgencyArrival arrival,
      AuditApi audit) {
    this.transfers = transfers;
    this.numbers = numbers;
    this.authority = authority;
    this.arrival = arrival;
    this.audit = audit;
  }

  private record Standing(Transfer.State state, String from, String to, int items) {
    static Standing of(Transfer t, Transfer.State state) {
      return new Standing(state, t.from().name(), t.to().name(), t.items());
    }
  }

  private record Way(Place from, Place to) {}

  /** Makes and sends a list for each pair of units; all of it or nothing. */
  @Transactional
  public List<Transfer> send(
      Transfer.Direction direction,
      Collection<UUID> dossiers,
      @Nullable String note,
      CurrentUser user) {
    Set<UUID> asked = new LinkedHashSet<>(dossiers);
    if (asked.isEmpty()) {
      throw new AppException(DossiersErrors.NOTHING_TO_HAND_OVER);
    }
    if (!user.may(direction.gives())) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    List<TransferRepository.Candidate> chosen = transfers.chosen(direction, asked, user);
    if (chosen.size() != asked.size()) {
      throw new AppException(DossiersErrors.HANDED_OVER_BEFORE);
    }
    Map<Way, List<TransferRepository.Candidate>> ways = new LinkedHashMap<>();
    chosen.forEach(
        c -> ways.computeIfAbsent(new Way(c.from(), c.to()), way -> new ArrayList<>()).add(c));
    Instant now = authority.now();
    List<Transfer> sent = new ArrayList<>();
    ways.forEach((way, items) -> sent.add(send(direction, way, items, note, now, user)));
    return sent;
  }

  private Transfer send(
      Transfer.Direction direction,
      Way way,
      List<TransferRepository.Candidate> items,
      @Nullable String note,
      Instant now,
      CurrentUser user) {
    Transfer transfer =
        new Transfer(
            Ids.next(),
            1,
            numbers.next(way.from().unitId(), direction.sign(), now)
                + "-"
                + now.atZone(vn.lienthong.shared.Vietnam.ZONE).getYear(),
            direction,
            Transfer.State.SENT,
            way.from(),
            way.to(),
            items.size(),
            note == null ? "" : note.strip(),
            new Transfer.Confirmation(user.name(), now),
            null,
            null,
            null);
    transfers.insert(transfer, items, user);
    record("dossiers.handover-sent", transfer, null, Transfer.State.SENT, user, transfer.note());
    return transfer;
  }

  /** A list for reading, or the same refusal as for one that does not exist. */
  public Transfer read(UUID id, CurrentUser user) {
    return transfers
        .find(id)
        .filter(t -> sees(t, user))
        .orElseThrow(() -> new AppException(DossiersErrors.NO_TRANSFER));
  }

  private static boolean sees(Transfer t, CurrentUser user) {
    return user.may(Authority.VIEW, t.from().path())
        || user.may(Authority.VIEW, t.to().path())
        || mayTake(t, user);
  }

  public static boolean mayTake(Transfer t, CurrentUser user) {
    return t.direction().takes().stream().anyMatch(p -> user.may(p, t.to().path()));
  }

  public static boolean mayCancel(Transfer t, CurrentUser user) {
    return user.may(t.direction().gives(), t.from().path());
  }

  /**
   * The taking side confirms.
   *
   * @param remarks by dossier: what is missing or damaged
   */
  @Transactional
  public Transfer take(
      UUID id, @Nullable Integer seen, Map<UUID, String> remarks, CurrentUser user) {
    Transfer t = open(id, seen, user);
    if (!mayTake(t, user)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    Instant now = authority.now();
    transfers.take(t, remarks, user, now);
    if (t.direction() == Transfer.Direction.TO_AGENCY) {
      arrival.taken(t, user, now);
    }
    record(
        "dossiers.handover-received",
        t,
        t.state(),
        Transfer.State.RECEIVED,
        user,
        String.join("; ", remarks.values()));
    return read(id, user);
  }

  /** The giving side takes the list back before it was confirmed. */
  @Transactional
  public Transfer cancel(UUID id, @Nullable Integer seen, String reason, CurrentUser user) {
    Transfer t = open(id, seen, user);
    if (!mayCancel(t, user)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    String why = Required.text(reason, "reason");
    transfers.cancel(t, why, user, authority.now());
    record("dossiers.handover-cancelled", t, t.state(), Transfer.State.CANCELLED, user, why);
    return read(id, user);
  }

  private Transfer open(UUID id, @Nullable Integer seen, CurrentUser user) {
    Transfer t = read(id, user);
    if (!t.open()) {
      throw new AppException(DossiersErrors.TRANSFER_CLOSED, t.number());
    }
    if (seen != null && seen != t.version()) {
      throw new AppException(DossiersErrors.CHANGED_MEANWHILE, t.number());
    }
    return t;
  }

  private void record(
      String action,
      Transfer t,
      Transfer.@Nullable State before,
      Transfer.State after,
      CurrentUser who,
      String basis) {
    audit.record(
        new AuditEvent(
            action,
            "handover-list",
            t.number(),
            who,
            after == Transfer.State.RECEIVED ? t.to().path() : t.from().path(),
            before == null ? null : Standing.of(t, before),
            Standing.of(t, after),
            basis.isBlank() ? null : basis));
  }
}
