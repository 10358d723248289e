package vn.lienthong.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileResponseTest {
  private static final StoredFile PICTURE =
      new StoredFile(new UUID(0, 1), "ảnh.png", "image/png", 3, "a".repeat(64), Instant.EPOCH);
  private static final StoredFile LETTER =
      new StoredFile(
          new UUID(0, 2), "Đơn.pdf", "application/pdf", 3, "b".repeat(64), Instant.EPOCH);

  @Test
  void aNameIsWrittenForOldAndNewPrograms() {
    assertThat(FileResponse.disposition("attachment", "Đơn đề nghị \"số 1\".pdf"))
        .isEqualTo(
            "attachment; filename=\"Don de nghi _so 1_.pdf\";"
                + " filename*=UTF-8''%C4%90%C6%A1n%20%C4%91%E1%BB%81%20ngh%E1%BB%8B%20%22s%E1%BB%91%201%22.pdf");
  }

  @Test
  void aNameCannotBreakOutOfTheHeader() {
    assertThat(FileResponse.disposition("attachment", "a\r\nSet-Cookie: x.pdf"))
        .doesNotContain("\r", "\n");
  }

  @Test
  void everythingIsSentInASandboxAndUnsniffed() {
    var headers = FileResponse.of(PICTURE, Path.of("x"), true).getHeaders();
    assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.getFirst("Content-Security-Policy"))
        .startsWith("sandbox; default-src 'none'");
    assertThat(headers.getFirst("Content-Disposition")).startsWith("inline;");
    assertThat(headers.getETag()).isEqualTo("\"" + "a".repeat(64) + "\"");
  }

  @Test
  void onlyPicturesAreShownInTheBrowser() {
    assertThat(
            FileResponse.of(LETTER, Path.of("x"), true)
                .getHeaders()
                .getFirst("Content-Disposition"))
        .startsWith("attachment;");
  }
}
