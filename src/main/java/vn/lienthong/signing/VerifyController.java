package vn.lienthong.signing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.files.UploadRefusal;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.web.Texts;

/**
 * Anybody checks a signed file, without signing in: one that they bring, or the one that a link on
 * a result names. What is brought is looked at and forgotten. Its rate is limited.
 */
@Controller
@Access(Access.Who.PUBLIC)
@Tag(name = "signing", description = "Kiểm tra chữ ký số")
class VerifyController {
  private static final String LOOKS = "looks and forgets; nothing is kept";

  private final SigningApi signing;
  private final SignatureRepository signatures;
  private final SigningDesk desk;
  private final MessageSource messages;

  VerifyController(
      SigningApi signing,
      SignatureRepository signatures,
      SigningDesk desk,
      MessageSource messages) {
    this.signing = signing;
    this.signatures = signatures;
    this.desk = desk;
    this.messages = messages;
  }

  /**
   * What the page shows.
   *
   * @param verdict null before the first question
   * @param record what the house wrote down when it signed; null for a file that was brought
   */
  record VerifyPage(
      @Nullable FileVerdict verdict,
      @Nullable SignatureSummary record,
      @Nullable String error,
      boolean simulated) {}

  @GetMapping("/signing/verify")
  String ask(Model model) {
    return show(null, null, null, model);
  }

  @PostMapping("/signing/verify")
  @Audited(value = "none", reason = LOOKS)
  String check(
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      Locale locale,
      Model model,
      HttpServletResponse response)
      throws IOException {
    try {
      return show(verdict(file), null, null, model);
    } catch (AppException refusal) {
      if (refusal.code().type() != ErrorCode.Type.USER
          && refusal.code().type() != ErrorCode.Type.TOO_LARGE) {
        throw refusal;
      }
      response.setStatus(422);
      return show(null, null, new Texts(messages, locale).t(refusal), model);
    }
  }

  @GetMapping("/signing/verify/{signature}")
  String checkKept(@PathVariable String signature, Model model) {
    SignatureSummary record = kept(signature);
    return show(signing.verify(record.fileId()), record, null, model);
  }

  @PostMapping(path = "/api/v1/signing/verify", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Audited(value = "none", reason = LOOKS)
  @Operation(summary = "Check the signatures of a PDF; nothing is kept")
  ResponseEntity<FileVerdict> answer(
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
      throws IOException {
    return fresh(verdict(file));
  }

  @GetMapping("/api/v1/signing/verify/{signature}")
  @Operation(summary = "Check the file that a link on a result names")
  ResponseEntity<FileVerdict> answerKept(@PathVariable String signature) {
    return fresh(signing.verify(kept(signature).fileId()));
  }

  /** Root certificate of the simulated authority, for checks elsewhere. */
  @GetMapping("/signing/trusted.pem")
  ResponseEntity<String> roots() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .body(desk.settings().simulated() ? desk.simulator().rootPem() : "");
  }

  /** Its revoked certificates. */
  @GetMapping("/signing/revoked.crl")
  ResponseEntity<byte[]> revocations() {
    if (!desk.settings().simulated()) {
      throw new AppException(SigningErrors.NO_SUCH_SIGNATURE);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/pkix-crl"))
        .body(desk.simulator().revocations());
  }

  private FileVerdict verdict(@Nullable MultipartFile file) throws IOException {
    if (file == null || file.isEmpty()) {
      throw new AppException(SigningErrors.NO_FILE);
    }
    String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    if (file.getSize() > SigningConfiguration.RULES.maxBytes()) {
      throw new AppException(
          UploadRefusal.TOO_LARGE,
          SigningConfiguration.RULES.maxBytes() / (1024 * 1024) + " MiB",
          name);
    }
    try (InputStream in = file.getInputStream()) {
      return signing.verify(in, name);
    }
  }

  private SignatureSummary kept(String token) {
    return signatures
        .byToken(token)
        .orElseThrow(() -> new AppException(SigningErrors.NO_SUCH_SIGNATURE));
  }

  private String show(
      @Nullable FileVerdict verdict,
      @Nullable SignatureSummary record,
      @Nullable String error,
      Model model) {
    model.addAttribute("page", new VerifyPage(verdict, record, error, signing.simulated()));
    return "signing/verify";
  }

  private static ResponseEntity<FileVerdict> fresh(FileVerdict verdict) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(verdict);
  }
}
