package vn.lienthong.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierMistake;
import vn.lienthong.dossiers.DossierTransfer;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.dossiers.ResultReport;
import vn.lienthong.dossiers.ResultRepository;
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
  private final DossierMistake mistakes;
  private final ResultRepository results;
  private final DirectoryApi directory;
  private final Clock clock;

  PaperLoading(
      DossiersApi dossiers,
      DossierTransfer transfer,
      TransferRepository transfers,
      DossierMistake mistakes,
      ResultRepository results,
      DirectoryApi directory,
      Clock clock) {
    this.dossiers = dossiers;
    this.transfer = transfer;
    this.transfers = transfers;
    this.mistakes = mistakes;
    this.results = results;
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

  private record Told(
      ResultReport.Kind kind, String what, @Nullable Boolean accepted, String why) {}

  private static final List<Told> TOLD =
      List.of(
          new Told(
              ResultReport.Kind.WRONG,
              "Ngày sinh ghi 12/03/1988, đúng là 21/03/1988 theo căn cước.",
              null,
              ""),
          new Told(
              ResultReport.Kind.WRONG,
              "Tên đường trong địa chỉ sai chính tả.",
              true,
              "Lỗi khi nhập liệu, cấp lại và chịu chi phí."),
          new Told(
              ResultReport.Kind.MISSING,
              "Thất lạc khi chuyển từ phòng chuyên môn ra quầy trả.",
              true,
              "Đã tìm, không thấy; cấp lại bản khác."),
          new Told(
              ResultReport.Kind.WRONG,
              "Người nộp cho rằng thời hạn của giấy phép ngắn hơn quy định.",
              false,
              "Thời hạn đúng quy định, đã giải thích cho người nộp."));

  /** Some results are reported as wrong or lost; leaders have decided on most of them. */
  void mistakes(List<Dossier> loaded) {
    int number = 0;
    for (Dossier dossier : loaded.reversed()) {
      if (number == TOLD.size()) {
        return;
      }
      if (DossierMistake.possible(dossier.status())
          && results.current(dossier.id()).isPresent()
          && tell(dossier, TOLD.get(number))) {
        number++;
      }
    }
  }

  private boolean tell(Dossier dossier, Told told) {
    Optional<CurrentUser> counter =
        holder("dossiers.return", dossier.organisations().received().unitId());
    Optional<CurrentUser> leader =
        holder(DossierMistake.DECIDES, dossier.organisations().competent().unitId());
    if (counter.isEmpty() || leader.isEmpty()) {
      return false;
    }
    mistakes.report(dossier.id(), told.kind(), told.what(), counter.get());
    Boolean accepted = told.accepted();
    if (accepted != null) {
      mistakes.decide(
          dossier.id(),
          null,
          new DossierMistake.Verdict(
              accepted,
              accepted ? DossierMistake.Fault.AGENCY : null,
              accepted ? 35_000L : null,
              null,
              told.why()),
          leader.get());
    }
    return true;
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
