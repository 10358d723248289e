package vn.lienthong.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreTest {
  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir Path folder;
  private ContentStore store;

  @BeforeEach
  void open() {
    store = new ContentStore(folder);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private void keep(String text) throws IOException {
    try (var arrived = store.receive(bytes(text), 1000)) {
      store.keep(arrived);
    }
  }

  @Test
  void bytesLieUnderTheirSha256() throws IOException {
    keep("hello");
    assertThat(folder.resolve("content/2c/f2").resolve(HELLO)).hasContent("hello");
    assertThat(store.openVerified(HELLO)).hasContent("hello");
  }

  @Test
  void theSameBytesLieThereOnce() throws IOException {
    keep("hello");
    keep("hello");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void whatIsNotKeptLeavesNothing() throws IOException {
    try (var arrived = store.receive(bytes("hello"), 1000)) {
      assertThat(arrived.size()).isEqualTo(5);
    }
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void receivingStopsAtTheLimitWithoutReadingOn() throws IOException {
    var endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            given++;
            return 'a';
          }
        };
    assertThatThrownBy(() -> store.receive(endless, 200_000))
        .isInstanceOf(ContentStore.TooManyBytes.class);
    assertThat(endless.given).isLessThan(400_000);
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void changedBytesAreNoticedWhenRead() throws IOException {
    keep("hello");
    Files.writeString(store.path(HELLO), "hallo");
    assertThatThrownBy(() -> store.openVerified(HELLO).readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(HELLO);
  }

  @Test
  void aNameThatIsNoHashNeverBecomesAPath() {
    assertThatThrownBy(() -> store.path("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBrokenOffSenderLeavesNothing() throws IOException {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatThrownBy(() -> store.receive(broken, 10)).hasMessage("connection reset");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
