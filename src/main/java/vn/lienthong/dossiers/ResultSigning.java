package vn.lienthong.dossiers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.signing.SignatureSummary;
import vn.lienthong.signing.SigningApi;

/** The leader signs the result and issues it in one act. */
@Service
public class ResultSigning {
  private final Authority authority;
  private final DossierResult issuing;
  private final ResultRepository results;
  private final IssueSigning signing;
  private final SigningApi signatures;

  ResultSigning(
      Authority authority,
      DossierResult issuing,
      ResultRepository results,
      IssueSigning signing,
      SigningApi signatures) {
    this.authority = authority;
    this.issuing = issuing;
    this.results = results;
    this.signing = signing;
    this.signatures = signatures;
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
    DossierAction action = DossierAction.SIGN_RESULT;
    Act act = authority.begin(id, seen, action, leader);
    Dossier signedFor = act.dossier();
    return signing.sign(
        List.of(new PartSigning.ToSign(issue, sha256)),
        new IssueSigning.Signer(leader, act.post(), action.permission(), signedFor.place().path()),
        IssueSigning.Subject.dossier(id),
        signed ->
            issuing.issue(
                authority.begin(id, signedFor.version(), action, leader), signed.get().getFirst()));
  }

  /** The signatures on the results of the dossier, by file. */
  public Map<UUID, SignatureSummary> of(UUID dossier) {
    return signatures.of(
        results.of(dossier).stream()
            .map(ResultDocument::fileId)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList());
  }

  /** Whether signatures are those of the demonstration. */
  public boolean simulated() {
    return signatures.simulated();
  }
}
