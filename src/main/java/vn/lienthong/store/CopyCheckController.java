package vn.lienthong.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.Vietnam;

/** Anybody who holds a certified electronic copy checks it, without signing in. */
@Controller
@Access(Access.Who.PUBLIC)
class CopyCheckController {
  private static final int BUFFER = 64 * 1024;

  private final Certification certification;
  private final Clock clock;

  CopyCheckController(Certification certification, Clock clock) {
    this.certification = certification;
    this.clock = clock;
  }

  /**
   * What the check says.
   *
   * @param same whether the file that was handed in is the copy; null when none was
   */
  record CheckPage(
      String code, @Nullable CertifiedCopy copy, @Nullable Boolean same, LocalDate today) {}

  @GetMapping("/store/check")
  String ask(@RequestParam(defaultValue = "") String code, Model model) {
    return code.isBlank() ? show("", null, null, model) : check(code, model);
  }

  @GetMapping("/store/check/{code}")
  String check(@PathVariable String code, Model model) {
    return show(code, certification.byCode(code).orElse(null), null, model);
  }

  /** Compares by hash alone; the file is read and forgotten. */
  @PostMapping("/store/check/{code}")
  @Audited(value = "none", reason = "reads only; the file that is compared is not kept")
  String compare(
      @PathVariable String code,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      Model model)
      throws IOException {
    CertifiedCopy copy = certification.byCode(code).orElse(null);
    Boolean same =
        copy == null || file == null || file.isEmpty()
            ? null
            : Boolean.valueOf(hash(file).equals(copy.sha256()));
    return show(code, copy, same, model);
  }

  private static String hash(MultipartFile file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      int read = in.read(buffer);
      while (read >= 0) {
        digest.update(buffer, 0, read);
        read = in.read(buffer);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String show(
      String code, @Nullable CertifiedCopy copy, @Nullable Boolean same, Model model) {
    model.addAttribute("page", new CheckPage(code.strip(), copy, same, Vietnam.today(clock)));
    return "store/check";
  }
}
