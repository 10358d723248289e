package vn.lienthong.files.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClamdClientTest {
  @TempDir Path folder;

  private ScanVerdict scan(ClamdSimulator.Mood mood, byte[] content, Duration timeout)
      throws IOException {
    var file = Files.write(folder.resolve("x"), content);
    try (var clamd = new ClamdSimulator(mood)) {
      return ClamdClient.at(clamd.address(), timeout).scan(file);
    }
  }

  @Test
  void aCleanFileIsClean() throws IOException {
    assertThat(scan(ClamdSimulator.Mood.WELL, new byte[300_000], Duration.ofSeconds(10)))
        .isEqualTo(new ScanVerdict.Clean());
  }

  @Test
  void anInfectedFileIsNamed() throws IOException {
    var infected =
        ("x".repeat(70_000) + "TEST-VIRUS-OF-THE-SIMULATOR")
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertThat(scan(ClamdSimulator.Mood.WELL, infected, Duration.ofSeconds(10)))
        .isEqualTo(new ScanVerdict.Infected("Simulated-Virus"));
  }

  @ParameterizedTest
  @EnumSource(names = "WELL", mode = EnumSource.Mode.EXCLUDE)
  void aScannerThatMisbehavesGivesNoVerdict(ClamdSimulator.Mood mood) throws IOException {
    var started = System.nanoTime();
    assertThat(scan(mood, new byte[2_000_000], Duration.ofMillis(400)))
        .isInstanceOf(ScanVerdict.Unavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void noScannerGivesNoVerdict() throws IOException {
    var file = Files.write(folder.resolve("x"), new byte[1]);
    var clamd = new ClamdSimulator(ClamdSimulator.Mood.WELL);
    clamd.close();
    assertThat(ClamdClient.at(clamd.address(), Duration.ofSeconds(2)).scan(file))
        .isInstanceOf(ScanVerdict.Unavailable.class);
    assertThat(
            ClamdClient.at(folder.resolve("no.sock").toString(), Duration.ofSeconds(2)).scan(file))
        .isInstanceOf(ScanVerdict.Unavailable.class);
  }
}
