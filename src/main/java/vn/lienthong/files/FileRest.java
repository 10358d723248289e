package vn.lienthong.files;

import java.io.IOException;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** Files for programs: send in one piece, look up, fetch. */
@RestController
@RequestMapping("/api/v1/files")
@Access(Access.Who.SIGNED_IN)
class FileRest {
  private final FilesApi files;
  private final FileAccess access;

  FileRest(FilesApi files, FileAccess access) {
    this.files = files;
    this.access = access;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Audited("files.stored")
  StoredFile store(@RequestParam MultipartFile file, @RequestParam String purpose, CurrentUser user)
      throws IOException {
    var name = file.getOriginalFilename();
    try (var in = file.getInputStream()) {
      return files.store(
          new NewFile(name == null ? "" : name, file.getContentType(), user, purpose), in);
    }
  }

  @GetMapping("/{id}")
  StoredFile get(@PathVariable UUID id, CurrentUser user) {
    return access.readable(id, user);
  }

  @GetMapping("/{id}/content")
  ResponseEntity<Resource> content(@PathVariable UUID id, CurrentUser user) {
    return files.respond(access.readable(id, user).id(), false);
  }
}
