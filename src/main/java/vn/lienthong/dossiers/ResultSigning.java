package vn.lienthong.dossiers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.signing.SignatureSummary;
import vn.lienthong.signing.SignedDraft;
import vn.lienthong.signing.SigningApi;
import vn.lienthong.signing.SigningOrder;

/**
 * The leader signs the result and issues it in one act. The signing service is asked before the
 * transaction; what it gave is kept, and the dossier moved, in one transaction or not at all.
 */
@Service
public class ResultSigning {
  private final Authority authority;
  private final DossierResult issuing;
  private final ResultRepository results;
  private final InternalAttachments internal;
  private final SigningApi signing;
  private final TransactionTemplate transaction;

  ResultSigning(
      Authority authority,
      DossierResult issuing,
      ResultRepository results,
      InternalAttachments internal,
      SigningApi signing,
      PlatformTransactionManager transactions) {
    this.authority = authority;
    this.issuing = issuing;
    this.results = results;
    this.internal = internal;
    this.signing = signing;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Signs the uploaded PDF and issues it.
   *
   * @param sha256 of what the leader looked at
   */
  public Dossier signAndIssue(
      UUID id,
      @Nullable Integer seen,
      DossierResult.Issue issue,
      String sha256,
      CurrentUser leader) {
    Act act = authority.begin(id, seen, DossierAction.SIGN_RESULT, leader);
    UUID plain = issue.fileId();
    CurrentUser.Post post = act.post();
    if (plain == null || post == null) {
      throw new AppException(DossiersErrors.NOTHING_TO_SIGN);
    }
    // refused before anybody signs what could not be issued
    Required.text(issue.number(), "number");
    Required.text(issue.title(), "title");
    Required.text(issue.signer(), "signer");
    SigningOrder order =
        new SigningOrder(
            plain,
            sha256,
            post.assignmentId(),
            DossierAction.SIGN_RESULT.permission(),
            act.dossier().place().path(),
            "dossiers.dossier",
            id.toString());
    try (SignedDraft draft = signing.sign(order, leader)) {
      return Objects.requireNonNull(
          transaction.execute(_ -> keep(act.dossier(), issue, draft, leader)));
    }
  }

  private Dossier keep(
      Dossier signedFor, DossierResult.Issue issue, SignedDraft draft, CurrentUser leader) {
    Act act =
        authority.begin(signedFor.id(), signedFor.version(), DossierAction.SIGN_RESULT, leader);
    UUID signed = signing.keep(draft).id();
    Dossier after = issuing.issue(act, issue.with(signed));
    UUID plain = Objects.requireNonNull(issue.fileId());
    internal.claim(List.of(plain), leader, signedFor.id());
    results.keepUnsigned(signed, plain);
    return after;
  }

  /** The signatures on the results of the dossier, by file. */
  public Map<UUID, SignatureSummary> of(UUID dossier) {
    return signing.of(
        results.of(dossier).stream()
            .map(ResultDocument::fileId)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList());
  }

  /** Whether signatures are those of the demonstration. */
  public boolean simulated() {
    return signing.simulated();
  }
}
