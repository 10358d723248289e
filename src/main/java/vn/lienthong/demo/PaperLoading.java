package vn.lienthong.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.dossiers.DossierTransfer;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.dossiers.Transfer;
import vn.lienthong.dossiers.TransferRepository;
import vn.lienthong.shared.CurrentUser;

/** Drafts of apologies for what is late, and hand-over lists, every second of them confirmed. */
@Component
class PaperLoading {
  private static final int MOST = 120;
  private static final int LISTS = 10;

  private final DossiersApi dossiers;
  private final DossierTransfer transfer;
  private final TransferRepository transfers;
  private final DirectoryApi directory;
  private final Clock clock;

  PaperLoading(
      DossiersApi dossiers,
      DossierTransfer transfer,
      TransferRepository transfers,
      DirectoryApi directory,
      Clock clock) {
    this.dossiers = dossiers;
    this.transfer = transfer;
    this.transfers = transfers;
    this.directory = directory;
    this.clock = clock;
  }

  void load() {
    dossiers.draftApologies();
    for (Transfer.Direction direction : Transfer.Direction.values()) {
      Map<UUID, List<TransferRepository.Candidate>> byGiver = new LinkedHashMap<>();
      transfers
          .candidates(direction, CurrentUser.SYSTEM, MOST)
          .forEach(candidate ->
              byGiver
                  .computeIfAbsent(candidate.from().unitId(), unit -> new java.util.ArrayList<>())
                  .add(candidate));
      int number = 0;
      for (Map.Entry<UUID, List<TransferRepository.Candidate>> giver : byGiver.entrySet()) {
        Optional<CurrentUser> user = holder(direction.gives(), giver.getKey());
        if (user.isPresent() && number < LISTS) {
          hand(direction, giver.getValue(), user.get(), ++number % 2 == 0);
        }
      }
    }
  }

  /** A few are left for the visitor to hand over. */
  private void hand(
      Transfer.Direction direction,
      List<TransferRepository.Candidate> candidates,
      CurrentUser giver,
      boolean confirmed) {
    List<UUID> chosen =
        candidates.stream()
            .limit(Math.max(1, candidates.size() / 2))
            .map(candidate -> candidate.item().dossierId())
            .toList();
    for (Transfer sent : transfer.send(direction, chosen, null, giver)) {
      if (confirmed) {
        direction.takes().stream()
            .flatMap(permission -> holder(permission, sent.to().unitId()).stream())
            .findFirst()
            .ifPresent(taker -> transfer.take(sent.id(), null, Map.of(), taker));
      }
    }
  }

  private Optional<CurrentUser> holder(String permission, UUID unit) {
    Instant now = clock.instant();
    return directory.holders(permission, unit, now).stream()
        .findFirst()
        .map(post ->
            new CurrentUser(
                CurrentUser.Kind.STAFF,
                post.personId(),
                post.personName(),
                null,
                directory.postsOf(post.personId(), now)));
  }
}
