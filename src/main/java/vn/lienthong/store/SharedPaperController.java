package vn.lienthong.store;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.files.FilesApi;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;

/** A paper that its owner shares, for whoever has the link. */
@Controller
@Access(Access.Who.PUBLIC)
class SharedPaperController {
  private final PaperShares shares;
  private final FilesApi files;
  private final Clock clock;

  SharedPaperController(PaperShares shares, FilesApi files, Clock clock) {
    this.shares = shares;
    this.files = files;
    this.clock = clock;
  }

  record SharedPage(PaperShares.@Nullable Shared shared, LocalDate today) {}

  @GetMapping("/store/shared/{code}")
  String shared(@PathVariable String code, Model model) {
    PaperShares.Shared shared = shares.shared(code).orElse(null);
    if (shared != null) {
      shares.viewed(shared);
    }
    model.addAttribute("page", new SharedPage(shared, Vietnam.today(clock)));
    return "store/shared";
  }

  @GetMapping("/store/shared/{code}/file")
  ResponseEntity<Resource> file(@PathVariable String code) {
    StoreItem item =
        shares
            .shared(code)
            .map(PaperShares.Shared::item)
            .filter(i -> i.valid(Vietnam.today(clock)) && i.fileId() != null)
            .orElseThrow(() -> new AppException(StoreErrors.NO_SUCH_ITEM));
    return files.respond(java.util.Objects.requireNonNull(item.fileId()), false);
  }
}
