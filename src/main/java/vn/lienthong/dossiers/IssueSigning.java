package vn.lienthong.dossiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.dossiers.DossierResult.Issue;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.signing.SignedDraft;
import vn.lienthong.signing.SigningApi;
import vn.lienthong.signing.SigningOrder;

/**
 * A leader signs documents and issues them in one act. The signing service is asked before the
 * transaction; what it gave is kept, and the act done, in one transaction or not at all.
 */
@Component
class IssueSigning {
  private final ResultRepository results;
  private final InternalAttachments internal;
  private final SigningApi signing;
  private final TransactionTemplate transaction;

  IssueSigning(
      ResultRepository results,
      InternalAttachments internal,
      SigningApi signing,
      PlatformTransactionManager transactions) {
    this.results = results;
    this.internal = internal;
    this.signing = signing;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Who signs, by which permission over which unit. */
  record Signer(
      CurrentUser leader, CurrentUser.@Nullable Post post, String permission, String path) {}

  /** What is decided by the signature: a dossier or a part of it. */
  record Subject(UUID dossier, String type, UUID id) {
    static Subject dossier(UUID id) {
      return new Subject(id, "dossiers.dossier", id);
    }
  }

  /**
   * @param act issues them, once they are asked for with their signed files
   */
  <T> T sign(
      List<PartSigning.ToSign> documents,
      Signer signer,
      Subject subject,
      Function<Supplier<List<Issue>>, T> act) {
    if (documents.isEmpty()) {
      throw new AppException(DossiersErrors.NOTHING_TO_SIGN);
    }
    List<SigningOrder> orders =
        documents.stream().map(document -> order(document, signer, subject)).toList();
    List<SignedDraft> drafts = new ArrayList<>();
    try {
      orders.forEach(order -> drafts.add(signing.sign(order, signer.leader())));
      return Objects.requireNonNull(
          transaction.execute(_ -> {
            List<Issue> signed = new ArrayList<>();
            T done = act.apply(() -> keep(documents, drafts, signed));
            for (int i = 0; i < signed.size(); i++) {
              UUID plain = orders.get(i).fileId();
              internal.claim(List.of(plain), signer.leader(), subject.dossier());
              results.keepUnsigned(Objects.requireNonNull(signed.get(i).fileId()), plain);
            }
            return done;
          }));
    } finally {
      drafts.forEach(SignedDraft::close);
    }
  }

  /** Refuses before anybody signs what could not be issued. */
  private static SigningOrder order(PartSigning.ToSign document, Signer signer, Subject subject) {
    Issue issue = document.issue();
    CurrentUser.Post post = signer.post();
    if (issue.fileId() == null || post == null) {
      throw new AppException(DossiersErrors.NOTHING_TO_SIGN);
    }
    Required.text(issue.number(), "number");
    Required.text(issue.title(), "title");
    Required.text(issue.signer(), "signer");
    return new SigningOrder(
        issue.fileId(),
        document.sha256(),
        post.assignmentId(),
        signer.permission(),
        signer.path(),
        subject.type(),
        subject.id().toString());
  }

  private List<Issue> keep(
      List<PartSigning.ToSign> documents, List<SignedDraft> drafts, List<Issue> signed) {
    for (int i = 0; i < drafts.size(); i++) {
      signed.add(documents.get(i).issue().with(signing.keep(drafts.get(i)).id()));
    }
    return signed;
  }
}
