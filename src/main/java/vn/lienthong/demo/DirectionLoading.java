package vn.lienthong.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PostSummary;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.shared.CurrentUser;

/** Leaders urge what is late or waits for long; officers answer and say why. */
@Component
class DirectionLoading {
  private static final List<String> REASONS =
      List.of("VOLUME", "CONSULTATION", "VERIFICATION", "SIGNATURE");
  private static final int MOST = 14;

  private final DossiersApi dossiers;
  private final DirectoryApi directory;
  private final Clock clock;

  DirectionLoading(DossiersApi dossiers, DirectoryApi directory, Clock clock) {
    this.dossiers = dossiers;
    this.directory = directory;
    this.clock = clock;
  }

  void load(List<Dossier> loaded) {
    Map<String, List<String>> phrases = DemoFiles.lists("phrases.json");
    Instant now = clock.instant();
    int number = 0;
    for (Dossier dossier : loaded) {
      Dossier.Desk desk = dossier.desk();
      boolean working = dossier.status() == DossierStatus.PROCESSING && number < MOST;
      if (working && desk != null && desk.assignee() != null) {
        number++;
        int turn = number;
        UUID agency = dossier.organisations().competent().unitId();
        CurrentUser officer = user(desk.assignee(), String.valueOf(desk.assigneeName()), now);
        holder("dossiers.approve", agency, now)
            .ifPresent(leader -> direct(dossier, leader, officer, turn, phrases));
        if (dossier.late(now)) {
          dossiers.explainDelay(
              dossier.id(),
              REASONS.get(number % REASONS.size()),
              one(phrases, "delayed", number),
              officer);
        }
      }
    }
  }

  private void direct(
      Dossier dossier,
      CurrentUser leader,
      CurrentUser officer,
      int number,
      Map<String, List<String>> phrases) {
    DossiersApi.Directed directive =
        dossiers.direct(
            dossier.id(),
            one(phrases, "directed", number),
            clock.instant().plus(Duration.ofDays(1 + number % 3)),
            leader);
    // While another unit is consulted, that unit owes the act and is directed.
    if (number % 2 == 0 && officer.requireId().equals(directive.person())) {
      dossiers.answerDirective(
          dossier.id(), directive.id(), one(phrases, "directionAnswered", number), officer);
    }
  }

  private static String one(Map<String, List<String>> phrases, String kind, int number) {
    List<String> all = phrases.getOrDefault(kind, List.of());
    return all.get(number % all.size());
  }

  private Optional<CurrentUser> holder(String permission, UUID unit, Instant now) {
    return directory.holders(permission, unit, now).stream()
        .findFirst()
        .map(post -> user(post, now));
  }

  private CurrentUser user(PostSummary post, Instant now) {
    return user(post.personId(), post.personName(), now);
  }

  private CurrentUser user(UUID person, String name, Instant now) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF, person, name, null, directory.postsOf(person, now));
  }
}
