package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Kills the whole application with SIGKILL while counters receive dossiers and mails go out, starts
 * it again on the same data, and counts.
 */
class SurvivesKillTest {
  private static final int KILLS = 2;
  private static final int ACKNOWLEDGED_BEFORE_KILL = 60;

  @Test
  void losesNoAcknowledgedDossierAndSendsNothingTwice() throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "kill").toAbsolutePath();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      List<String> acknowledged = new ArrayList<>();
      for (int i = 0; i < KILLS; i++) {
        acknowledged.addAll(receiveUntilKilled(folder, mail.getSmtp().getPort()));
      }
      Map<String, String> after = settle(folder, mail.getSmtp().getPort());

      List<String> stored = List.of(after.get("MARKED").split(","));
      assertThat(stored).containsAll(acknowledged).doesNotHaveDuplicates();
      assertThat(
              List.of(after.get("CODES").split(",")).stream()
                  .collect(Collectors.groupingBy(SurvivesKillTest::agencyAndDay))
                  .values())
          .allSatisfy(
              codes -> assertThat(numbers(codes)).as("gapless").isEqualTo(gapless(codes.size())));

      Map<String, Long> copies =
          Arrays.stream(mail.getReceivedMessages())
              .collect(Collectors.groupingBy(SurvivesKillTest::id, Collectors.counting()));
      assertThat(copies.values()).as("copies of each mail").containsOnly(1L);
      assertThat(after.get("WAITING")).isEqualTo("0");
      int told = copies.size() + Integer.parseInt(after.get("UNCERTAIN"));
      assertThat(told).isGreaterThanOrEqualTo(stored.size());
      System.out.printf(
          "kill -9 ×%d: %d dossiers acknowledged, %d stored, 0 lost; %d mails, each once;"
              + " %s left for a person to judge%n",
          KILLS, acknowledged.size(), stored.size(), copies.size(), after.get("UNCERTAIN"));
    } finally {
      mail.stop();
      awaitStopped(folder.resolve("postgres/data/postmaster.pid"));
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static List<String> receiveUntilKilled(Path folder, int smtp) throws Exception {
    Process application = start(folder, smtp, "receive");
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader out = application.inputReader(StandardCharsets.UTF_8)) {
      String line;
      while ((line = out.readLine()) != null) {
        if (line.startsWith("ACK ")) {
          acknowledged.add(line.substring(4));
        }
        if (acknowledged.size() == ACKNOWLEDGED_BEFORE_KILL) {
          application.destroyForcibly();
        }
      }
    } catch (IOException e) {
      // The kill may close the pipe in the middle of a line that was not acknowledged.
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_KILL);
    }
    assertThat(application.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_KILL);
    return acknowledged;
  }

  private static Map<String, String> settle(Path folder, int smtp) throws Exception {
    Process application = start(folder, smtp, "settle");
    Map<String, String> said = new TreeMap<>();
    try (BufferedReader out = application.inputReader(StandardCharsets.UTF_8)) {
      out.lines()
          .filter(line -> line.matches("(CODES|MARKED|WAITING|UNCERTAIN) .*"))
          .forEach(line -> said.put(line.split(" ")[0], line.substring(line.indexOf(' ') + 1)));
    }
    assertThat(application.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).containsKeys("CODES", "MARKED", "WAITING", "UNCERTAIN");
    return said;
  }

  private static Process start(Path folder, int smtp, String what) throws IOException {
    return NodeProcess.of(
            CounterUnderLoad.class,
            List.of(),
            what,
            "--lienthong.db.folder=" + folder.resolve("postgres"),
            "--lienthong.files.folder=" + folder.resolve("files"),
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + smtp)
        .directory(Path.of("").toAbsolutePath().toFile())
        .redirectError(folder.resolve(what + ".log").toFile())
        .start();
  }

  /** The database goes down by itself once its application is gone. */
  private static void awaitStopped(Path pid) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (Files.exists(pid) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private static String agencyAndDay(String code) {
    return code.substring(0, code.lastIndexOf('-'));
  }

  private static List<Integer> numbers(List<String> codes) {
    return codes.stream()
        .map(code -> Integer.parseInt(code.substring(code.lastIndexOf('-') + 1)))
        .sorted()
        .toList();
  }

  private static List<Integer> gapless(int count) {
    return java.util.stream.IntStream.rangeClosed(1, count).boxed().toList();
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
