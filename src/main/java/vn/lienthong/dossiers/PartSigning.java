package vn.lienthong.dossiers;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.shared.CurrentUser;

/**
 * The leader of an agency signs the results of its part and decides in one act, as {@link
 * ResultSigning} does for the whole dossier.
 */
@Service
public class PartSigning {
  private final PartAuthority authority;
  private final PartWork work;
  private final IssueSigning signing;
  private final TransactionTemplate transaction;

  PartSigning(
      PartAuthority authority,
      PartWork work,
      IssueSigning signing,
      PlatformTransactionManager transactions) {
    this.authority = authority;
    this.work = work;
    this.signing = signing;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * A document with its PDF.
   *
   * @param sha256 of what the leader looked at
   */
  public record ToSign(DossierResult.Issue issue, String sha256) {}

  /**
   * Decides as proposed, with signed documents.
   *
   * @param reason why the part is refused; only where that is proposed
   */
  public Part signAndApprove(
      UUID id,
      @Nullable Integer seen,
      List<ToSign> documents,
      @Nullable String reason,
      CurrentUser leader) {
    PartAct act =
        Objects.requireNonNull(
            transaction.execute(_ -> authority.begin(id, seen, PartAction.SIGN_APPROVE, leader)));
    Part part = act.part();
    // refused before anybody signs what could not be issued
    Part.Proposal proposal = part.proposal();
    if (proposal != null && proposal.proposal() == DossierProcessing.Proposal.REFUSE) {
      Required.text(reason == null ? "" : reason, "reason");
    }
    return signing.sign(
        documents,
        new IssueSigning.Signer(
            leader, act.post(), PartAction.SIGN_APPROVE.permission(), part.place().path()),
        new IssueSigning.Subject(act.dossier().id(), "dossiers.part", part.id()),
        signed -> work.approve(part.id(), part.version(), signed.get(), reason, leader));
  }
}
