package vn.lienthong.shared.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.NodeProcess;
import vn.lienthong.bench.DeskUser;
import vn.lienthong.bench.NodeOfFaults;

/** A node that logs JSON, as an operator runs it; what it writes is read line by line. */
class JsonLogsTest {
  private static final String PASSWORD = "Mat-khau-thu-2026!";
  private static final Map<String, String> PERSON =
      Map.of(
          "name", "Lương Thị Bịa",
          "identity", "099900004711",
          "phone", "0900004712",
          "email", "luong.bia@example.vn",
          "address", "47 ngõ Hoàn Toàn Bịa");

  private final List<String> log = new ArrayList<>();
  private Path folder;
  private Process process;
  private BufferedReader out;
  private Writer in;

  @BeforeEach
  void start() throws IOException {
    folder = Files.createTempDirectory(Path.of("target"), "json-logs").toAbsolutePath();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder =
        NodeProcess.of(
                NodeOfFaults.class,
                List.of("-cp", withoutLoggingOfTests()),
                "--lienthong.demo=false",
                "--lienthong.db.folder=" + folder.resolve("postgres"),
                "--lienthong.files.folder=" + folder.resolve("files"))
            .redirectError(folder.resolve("stderr.log").toFile());
    builder.environment().put("LIENTHONG_LOG", "json");
    process = builder.start();
    in = process.outputWriter(StandardCharsets.UTF_8);
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The tests log in a way of their own; here the product's is on trial. */
  private String withoutLoggingOfTests() throws IOException {
    Path classes = folder.resolve("classes");
    FileSystemUtils.copyRecursively(Path.of("target/test-classes/vn"), classes.resolve("vn"));
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .map(entry -> entry.endsWith("test-classes") ? classes.toString() : entry)
        .collect(Collectors.joining(":"));
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  /** The rest of the next line with that word; all others are the log. */
  private String said(String word) throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith(word)) {
      log.add(line);
      line = out.readLine();
    }
    assertThat(line).as("%s, see %s", word, folder).isNotNull();
    return line.substring(word.length());
  }

  private String tell(String order) throws IOException {
    in.write(order + "\n");
    in.flush();
    return said("DONE ");
  }

  @Test
  @DisplayName(
      "Every line is JSON with time, level and logger; a filing is found by the request id of its"
          + " answer, and nothing of the person stands in any line")
  void nothingOfThePersonIsLogged() throws Exception {
    String address = "http://localhost:" + said("PORT ");
    String procedure = tell("counter quay-nhat-ky " + PASSWORD);
    DeskUser officer = new DeskUser(address);
    officer.signIn("quay-nhat-ky", PASSWORD);
    Map<String, String> form = new HashMap<>(PERSON);
    form.put("looked", PERSON.get("identity"));
    for (String field : List.of("q", "found", "procedure", "picked")) {
      form.put(field, procedure);
    }
    form.put("originals-don", "1");
    HttpResponse<String> filed = officer.send("/dossiers/intake", "/dossiers/intake", form);
    assertThat(filed.statusCode()).as(filed.body()).isEqualTo(302);
    String page = filed.headers().firstValue("Location").orElseThrow();
    assertThat(officer.open(page.replaceFirst("^https?://[^/]+", "")).body())
        .contains(PERSON.get("name"));
    String request = filed.headers().firstValue("X-Request-Id").orElseThrow();
    process.toHandle().destroy();
    out.lines().forEach(log::add);

    List<JsonNode> lines = log.stream().map(JsonLogsTest::json).toList();
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(line -> {
          assertThat(line.path("@timestamp").asString("")).startsWith("20");
          assertThat(line.path("log").path("level").asString("")).matches("INFO|WARN|ERROR");
          assertThat(line.path("log").path("logger").asString("")).isNotEmpty();
        });
    assertThat(lines)
        .filteredOn(line -> line.path("request").asString("").equals(request))
        .anySatisfy(line -> {
          assertThat(line.path("user").asString("")).isEqualTo("STAFF");
          assertThat(line.path("message").asString("")).startsWith("POST /dossiers/intake 302 ");
        });
    String all = String.join("\n", log) + Files.readString(folder.resolve("stderr.log"));
    assertThat(all).doesNotContain(PERSON.values());
    assertThat(all).doesNotContain("quay-nhat-ky", PASSWORD);
  }

  private static JsonNode json(String line) {
    assertThat(line).startsWith("{").endsWith("}");
    return JsonMapper.shared().readTree(line);
  }
}
