package vn.lienthong.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;

/**
 * ResumableUploads that survive a broken connection. The truth about how much has come is the
 * length of the part on disk, so nothing needs saying when a connection just ends. A whole upload
 * that the scanner cannot judge yet waits in quarantine and is tried again.
 */
@Service
class ResumableUploads {
  private static final int MAX_OPEN = 50;

  private final UploadRepository uploads;
  private final FileIntake intake;
  private final ContentStore store;
  private final Path folder;
  private final Clock clock;

  /**
   * How an upload stands.
   *
   * @param offset bytes that have come
   * @param refusal set when the file was refused
   */
  record Standing(
      UUID id,
      String name,
      long offset,
      long size,
      UploadRepository.State state,
      @Nullable UUID fileId,
      @Nullable AppException refusal) {}

  ResumableUploads(
      UploadRepository uploads,
      FileIntake intake,
      ContentStore store,
      FilesProperties properties,
      Clock clock) {
    this.uploads = uploads;
    this.intake = intake;
    this.store = store;
    this.folder = properties.folder().resolve("uploads");
    this.clock = clock;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Standing start(NewFile file, long size) {
    var owner = FileOwner.of(file.owner());
    if (size <= 0) {
      throw new AppException(UploadRefusal.EMPTY, file.name(), file.name());
    }
    intake.checkAnnouncement(file.name(), size, file.purpose());
    if (uploads.openCount(owner) >= MAX_OPEN) {
      throw new AppException(SharedErrors.TOO_MANY_REQUESTS);
    }
    var row =
        new UploadRepository.Row(
            Ids.next(),
            owner,
            file.purpose(),
            file.name(),
            file.declaredType(),
            size,
            UploadRepository.State.RECEIVING,
            null,
            null,
            null);
    try {
      Files.createFile(part(row.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    uploads.insert(row, clock.instant());
    return new Standing(row.id(), row.name(), 0, size, row.state(), null, null);
  }

  Standing standing(UUID id, CurrentUser user) {
    var row = find(id, user);
    return new Standing(
        row.id(), row.name(), offset(row), row.size(), row.state(), row.fileId(), null);
  }

  List<Standing> open(CurrentUser user, String purpose) {
    return uploads.open(FileOwner.of(user), purpose).stream()
        .map(row ->
            new Standing(row.id(), row.name(), offset(row), row.size(), row.state(), null, null))
        .toList();
  }

  /**
   * Adds bytes at the given place and, when they are the last, stores the file. When the sender
   * breaks off, what has come stays.
   */
  Standing append(UUID id, long offset, CurrentUser user, InputStream in) throws IOException {
    var row = find(id, user);
    if (row.state() == UploadRepository.State.STORED
        || row.state() == UploadRepository.State.REFUSED) {
      return standing(id, user);
    }
    if (offset != offset(row)) {
      throw new AppException(FilesErrors.UPLOAD_OFFSET, String.valueOf(offset(row)), row.name());
    }
    try (var out = FileChannel.open(part(id), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        var lock = out.tryLock()) {
      if (lock == null || out.size() != offset) {
        throw new AppException(FilesErrors.UPLOAD_BUSY, "", row.name());
      }
      write(row, out, in);
      uploads.touch(id, clock.instant());
      // judged while nobody else adds: who comes back too early must not have it stored twice
      return out.size() < row.size() ? standing(id, user) : finish(row, user);
    } catch (OverlappingFileLockException e) {
      throw new AppException(FilesErrors.UPLOAD_BUSY, e, "", row.name());
    } catch (NoSuchFileException e) {
      // another request has finished it meanwhile
      return standing(id, user);
    }
  }

  void cancel(UUID id, CurrentUser user) throws IOException {
    find(id, user);
    for (var removed : uploads.remove(FileOwner.of(user), id)) {
      Files.deleteIfExists(part(removed));
    }
  }

  int removeUntouchedSince(Instant limit) {
    var removed = uploads.removeUntouchedSince(limit);
    for (var id : removed) {
      try {
        Files.deleteIfExists(part(id));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return removed.size();
  }

  /** Tries those in quarantine again, until the scanner fails once more. */
  void scanAgain() {
    for (var row : uploads.waitingForScan()) {
      try {
        if (finish(row, CurrentUser.SYSTEM).state() == UploadRepository.State.WAITING_FOR_SCAN) {
          return;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void write(UploadRepository.Row row, FileChannel out, InputStream in)
      throws IOException {
    var buffer = new byte[64 * 1024];
    long written = out.size();
    for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
      if (written + count > row.size()) {
        throw new AppException(FilesErrors.UPLOAD_LENGTH, String.valueOf(row.size()), row.name());
      }
      var bytes = ByteBuffer.wrap(buffer, 0, count);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      written += count;
    }
  }

  /** A sender who breaks off has simply sent no more. */
  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }

  private Standing finish(UploadRepository.Row row, CurrentUser user) throws IOException {
    var file = new NewFile(row.name(), row.declaredType(), user, row.purpose());
    try {
      var stored = intake.take(file, row.owner(), store.adopt(part(row.id())));
      uploads.stored(row.id(), stored.id());
      return new Standing(
          row.id(),
          stored.name(),
          row.size(),
          row.size(),
          UploadRepository.State.STORED,
          stored.id(),
          null);
    } catch (AppException e) {
      if (e.code() == FilesErrors.SCANNER_UNAVAILABLE) {
        uploads.waitForScan(row.id());
        return new Standing(
            row.id(),
            row.name(),
            row.size(),
            row.size(),
            UploadRepository.State.WAITING_FOR_SCAN,
            null,
            e);
      }
      Files.deleteIfExists(part(row.id()));
      uploads.refused(row.id(), e.code().name(), String.valueOf(e.arguments().getFirst()));
      return new Standing(
          row.id(), row.name(), row.size(), row.size(), UploadRepository.State.REFUSED, null, e);
    }
  }

  private UploadRepository.Row find(UUID id, CurrentUser user) {
    return uploads
        .find(id, FileOwner.of(user))
        .orElseThrow(() -> new AppException(FilesErrors.UPLOAD_NOT_FOUND));
  }

  private long offset(UploadRepository.Row row) {
    if (row.state() == UploadRepository.State.STORED
        || row.state() == UploadRepository.State.REFUSED) {
      return row.size();
    }
    try {
      return Files.size(part(row.id()));
    } catch (IOException e) {
      throw new AppException(FilesErrors.UPLOAD_NOT_FOUND, e);
    }
  }

  private Path part(UUID id) {
    return folder.resolve(id + ".part");
  }
}
