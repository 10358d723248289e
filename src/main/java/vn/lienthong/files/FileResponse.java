package vn.lienthong.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Sends other people's bytes so that no browser runs them: true type, no sniffing, a sandbox around
 * them, and a download unless a picture.
 */
final class FileResponse {
  private FileResponse() {}

  static ResponseEntity<Resource> of(StoredFile file, Path content, boolean inline) {
    var type = MediaType.parseMediaType(file.mediaType());
    return ResponseEntity.ok()
        .headers(headers ->
            protect(
                headers,
                disposition(inline && file.isPicture() ? "inline" : "attachment", file.name())))
        .contentType(
            type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type)
        .eTag("\"" + file.sha256() + "\"")
        .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate())
        .body(new FileSystemResource(content));
  }

  static ResponseEntity<Resource> picture(String etag, Path png) {
    return ResponseEntity.ok()
        .headers(headers -> protect(headers, "inline"))
        .contentType(MediaType.IMAGE_PNG)
        .eTag("\"" + etag + "\"")
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
        .body(new FileSystemResource(png));
  }

  private static void protect(HttpHeaders headers, String disposition) {
    headers.set(HttpHeaders.CONTENT_DISPOSITION, disposition);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(
        "Content-Security-Policy",
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("X-Download-Options", "noopen");
  }

  /**
   * Both forms of RFC 6266: a plain one for old programs, and the true name as RFC 5987 writes it.
   */
  static String disposition(String kind, String name) {
    var plain =
        Normalizer.normalize(name.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "");
    var ascii = plain.replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\%]", "_");
    return kind + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + percent(name);
  }

  private static String percent(String name) {
    var result = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "!#$&+-.^_`|~".indexOf(c) >= 0;
      result.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return result.toString();
  }
}
