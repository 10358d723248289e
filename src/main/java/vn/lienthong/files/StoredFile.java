package vn.lienthong.files;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that passed inspection and lies in the store.
 *
 * @param name in Unicode form C, safe to show and to send
 * @param mediaType what the content is
 * @param size in bytes
 * @param sha256 64 hexadecimal digits, small letters
 */
public record StoredFile(
    UUID id, String name, String mediaType, long size, String sha256, Instant storedAt) {

  public boolean isPicture() {
    return mediaType.startsWith("image/");
  }

  /** Whether the platform can show it as pictures. */
  public boolean hasPreview() {
    return mediaType.equals("application/pdf")
        || mediaType.equals("image/png")
        || mediaType.equals("image/jpeg");
  }
}
