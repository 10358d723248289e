package vn.lienthong.files.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.files.FileType;
import vn.lienthong.files.UploadRefusal;
import vn.lienthong.files.UploadRules;

/**
 * The list of upload attacks: each is built here, refused for its own reason, and printed as one
 * line.
 */
class UploadAttackTest {
  // the standard limits, made small enough that a bomb for the test need not be a large one
  static final InspectionLimits LIMITS =
      new InspectionLimits(
          32 << 20, 200, 2 << 20, 1000, 3, 60_000_000, 256, 50_000, Duration.ofSeconds(30));
  private static final UploadRules DOCUMENTS = UploadRules.documents(50 << 20);
  private static final UploadRules EVERYTHING =
      new UploadRules(EnumSet.allOf(FileType.class), 50 << 20);

  @TempDir Path folder;

  static Stream<Attack> attacks() throws IOException {
    return Stream.of(
            HostileTexts.names(),
            HostileTexts.all(),
            HostileTexts.pictures(),
            HostileArchives.all(),
            HostileOffice.all(),
            HostilePdfs.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void everyAttackIsRefusedForItsOwnReason(Attack attack) throws IOException {
    var file = Files.write(folder.resolve("upload"), attack.bytes());
    var rules = attack.name().endsWith(".zip") ? EVERYTHING : DOCUMENTS;
    long start = System.nanoTime();
    var verdict =
        new UploadInspection(LIMITS).inspect(file, attack.name(), attack.declaredType(), rules);
    var shown =
        verdict instanceof InspectionVerdict.Refused(UploadRefusal reason, String detail)
            ? "refused " + reason + " (" + detail + ")"
            : "ACCEPTED";
    System.out.printf(
        "attack | %-52s | %-14s | %8d B | %4d ms | %s%n",
        attack.what(),
        shownName(attack),
        attack.bytes().length,
        (System.nanoTime() - start) / 1_000_000,
        shown);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            InspectionVerdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(attack.expected()));
  }

  @Test
  void aFileAboveTheLimitIsRefusedBeforeItIsRead() throws IOException {
    var file = Files.write(folder.resolve("upload"), new byte[2000]);
    assertThat(
            new UploadInspection(LIMITS).inspect(file, "a.txt", null, UploadRules.documents(1999)))
        .isEqualTo(new InspectionVerdict.Refused(UploadRefusal.TOO_LARGE, "0 MiB"));
  }

  @Test
  void anArchiveIsRefusedWhereThePlaceTakesNone() throws IOException {
    var file = Files.write(folder.resolve("upload"), TestZip.empty().with("a.txt", "x").bytes());
    assertThat(new UploadInspection(LIMITS).inspect(file, "a.zip", null, DOCUMENTS))
        .isInstanceOfSatisfying(
            InspectionVerdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(UploadRefusal.TYPE_NOT_ALLOWED));
  }

  @Test
  void inspectionStopsWhenItsTimeIsUp() throws IOException {
    var file = Files.write(folder.resolve("upload"), TestZip.docx().bytes());
    var clock = new AtomicLong();
    var slow = new UploadInspection(LIMITS, () -> clock.addAndGet(Duration.ofSeconds(1).toNanos()));
    assertThat(slow.inspect(file, "a.docx", null, DOCUMENTS))
        .isEqualTo(new InspectionVerdict.Refused(UploadRefusal.TIMEOUT, "30 s"));
  }

  @Test
  void nothingTemporaryIsLeftBehind() throws IOException {
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    for (var attack : HostileArchives.all()) {
      new UploadInspection(LIMITS)
          .inspect(
              Files.write(folder.resolve("upload"), attack.bytes()),
              attack.name(),
              null,
              EVERYTHING);
    }
    try (var left = Files.newDirectoryStream(temporary, "inspect-*.part")) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void everyRefusalIsMetBySomeAttack() throws IOException {
    var met =
        attacks()
            .map(Attack::expected)
            .collect(
                java.util.stream.Collectors.toCollection(
                    () -> EnumSet.of(UploadRefusal.TOO_LARGE, UploadRefusal.TIMEOUT)));
    assertThat(met).containsExactlyInAnyOrder(UploadRefusal.values());
  }

  private static String shownName(Attack attack) {
    var visible = attack.name().replaceAll("\\p{C}", "?").strip();
    return visible.length() > 14 ? visible.substring(0, 13) + "…" : visible;
  }
}
