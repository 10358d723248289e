package vn.lienthong.dossiers;

import java.util.ArrayList;
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
 * The leader of an agency signs the results of its part and decides in one act, as {@link
 * ResultSigning} does for the whole dossier.
 */
@Service
public class PartSigning {
  private final PartAuthority authority;
  private final PartWork work;
  private final ResultRepository results;
  private final InternalAttachments internal;
  private final SigningApi signing;
  private final TransactionTemplate transaction;

  PartSigning(
      PartAuthority authority,
      PartWork work,
      ResultRepository results,
      InternalAttachments internal,
      SigningApi signing,
      PlatformTransactionManager transactions) {
    this.authority = authority;
    this.work = work;
    this.results = results;
    this.internal = internal;
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
    // refused before anybody signs what could not be issued
    Part.Proposal proposal = act.part().proposal();
    if (proposal != null && proposal.proposal() == DossierProcessing.Proposal.REFUSE) {
      Required.text(reason == null ? "" : reason, "reason");
    }
    if (documents.isEmpty()) {
      throw new AppException(DossiersErrors.NOTHING_TO_SIGN);
    }
    List<SigningOrder> orders = documents.stream().map(document -> order(act, document)).toList();
    List<SignedDraft> drafts = new ArrayList<>();
    try {
      orders.forEach(order -> drafts.add(signing.sign(order, leader)));
      return Objects.requireNonNull(transaction.execute(_ -> keep(act, documents, drafts, reason)));
    } finally {
      drafts.forEach(SignedDraft::close);
    }
  }

  private static SigningOrder order(PartAct act, ToSign document) {
    DossierResult.Issue issue = document.issue();
    CurrentUser.Post post = act.post();
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
        PartAction.SIGN_APPROVE.permission(),
        act.part().place().path(),
        "dossiers.part",
        act.part().id().toString());
  }

  private Part keep(
      PartAct act, List<ToSign> documents, List<SignedDraft> drafts, @Nullable String reason) {
    List<DossierResult.Issue> issues = new ArrayList<>();
    List<UUID> signed = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      UUID file = signing.keep(drafts.get(i)).id();
      signed.add(file);
      issues.add(documents.get(i).issue().with(file));
    }
    Part saved = work.approve(act.part().id(), act.part().version(), issues, reason, act.user());
    for (int i = 0; i < signed.size(); i++) {
      UUID plain = Objects.requireNonNull(documents.get(i).issue().fileId());
      internal.claim(List.of(plain), act.user(), act.dossier().id());
      results.keepUnsigned(signed.get(i), plain);
    }
    return saved;
  }
}
