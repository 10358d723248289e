package vn.lienthong.dossiers;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.lienthong.shared.CurrentUser;

/**
 * The leader signs the right result and issues it in the place of the wrong one (NĐ 61/2018/NĐ-CP
 * Art. 21), in one act.
 */
@Service
public class MistakeSigning {
  private final DossierMistake mistakes;
  private final IssueSigning signing;

  MistakeSigning(DossierMistake mistakes, IssueSigning signing) {
    this.mistakes = mistakes;
    this.signing = signing;
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
    return signing.sign(
        List.of(new PartSigning.ToSign(issue, sha256)),
        new IssueSigning.Signer(
            leader,
            checked.post(),
            DossierMistake.DECIDES,
            checked.dossier().organisations().competent().path()),
        IssueSigning.Subject.dossier(dossier),
        signed ->
            mistakes.reissue(
                mistakes.begin(dossier, checked.report().version(), DossierMistake.DECIDES, leader),
                signed.get().getFirst()));
  }
}
