package vn.lienthong.dossiers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.files.FilesApi;
import vn.lienthong.papers.IssuedPapers;
import vn.lienthong.papers.PaperKind;
import vn.lienthong.shared.Vietnam;

/**
 * Makes results checkable by anybody: under a code, with the hash of the file or of what stands on
 * the paper; of a revoked or replaced one the check says so.
 */
@Component
public class ResultChecks {
  private final IssuedPapers papers;
  private final FilesApi files;

  ResultChecks(IssuedPapers papers, FilesApi files) {
    this.papers = papers;
    this.files = files;
  }

  /** The check code of the result, given to it when it has none. */
  @Transactional
  public String code(Dossier d, ResultDocument r) {
    Optional<String> known = papers.codeOf(PaperKind.RESULT, r.id());
    return known.orElseGet(() -> register(d, r));
  }

  /** Where it can be checked; empty while it has no code. */
  public Optional<String> url(ResultDocument r) {
    return papers.codeOf(PaperKind.RESULT, r.id()).map(papers::url);
  }

  private String register(Dossier d, ResultDocument r) {
    Instant dated = r.issuedOn().atTime(LocalTime.NOON).atZone(Vietnam.ZONE).toInstant();
    Instant accepted = Objects.requireNonNullElse(d.times().receivedAt(), d.times().submittedAt());
    return papers.register(
        IssuedPapers.About.of(
            PaperKind.RESULT,
            r.id(),
            d.code() + " · " + r.number(),
            d.organisations().competent().name(),
            accepted,
            dated),
        fingerprint(r));
  }

  private String fingerprint(ResultDocument r) {
    return r.fileId() == null
        ? IssuedPapers.fingerprint(
            String.join("\n", r.number(), r.title(), r.signer(), r.issuedOn().toString()))
        : hash(r);
  }

  private String hash(ResultDocument r) {
    try (InputStream in = files.open(Objects.requireNonNull(r.fileId()))) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The result counts no longer; its check says so from now on. */
  @Transactional(propagation = Propagation.MANDATORY)
  void revoked(Dossier d, ResultDocument r, Instant at, boolean replaced) {
    code(d, r);
    papers.revoke(PaperKind.RESULT, r.id(), at, replaced);
  }
}
