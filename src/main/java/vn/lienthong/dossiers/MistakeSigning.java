package vn.lienthong.dossiers;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.signing.SignedDraft;
import vn.lienthong.signing.SigningApi;
import vn.lienthong.signing.SigningOrder;

/**
 * The leader signs the right result and issues it in the place of the wrong one (NĐ 61/2018/NĐ-CP
 * Art. 21), in one act.
 */
@Service
public class MistakeSigning {
  private final DossierMistake mistakes;
  private final ResultRepository results;
  private final InternalAttachments internal;
  private final SigningApi signing;
  private final TransactionTemplate transaction;

  MistakeSigning(
      DossierMistake mistakes,
      ResultRepository results,
      InternalAttachments internal,
      SigningApi signing,
      PlatformTransactionManager transactions) {
    this.mistakes = mistakes;
    this.results = results;
    this.internal = internal;
    this.signing = signing;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Signs the uploaded PDF and issues it anew.
   *
   * @param seen version of the report
   * @param sha256 of what the leader looked at
   */
  public Dossier signAndReissue(
      UUID dossier,
      @Nullable Integer seen,
      DossierResult.Issue issue,
      String sha256,
      CurrentUser leader) {
    DossierMistake.Reissue checked = mistakes.begin(dossier, seen, DossierMistake.DECIDES, leader);
    CurrentUser.Post post = checked.post();
    UUID plain = issue.fileId();
    if (plain == null || post == null) {
      throw new AppException(DossiersErrors.NOTHING_TO_SIGN);
    }
    Required.text(issue.number(), "number");
    Required.text(issue.title(), "title");
    Required.text(issue.signer(), "signer");
    SigningOrder order =
        new SigningOrder(
            plain,
            sha256,
            post.assignmentId(),
            DossierMistake.DECIDES,
            checked.dossier().organisations().competent().path(),
            "dossiers.dossier",
            dossier.toString());
    try (SignedDraft draft = signing.sign(order, leader)) {
      return Objects.requireNonNull(
          transaction.execute(_ -> {
            DossierMistake.Reissue still =
                mistakes.begin(dossier, checked.report().version(), DossierMistake.DECIDES, leader);
            UUID signed = signing.keep(draft).id();
            Dossier after = mistakes.reissue(still, issue.with(signed));
            internal.claim(List.of(plain), leader, dossier);
            results.keepUnsigned(signed, plain);
            return after;
          }));
    }
  }
}
