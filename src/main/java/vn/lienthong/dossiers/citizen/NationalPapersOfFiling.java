package vn.lienthong.dossiers.citizen;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.StoredPapers;
import vn.lienthong.dossiers.citizen.FilingPages.National;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.store.NationalOffer;
import vn.lienthong.store.national.NationalAnswer;
import vn.lienthong.store.national.NationalQuestion;

/**
 * Papers of the national store in a filing: asked for when the citizen says so, for the citizen who
 * is signed in alone, whoever owns the dossier. Nothing that fails there keeps anybody from filing.
 */
@Component
class NationalPapersOfFiling {
  /** Before the id of a finding, among the values of the field of a paper. */
  static final String PREFIX = "national:";

  private final StoredPapers stored;

  NationalPapersOfFiling(StoredPapers stored) {
    this.stored = stored;
  }

  /** What the page offers; null where no paper of the case may come from there. */
  @Nullable National offered(Filing filing, @Nullable NationalAnswer answer) {
    return stored.national(filing.content(), PapersController.caseKey(filing))
        ? new National(
            stored.nationalSimulated(),
            answer == null ? null : answer.outcome(),
            answer == null ? 0 : answer.found().size())
        : null;
  }

  NationalAnswer ask(Filing filing, CurrentUser user) {
    return stored.askNational(
        new NationalQuestion(number(user), filing.content().code(), false), user);
  }

  private static String number(CurrentUser user) {
    return Objects.requireNonNullElse(user.identityNumber(), "");
  }

  /** What was told lately, by the key of the paper. */
  Map<String, List<NationalOffer>> told(Filing filing, CurrentUser user) {
    return stored
        .nationalOffers(
            user.identityNumber(), filing.content(), PapersController.caseKey(filing), user)
        .stream()
        .collect(Collectors.groupingBy(NationalOffer::componentKey));
  }

  /** Takes what was chosen for the paper; a refusal stands at its field and asks for an upload. */
  Optional<UUID> take(
      Filing filing, String paper, String chosen, CurrentUser user, Refusals refusals) {
    return told(filing, user).getOrDefault(paper, List.of()).stream()
        .filter(offer -> offer.usable() && chosen.equals(PREFIX + offer.finding().id()))
        .findFirst()
        .flatMap(offer -> {
          try {
            return Optional.of(stored.takeNational(offer.finding().id(), user.name(), user));
          } catch (AppException refusal) {
            refusals.errors().put(paper, refusals.texts().t(refusal));
            return Optional.empty();
          }
        });
  }

  /** Where refusals are written, and in which language. */
  record Refusals(Map<String, String> errors, Texts texts) {}
}
