package vn.lienthong.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.files.content.TextExtraction;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/**
 * What other modules ask about files. A refusal is an {@link AppException} whose code is an {@link
 * vn.lienthong.files.UploadRefusal} or an error of this module; its arguments are the detail and
 * the name of the file.
 */
@Service
public class FilesApi {
  private final FileIntake intake;
  private final FileRepository files;
  private final ContentStore store;
  private final TextExtraction extraction;
  private final AuditApi audit;
  private final Clock clock;

  FilesApi(
      FileIntake intake,
      FileRepository files,
      ContentStore store,
      TextExtraction extraction,
      AuditApi audit,
      Clock clock) {
    this.intake = intake;
    this.files = files;
    this.store = store;
    this.extraction = extraction;
    this.audit = audit;
    this.clock = clock;
  }

  /** Takes the stream to its end, inspects and stores it; the stream stays open. */
  public StoredFile store(NewFile file, InputStream in) {
    try {
      return intake.take(file, in);
    } catch (IOException e) {
      throw new UncheckedIOException("a file did not arrive whole", e);
    }
  }

  /**
   * A further file with the content of one that is stored: what was inspected once for the purpose
   * is not sent again.
   */
  public StoredFile again(UUID known, NewFile file) {
    return intake.again(row(known), file);
  }

  /**
   * The files of a submitted form: those sent with the form itself (no JavaScript) are stored,
   * those uploaded beforehand are looked up; empty file fields are left out. Refuses files that the
   * user did not upload.
   */
  public List<StoredFile> collect(
      List<MultipartFile> sent, List<UUID> uploaded, CurrentUser user, String purpose) {
    var result = new ArrayList<StoredFile>();
    for (var id : uploaded) {
      result.add(own(id, user).file());
    }
    for (var part : sent) {
      var name = part.getOriginalFilename();
      if (name != null && !(name.isEmpty() && part.isEmpty())) {
        try (var in = part.getInputStream()) {
          result.add(store(new NewFile(name, part.getContentType(), user, purpose), in));
        } catch (IOException e) {
          throw new UncheckedIOException("a file did not arrive whole", e);
        }
      }
    }
    return result;
  }

  public StoredFile get(UUID id) {
    return row(id).file();
  }

  /** The files in the order of the ids; unknown ids are left out. */
  public List<StoredFile> all(Collection<UUID> ids) {
    var order = List.copyOf(ids);
    return files.all(order).stream()
        .map(FileRepository.Row::file)
        .sorted(java.util.Comparator.comparingInt(file -> order.indexOf(file.id())))
        .toList();
  }

  /** The content; reading fails at the end when the disk no longer holds what was stored. */
  public InputStream open(UUID id) {
    try {
      return store.openVerified(row(id).sha256());
    } catch (IOException e) {
      throw new UncheckedIOException("stored content is missing", e);
    }
  }

  /**
   * Makes the user's upload part of an object, in the caller's transaction. Doing it again for the
   * same object is harmless.
   *
   * @param objectType for instance {@code dossiers.dossier}; a {@link FileGuard} answers for it
   */
  @Transactional
  public void claim(UUID fileId, CurrentUser owner, String objectType, String objectId) {
    var row = own(fileId, owner);
    boolean already = objectType.equals(row.objectType()) && objectId.equals(row.objectId());
    if (!already && !files.claim(fileId, objectType, objectId, clock.instant())) {
      throw new AppException(FilesErrors.ALREADY_CLAIMED, "", row.name());
    }
  }

  /**
   * The same content once more under a new id, as part of another object, in the caller's
   * transaction; the caller has checked that this may be. The original may go without it.
   */
  @Transactional
  public StoredFile share(UUID fileId, String objectType, String objectId) {
    var id = Ids.next();
    files.copy(row(fileId).id(), id, objectType, objectId, clock.instant());
    return get(id);
  }

  /** The object never was: its files go, their contents when nothing else has them. */
  @Transactional
  public void forget(String objectType, String objectId) {
    files.removeOf(objectType, objectId);
  }

  /** Takes back an upload that is not part of anything yet. */
  @Transactional
  public void remove(UUID fileId, CurrentUser owner) {
    var row = own(fileId, owner);
    if (!files.removeUnclaimed(fileId)) {
      throw new AppException(FilesErrors.ALREADY_CLAIMED, "", row.name());
    }
    audit.record(
        new AuditEvent(
            "files.removed", "file", fileId.toString(), owner, null, row.file(), null, null));
  }

  /**
   * The answer that sends a file, after the caller has checked who asks. Ranges and "not modified"
   * are handled by the framework.
   *
   * @param inline show in the browser where that is safe (pictures); everything else is downloaded
   */
  public ResponseEntity<Resource> respond(UUID id, boolean inline) {
    var file = get(id);
    return FileResponse.of(file, store.path(file.sha256()), inline);
  }

  /**
   * The words in the file, for search; empty when it has none or they cannot be read. Remembered by
   * content.
   */
  public Optional<String> text(UUID id) {
    var row = row(id);
    var known = files.text(row.sha256());
    if (!known.state().equals("NOT_TRIED")) {
      return Optional.ofNullable(known.body());
    }
    try {
      var type = FileType.ofMediaType(row.mediaType()).orElseThrow();
      // PostgreSQL text holds no NUL
      var text =
          extraction.extract(store.path(row.sha256()), type).map(body -> body.replace("\0", ""));
      files.saveText(row.sha256(), text.isPresent() ? "DONE" : "NONE", text.orElse(null));
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What is taken for the purpose: for hints on pages and the {@code accept} of a file field. */
  public UploadRules rules(String purpose) {
    return intake.rules(purpose);
  }

  /** The user's upload; another's does not exist, not even by its name in a refusal. */
  private FileRepository.Row own(UUID id, CurrentUser user) {
    return files
        .find(id)
        .filter(row -> FileOwner.owns(user, row.owner()))
        .orElseThrow(() -> new AppException(FilesErrors.FILE_NOT_FOUND));
  }

  private FileRepository.Row row(UUID id) {
    return files.find(id).orElseThrow(() -> new AppException(FilesErrors.FILE_NOT_FOUND));
  }
}
