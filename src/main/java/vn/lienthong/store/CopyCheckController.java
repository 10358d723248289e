package vn.lienthong.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.signing.FileVerdict;
import vn.lienthong.signing.SignatureSummary;
import vn.lienthong.signing.SigningApi;

/** Anybody who holds a certified electronic copy checks it, without signing in. */
@Controller
@Access(Access.Who.PUBLIC)
class CopyCheckController {
  private static final int BUFFER = 64 * 1024;

  private final Certification certification;
  private final SigningApi signing;
  private final Clock clock;

  CopyCheckController(Certification certification, SigningApi signing, Clock clock) {
    this.certification = certification;
    this.signing = signing;
    this.clock = clock;
  }

  /**
   * What the check says.
   *
   * @param signature of whoever certified; null for a copy from before copies were signed
   * @param verdict on the signatures in the file that was handed in, or else in the copy itself;
   *     null when there is no PDF to look at
   * @param same whether the file that was handed in is the copy; null when none was
   */
  record CheckPage(
      String code,
      @Nullable CertifiedCopy copy,
      @Nullable SignatureSummary signature,
      @Nullable FileVerdict verdict,
      @Nullable Boolean same,
      LocalDate today) {}

  @GetMapping("/store/check")
  String ask(@RequestParam(defaultValue = "") String code, Model model) {
    return code.isBlank() ? show("", null, null, null, model) : check(code, model);
  }

  @GetMapping("/store/check/{code}")
  String check(@PathVariable String code, Model model) {
    CertifiedCopy copy = certification.byCode(code).orElse(null);
    FileVerdict verdict = copy == null ? null : signing.verify(copy.fileId());
    return show(code, copy, verdict, null, model);
  }

  /** Compares by hash and checks the signatures; the file is read and forgotten. */
  @PostMapping("/store/check/{code}")
  @Audited(value = "none", reason = "reads only; the file that is compared is not kept")
  String compare(
      @PathVariable String code,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      Model model)
      throws IOException {
    if (file == null || file.isEmpty()) {
      return check(code, model);
    }
    CertifiedCopy copy = certification.byCode(code).orElse(null);
    return copy == null
        ? show(code, null, null, null, model)
        : show(code, copy, verdict(file), hash(file).equals(copy.sha256()), model);
  }

  /** Something that is no PDF has no signatures to look at. */
  private @Nullable FileVerdict verdict(MultipartFile file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      return signing.verify(in, Objects.requireNonNullElse(file.getOriginalFilename(), ""));
    } catch (AppException refusal) {
      return null;
    }
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
      String code,
      @Nullable CertifiedCopy copy,
      @Nullable FileVerdict verdict,
      @Nullable Boolean same,
      Model model) {
    SignatureSummary signature =
        copy == null ? null : signing.ofContent(copy.sha256()).orElse(null);
    model.addAttribute(
        "page", new CheckPage(code.strip(), copy, signature, verdict, same, Vietnam.today(clock)));
    return "store/check";
  }
}
