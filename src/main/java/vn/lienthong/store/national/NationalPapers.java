package vn.lienthong.store.national;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/**
 * Asks the national store, for the person who is signed in or who stands at the counter and agreed,
 * and for nobody else. No transaction is open while the store is waited for; every question and
 * every file is audited, answered or not.
 */
public class NationalPapers {
  static final String ASK = "store.national";

  /** As long as that, what was found may be chosen. */
  private static final Duration LASTS = Duration.ofHours(2);

  private final NationalStore store;
  private final FindingRepository findings;
  private final AuditApi audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  NationalPapers(
      NationalStore store,
      FindingRepository findings,
      AuditApi audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.findings = findings;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A file of the national store that is what was announced. */
  public record Fetched(NationalFinding finding, byte[] content) {}

  public boolean simulated() {
    return store.simulated();
  }

  /** What the national store holds of the person; its silence is an answer. */
  public NationalAnswer ask(NationalQuestion question, CurrentUser who) {
    permit(question.owner(), question.consent(), who);
    long started = System.nanoTime();
    NationalAnswer.Outcome outcome = NationalAnswer.Outcome.SILENT;
    List<NationalPaper> papers = List.of();
    try {
      papers =
          store.ask(
              new NationalStore.Question(
                  question.owner(), who.name(), !who.isCitizen(), question.procedure()));
      outcome = papers.isEmpty() ? NationalAnswer.Outcome.NOTHING : NationalAnswer.Outcome.FOUND;
    } catch (AppException silence) {
      if (silence.code() != NationalErrors.SILENT) {
        throw silence;
      }
    }
    List<NationalPaper> told = papers;
    FindingRepository.Round round =
        new FindingRepository.Round(
            clock.instant(),
            outcome,
            (int) Duration.ofNanos(System.nanoTime() - started).toMillis());
    List<NationalFinding> found =
        transaction.execute(_ -> {
          audited(
              "store.national-asked",
              question.owner(),
              who,
              Map.of(
                  "procedure", question.procedure(),
                  "outcome", round.outcome().name(),
                  "found", told.size()));
          return findings.insert(question, who, round, told);
        });
    return new NationalAnswer(outcome, Objects.requireNonNull(found));
  }

  private static void permit(String owner, boolean consent, CurrentUser who) {
    boolean own = who.isCitizen() && owner.equals(who.identityNumber());
    if (!own && !(who.isStaff() && who.may(ASK))) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    if (!own && !consent) {
      throw new AppException(NationalErrors.CONSENT_MISSING);
    }
  }

  /** What the user was told of the person for the procedure lately. */
  public List<NationalFinding> found(String owner, String procedure, CurrentUser who) {
    return findings.last(owner, procedure, who.requireId(), since());
  }

  private Instant since() {
    return clock.instant().minus(LASTS);
  }

  /**
   * The file of what the user was told, checked.
   *
   * @throws AppException of {@link NationalErrors}; written down
   */
  public Fetched fetch(UUID id, CurrentUser who) {
    NationalFinding finding =
        findings
            .find(id, who.requireId(), since())
            .orElseThrow(() -> new AppException(NationalErrors.NO_SUCH_FINDING));
    permit(finding.owner(), true, who);
    try {
      NationalPaper paper = finding.paper();
      if (!paper.serves(Vietnam.today(clock))) {
        throw new AppException(NationalErrors.REVOKED, paper.name());
      }
      byte[] content = store.fetch(paper, finding.owner());
      if (paper.sha256() != null && !paper.sha256().equals(Hashes.sha256(content))) {
        throw new AppException(NationalErrors.WRONG_HASH, paper.name());
      }
      return new Fetched(finding, content);
    } catch (AppException refusal) {
      refused(finding, refusal.code().toString(), who);
      throw refusal;
    }
  }

  /** The file came but could not be kept. */
  public void refused(NationalFinding finding, String why, CurrentUser who) {
    transaction.executeWithoutResult(_ -> {
      findings.refused(finding.id(), why);
      audited("store.national-refused", finding.owner(), who, facts(finding, why));
    });
  }

  /** It is a paper of our store now; in the caller's transaction. */
  public void taken(NationalFinding finding, UUID item, CurrentUser who) {
    findings.taken(finding.id(), item);
    audited("store.national-taken", finding.owner(), who, facts(finding, null));
  }

  private static Map<String, Object> facts(NationalFinding finding, @Nullable String why) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("nationalId", finding.paper().id());
    facts.put("kind", finding.paper().kind());
    facts.put("sha256", String.valueOf(finding.paper().sha256()));
    if (why != null) {
      facts.put("refused", why);
    }
    return facts;
  }

  private void audited(String action, String owner, CurrentUser who, Map<String, Object> facts) {
    Map<String, Object> after = new HashMap<>(facts);
    after.put("identityNumber", owner);
    audit.record(
        new AuditEvent(
            action,
            "paper",
            "",
            who,
            who.postsWith(ASK).stream().findFirst().map(CurrentUser.Post::unitPath).orElse(null),
            null,
            after,
            null));
  }

  /** How and when a paper of our store was found there. */
  public Optional<NationalFinding> ofItem(UUID item) {
    return findings.ofItem(item);
  }
}
