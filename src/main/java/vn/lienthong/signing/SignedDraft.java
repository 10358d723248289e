package vn.lienthong.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.CurrentUser;

/** A signed file that is not yet kept; closing it forgets it. */
public final class SignedDraft implements AutoCloseable {
  private final Facts facts;
  private final Path file;

  SignedDraft(Facts facts, Path file) {
    this.facts = facts;
    this.file = file;
  }

  /** What goes into the record of the signature. */
  record Facts(
      SigningOrder order,
      StoredFile source,
      CurrentUser signer,
      CurrentUser.Post post,
      String basis,
      X509Certificate certificate,
      @Nullable TimeStampVerdict stamp,
      boolean simulated,
      Instant at) {}

  Facts facts() {
    return facts;
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
