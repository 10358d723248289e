package vn.lienthong.store;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** Certified electronic copies, for programs. */
@RestController
@RequestMapping("/api/v1/store/copies")
@Tag(name = "store")
class CopyRestController {
  private static final int MOST = 200;

  private final Certification certification;
  private final CopyRepository copies;

  CopyRestController(Certification certification, CopyRepository copies) {
    this.certification = certification;
    this.copies = copies;
  }

  /**
   * What is to be certified.
   *
   * @param fileId the scan, uploaded by the caller
   * @param compared the caller's word that it was compared with the original
   */
  record Body(
      @Nullable String owner,
      @Nullable String ownerName,
      @Nullable PaperFacts facts,
      @Nullable UUID fileId,
      @Nullable Boolean compared,
      @Nullable LocalDate copyUntil,
      @Nullable String dossierCode) {}

  record Reason(@Nullable String reason) {}

  @GetMapping
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  @Operation(summary = "The register of the caller's units, newest first, 200 at a time")
  List<CertifiedCopy> list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user) {
    return copies.list(user.reach(StoreAuthority.VIEW), q.strip(), after, MOST);
  }

  @GetMapping("/{id}")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  @Operation(summary = "A certified copy of the caller's units")
  CertifiedCopy one(@PathVariable UUID id, CurrentUser user) {
    return certification.read(id, user);
  }

  @PostMapping
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CERTIFY)
  @Audited("store.certified")
  @Operation(summary = "Certifies a scan that the caller compared with the original")
  CertifiedCopy certify(@RequestBody Body body, CurrentUser user) {
    if (body.facts() == null || body.fileId() == null) {
      throw new AppException(StoreErrors.REQUIRED, body.facts() == null ? "facts" : "fileId");
    }
    return certification.certify(
        new Certification.Wanted(
            body.owner() == null ? "" : body.owner(),
            body.ownerName() == null ? "" : body.ownerName(),
            body.facts(),
            body.fileId(),
            Boolean.TRUE.equals(body.compared()),
            body.copyUntil(),
            body.dossierCode()),
        user);
  }

  @PostMapping("/{id}/revoke")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CERTIFY)
  @Audited("store.copy-revoked")
  @Operation(summary = "Takes a copy back: its check page says so, every use is warned")
  void revoke(@PathVariable UUID id, @RequestBody Reason body, CurrentUser user) {
    certification.revoke(id, body.reason() == null ? "" : body.reason(), user);
  }
}
