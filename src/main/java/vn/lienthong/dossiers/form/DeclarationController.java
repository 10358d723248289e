package vn.lienthong.dossiers.form;

import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;

/** The filled form as PDF, for whoever may see the dossier: applicant, owner, staff, programs. */
@Controller
@Access(Access.Who.SIGNED_IN)
class DeclarationController {
  private final Declarations declarations;
  private final Authority authority;

  DeclarationController(Declarations declarations, Authority authority) {
    this.declarations = declarations;
    this.authority = authority;
  }

  @GetMapping({"/dossiers/{id}/declaration.pdf", "/api/v1/dossiers/{id}/declaration.pdf"})
  ResponseEntity<byte[]> declaration(@PathVariable UUID id, CurrentUser user, Locale locale) {
    Dossier dossier = authority.read(id, user);
    byte[] pdf = declarations.print(dossier, locale.getLanguage());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename(dossier.code() + "-to-khai.pdf")
                .build()
                .toString())
        .body(pdf);
  }
}
