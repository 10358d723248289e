package vn.lienthong.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PostGrounds;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/**
 * Signs and checks PDF. Signing has two halves, so that no transaction waits for the service and
 * nothing is half kept: {@link #sign} asks it, {@link #keep} stores what came in the transaction of
 * the caller.
 */
@Service
public class SigningApi {
  private static final String PDF = "application/pdf";

  private final SigningDesk desk;
  private final DocumentSigning signing;
  private final SignatureRepository signatures;
  private final FilesApi files;
  private final DirectoryApi directory;
  private final PostGrounds grounds;
  private final AuditApi audit;
  private final Clock clock;

  SigningApi(
      SigningDesk desk,
      DocumentSigning signing,
      SignatureRepository signatures,
      FilesApi files,
      DirectoryApi directory,
      PostGrounds grounds,
      AuditApi audit,
      Clock clock) {
    this.desk = desk;
    this.signing = signing;
    this.signatures = signatures;
    this.files = files;
    this.directory = directory;
    this.grounds = grounds;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether signatures are those of the demonstration. */
  public boolean simulated() {
    return desk.service().simulated();
  }

  /**
   * Has the upload of the signer signed. Refuses what is no PDF, what is not what the signer saw,
   * and a post that does not give the permission now, whatever the session still says.
   */
  public SignedDraft sign(SigningOrder order, CurrentUser signer) {
    StoredFile source = own(order, signer);
    if (!source.mediaType().equals(PDF)) {
      throw new AppException(SigningErrors.NOT_A_PDF, source.name());
    }
    if (!source.sha256().equals(order.seen())) {
      throw new AppException(SigningErrors.NOT_WHAT_WAS_SEEN, source.name());
    }
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    CurrentUser.Post post = post(order, signer);
    Path plain = null;
    Path signed = null;
    boolean done = false;
    try {
      plain = Files.createTempFile("sign-", ".pdf");
      signed = Files.createTempFile("signed-", ".pdf");
      try (InputStream in = files.open(source.id())) {
        Files.copy(in, plain, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      DocumentSigning.Made made = signing.sign(plain, signed, at, signer, post);
      SignedDraft draft =
          new SignedDraft(
              new SignedDraft.Facts(
                  order,
                  source,
                  signer,
                  post,
                  grounds.of(post.assignmentId()),
                  made.certificate(),
                  made.stamp(),
                  simulated(),
                  at),
              signed);
      done = true;
      return draft;
    } catch (IOException e) {
      throw new AppException(SigningErrors.NOT_SIGNABLE, e, source.name());
    } finally {
      delete(plain);
      if (!done) {
        delete(signed);
      }
    }
  }

  /**
   * Keeps the signed file as an upload of the signer, with the record of the signature, in the
   * caller's transaction; the caller makes it part of its object.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public StoredFile keep(SignedDraft draft) {
    SignedDraft.Facts facts = draft.facts();
    post(facts.order(), facts.signer());
    StoredFile signed;
    try (InputStream in = Files.newInputStream(draft.file())) {
      signed =
          files.store(
              new NewFile(
                  facts.source().name().replaceFirst("(?i)\\.pdf$", "") + "-da-ky-so.pdf",
                  PDF,
                  facts.signer(),
                  SigningConfiguration.PURPOSE),
              in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    signatures.insert(facts, signed);
    audit.record(
        new AuditEvent(
            "signing.signed",
            "file",
            signed.id().toString(),
            facts.signer(),
            facts.order().unitPath(),
            Map.of("sha256", facts.source().sha256()),
            Map.of(
                "sha256",
                signed.sha256(),
                "serial",
                facts.certificate().getSerialNumber().toString(16),
                "object",
                facts.order().objectType() + " " + facts.order().objectId()),
            facts.basis().isBlank() ? null : facts.basis()),
        facts.post());
    return signed;
  }

  /** The signatures that this house put on the files, by file. */
  public Map<UUID, SignatureSummary> of(Collection<UUID> fileIds) {
    return signatures.of(List.copyOf(fileIds)).stream()
        .collect(Collectors.toMap(SignatureSummary::fileId, Function.identity()));
  }

  /** The signature by which this very content came to be, under whatever id it is stored. */
  public Optional<SignatureSummary> ofContent(String sha256) {
    return signatures.byContent(sha256);
  }

  /** Checks a stored file; the caller has asked who may. */
  public FileVerdict verify(UUID fileId) {
    StoredFile file = files.get(fileId);
    try (InputStream in = files.open(fileId)) {
      return verify(in, file.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks a file that somebody brought; nothing of it is kept. */
  public FileVerdict verify(InputStream content, String name) {
    Path copy = null;
    try {
      copy = Files.createTempFile("verify-", ".pdf");
      Files.copy(content, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Instant kept = signatures.keptAt(PdfSigner.hash(copy)).orElse(null);
      return PdfVerification.verify(copy, name, desk.trust(), kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(copy);
    }
  }

  private StoredFile own(SigningOrder order, CurrentUser signer) {
    return files
        .collect(List.of(), List.of(order.fileId()), signer, SigningConfiguration.PURPOSE)
        .getFirst();
  }

  /** NĐ 30/2020/NĐ-CP Điều 13: the authority must hold at the moment of signing. */
  private CurrentUser.Post post(SigningOrder order, CurrentUser signer) {
    if (!signer.isStaff()) {
      throw new AppException(SigningErrors.NO_AUTHORITY);
    }
    return directory.postsOf(signer.requireId(), clock.instant()).stream()
        .filter(post -> post.assignmentId().equals(order.post()))
        .filter(post -> post.permissions().contains(order.permission()))
        .filter(post -> post.covers(order.unitPath()))
        .findFirst()
        .orElseThrow(() -> new AppException(SigningErrors.NO_AUTHORITY));
  }

  private static void delete(@org.jspecify.annotations.Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
