package vn.lienthong.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.files.content.Previews;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** Files by their own address: download, preview, pictures of pages. */
@Controller
@Access(Access.Who.SIGNED_IN)
class FileController {
  private static final int THUMBNAIL = 240;

  private final FileAccess access;
  private final ContentStore store;
  private final Previews previews;

  FileController(FileAccess access, ContentStore store, Previews previews) {
    this.access = access;
    this.store = store;
    this.previews = previews;
  }

  @GetMapping("/files/{id}")
  ResponseEntity<Resource> download(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean inline,
      CurrentUser user) {
    var file = access.readable(id, user);
    return FileResponse.of(file, store.path(file.sha256()), inline);
  }

  @GetMapping("/files/{id}/preview")
  String preview(@PathVariable UUID id, CurrentUser user, Model model) throws InterruptedException {
    var file = access.readable(id, user);
    var pages = previews.pages(store.path(file.sha256()), file.sha256(), type(file));
    model.addAttribute("page", new FilePreviewPage(file, pages.orElse(0)));
    return "files/preview";
  }

  @GetMapping("/files/{id}/pages/{page}.png")
  ResponseEntity<Resource> page(
      @PathVariable UUID id,
      @PathVariable int page,
      @RequestParam(defaultValue = "1000") int width,
      CurrentUser user)
      throws InterruptedException {
    // a few widths only, so that nobody fills the disk with one picture in two thousand sizes
    int wanted = width <= THUMBNAIL ? THUMBNAIL : width <= 1000 ? 1000 : 2000;
    var file = access.readable(id, user);
    return png(file, page, wanted, picture(file, page, wanted));
  }

  @GetMapping("/files/{id}/thumbnail.png")
  ResponseEntity<Resource> thumbnail(@PathVariable UUID id, CurrentUser user)
      throws InterruptedException {
    var file = access.readable(id, user);
    return png(file, 1, THUMBNAIL, picture(file, 1, THUMBNAIL));
  }

  private Optional<Path> picture(StoredFile file, int page, int width) throws InterruptedException {
    return previews.page(store.path(file.sha256()), file.sha256(), type(file), page, width);
  }

  private static ResponseEntity<Resource> png(
      StoredFile file, int page, int width, Optional<Path> picture) {
    return FileResponse.picture(
        file.sha256() + "-" + page + "-" + width,
        picture.orElseThrow(() ->
            new AppException(
                file.hasPreview() ? FilesErrors.PREVIEW_FAILED : FilesErrors.NO_PREVIEW,
                "",
                file.name())));
  }

  private static FileType type(StoredFile file) {
    return FileType.ofMediaType(file.mediaType()).orElseThrow();
  }
}
