package vn.lienthong.dossiers.print;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.papers.PaperSize;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;

/**
 * The papers of a dossier as PDF, for whoever may see the dossier; {@code size} is A4 or A5, left
 * out it is the one of the form set. Programs get the same papers under {@code /api/v1}.
 */
@Controller
@Access(Access.Who.SIGNED_IN)
class PrintController {
  private final ReceptionForms reception;
  private final ProcessForms process;
  private final ReturnPapers returning;
  private final TogetherSlip together;
  private final Authority authority;

  PrintController(
      ReceptionForms reception,
      ProcessForms process,
      ReturnPapers returning,
      TogetherSlip together,
      Authority authority) {
    this.reception = reception;
    this.process = process;
    this.returning = returning;
    this.together = together;
    this.authority = authority;
  }

  record SlipPage(Dossier dossier, List<Dossier> all) {}

  @GetMapping({"/dossiers/{id}/form-01", "/api/v1/dossiers/{id}/form-01"})
  ResponseEntity<byte[]> form01(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String size,
      CurrentUser user) {
    Dossier d = authority.read(id, user);
    return pdf(d, "mau-01", reception.form01(d, PaperSize.read(size)));
  }

  @GetMapping({"/dossiers/{id}/form-02", "/api/v1/dossiers/{id}/form-02"})
  ResponseEntity<byte[]> form02(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String size,
      CurrentUser user) {
    Dossier d = authority.read(id, user);
    return pdf(d, "mau-02", reception.form02(d, PaperSize.read(size)));
  }

  @GetMapping({"/dossiers/{id}/form-03", "/api/v1/dossiers/{id}/form-03"})
  ResponseEntity<byte[]> form03(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String size,
      CurrentUser user) {
    Dossier d = authority.read(id, user);
    return pdf(d, "mau-03", reception.form03(d, PaperSize.read(size)));
  }

  @GetMapping({"/dossiers/{id}/form-04", "/api/v1/dossiers/{id}/form-04"})
  ResponseEntity<byte[]> form04(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String size,
      CurrentUser user) {
    Dossier d = authority.read(id, user);
    return pdf(d, "mau-04", process.form04(d, PaperSize.read(size), user));
  }

  @GetMapping({"/dossiers/{id}/form-05", "/api/v1/dossiers/{id}/form-05"})
  ResponseEntity<byte[]> form05(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String size,
      CurrentUser user) {
    Dossier d = authority.read(id, user);
    return pdf(d, "mau-05", process.form05(d, PaperSize.read(size)));
  }

  /** Inside the agencies: it names everybody through whose hands the dossier went. */
  @GetMapping({"/dossiers/{id}/form-06", "/api/v1/dossiers/{id}/form-06"})
  @Access(value = Access.Who.STAFF, permission = "dossiers.view")
  ResponseEntity<byte[]> form06(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String size,
      CurrentUser user) {
    Dossier d = authority.read(id, user);
    return pdf(d, "mau-06", process.form06(d, PaperSize.read(size)));
  }

  @GetMapping({"/dossiers/{id}/return-receipt.pdf", "/api/v1/dossiers/{id}/return-receipt"})
  ResponseEntity<byte[]> returned(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String size,
      CurrentUser user) {
    Dossier d = authority.read(id, user);
    return pdf(d, "bien-nhan-tra-ket-qua", returning.receipt(d, PaperSize.read(size)));
  }

  /** Which of the applicant's dossiers of the day go on one slip. */
  @GetMapping("/dossiers/{id}/slip")
  @Access(value = Access.Who.STAFF, permission = "dossiers.view")
  String slip(@PathVariable UUID id, CurrentUser user, Model model) {
    Dossier d = authority.read(id, user);
    model.addAttribute("page", new SlipPage(d, mine(d, user)));
    return "dossiers/print/slip";
  }

  @GetMapping({"/dossiers/{id}/slip.pdf", "/api/v1/dossiers/{id}/slip"})
  @Access(value = Access.Who.STAFF, permission = "dossiers.view")
  ResponseEntity<byte[]> slip(
      @PathVariable UUID id,
      @RequestParam(name = "with", required = false) @Nullable Collection<UUID> with,
      @RequestParam(required = false) @Nullable String size,
      CurrentUser user) {
    Dossier d = authority.read(id, user);
    List<UUID> seen = mine(d, user).stream().map(Dossier::id).toList();
    List<UUID> chosen =
        with == null || with.isEmpty() ? seen : seen.stream().filter(with::contains).toList();
    return pdf(d, "mau-01-chung", together.print(d, chosen, PaperSize.read(size)));
  }

  private List<Dossier> mine(Dossier d, CurrentUser user) {
    return together.neighbours(d).stream().filter(one -> authority.sees(one, user)).toList();
  }

  private static ResponseEntity<byte[]> pdf(Dossier dossier, String name, byte[] content) {
    return PdfAnswer.of(dossier.code() + "-" + name, content);
  }
}
