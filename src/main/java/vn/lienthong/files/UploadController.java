package vn.lienthong.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/**
 * Resumable upload: announce (POST), ask how far it is (HEAD), send a piece (PATCH), give up
 * (DELETE).
 */
@RestController
@RequestMapping({"/files/uploads", "/api/v1/uploads"})
@Access(Access.Who.SIGNED_IN)
class UploadController {
  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";

  private final ResumableUploads uploads;
  private final FilesApi files;
  private final MessageSource messages;

  /**
   * How an upload stands.
   *
   * @param state RECEIVING, WAITING_FOR_SCAN, STORED or REFUSED
   * @param code why it was refused
   * @param message for the person, in the language of the request
   */
  record Answer(
      @Nullable UUID id,
      String state,
      long offset,
      long size,
      @Nullable UUID fileId,
      String name,
      @Nullable String code,
      @Nullable String message) {}

  UploadController(ResumableUploads uploads, FilesApi files, MessageSource messages) {
    this.uploads = uploads;
    this.files = files;
    this.messages = messages;
  }

  @PostMapping
  @Audited(value = "none", reason = "nothing is stored before the last byte")
  ResponseEntity<Answer> start(
      @RequestParam String name,
      @RequestParam long size,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam String purpose,
      CurrentUser user,
      Locale locale) {
    try {
      var standing = uploads.start(new NewFile(name, type, user, purpose), size);
      return ResponseEntity.created(URI.create("/files/uploads/" + standing.id()))
          .header(OFFSET, "0")
          .body(answer(standing, locale));
    } catch (AppException e) {
      return ResponseEntity.unprocessableContent()
          .body(
              new Answer(
                  null,
                  UploadRepository.State.REFUSED.name(),
                  0,
                  size,
                  null,
                  name,
                  e.code().name(),
                  text(e, locale)));
    }
  }

  @GetMapping
  List<Answer> open(@RequestParam String purpose, CurrentUser user, Locale locale) {
    return uploads.open(user, purpose).stream().map(standing -> answer(standing, locale)).toList();
  }

  @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
  ResponseEntity<Void> offset(@PathVariable UUID id, CurrentUser user) {
    var standing = uploads.standing(id, user);
    return ResponseEntity.ok()
        .header(OFFSET, String.valueOf(standing.offset()))
        .header(LENGTH, String.valueOf(standing.size()))
        .header("Cache-Control", "no-store")
        .build();
  }

  @GetMapping("/{id}")
  Answer standing(@PathVariable UUID id, CurrentUser user, Locale locale) {
    return answer(uploads.standing(id, user), locale);
  }

  @PatchMapping(path = "/{id}", consumes = "application/offset+octet-stream")
  @Audited("files.stored")
  ResponseEntity<Answer> append(
      @PathVariable UUID id,
      @RequestHeader(OFFSET) long offset,
      CurrentUser user,
      HttpServletRequest request,
      Locale locale)
      throws IOException {
    try {
      var standing = uploads.append(id, offset, user, request.getInputStream());
      var status =
          standing.state() == UploadRepository.State.REFUSED
              ? HttpStatus.UNPROCESSABLE_CONTENT
              : HttpStatus.OK;
      return ResponseEntity.status(status)
          .header(OFFSET, String.valueOf(standing.offset()))
          .body(answer(standing, locale));
    } catch (AppException e) {
      if (e.code() != FilesErrors.UPLOAD_OFFSET && e.code() != FilesErrors.UPLOAD_BUSY) {
        throw e;
      }
      var standing = uploads.standing(id, user);
      return ResponseEntity.status(HttpStatus.CONFLICT)
          .header(OFFSET, String.valueOf(standing.offset()))
          .body(
              new Answer(
                  id,
                  standing.state().name(),
                  standing.offset(),
                  standing.size(),
                  null,
                  standing.name(),
                  e.code().name(),
                  text(e, locale)));
    }
  }

  @DeleteMapping("/{id}")
  @Audited(value = "none", reason = "nothing was stored yet")
  ResponseEntity<Void> cancel(@PathVariable UUID id, CurrentUser user) throws IOException {
    uploads.cancel(id, user);
    return ResponseEntity.noContent().build();
  }

  /** Takes back a stored file that is not part of anything yet. */
  @DeleteMapping("/files/{fileId}")
  @Audited("files.removed")
  ResponseEntity<Void> remove(@PathVariable UUID fileId, CurrentUser user) {
    files.remove(fileId, user);
    return ResponseEntity.noContent().build();
  }

  private Answer answer(ResumableUploads.Standing standing, Locale locale) {
    var refusal = standing.refusal();
    return new Answer(
        standing.id(),
        standing.state().name(),
        standing.offset(),
        standing.size(),
        standing.fileId(),
        standing.name(),
        refusal == null ? null : refusal.code().name(),
        refusal == null ? null : text(refusal, locale));
  }

  private @Nullable String text(AppException e, Locale locale) {
    return messages.getMessage(e.code().key(), e.arguments().toArray(), e.code().name(), locale);
  }
}
