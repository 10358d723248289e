package vn.lienthong.dossiers.print;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A PDF as the answer, shown in the browser. */
public final class PdfAnswer {
  private PdfAnswer() {}

  /**
   * @param name of the file, without its ending
   */
  public static ResponseEntity<byte[]> of(String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename(name.replace('/', '-') + ".pdf")
                .build()
                .toString())
        .body(content);
  }
}
