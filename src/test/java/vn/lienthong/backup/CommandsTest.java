package vn.lienthong.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.LienThongApplication;
import vn.lienthong.NodeProcess;
import vn.lienthong.audit.AuditDrill;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.cli.Command;
import vn.lienthong.shared.cli.CommandLine;

/** The commands as the operator runs them: a process each, judged by what it says and leaves. */
@HouseTest
class CommandsTest {
  private static final Map<String, String> OFFLINE = Map.of("LC_ALL", "C.UTF-8");

  @Autowired HikariDataSource dataSource;
  @Autowired Environment environment;
  @Autowired AuditDrill audit;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired List<Command> commands;
  @TempDir Path temp;

  private record Ended(int status, String said) {}

  /** A command at work; two of them may be at once. */
  private record Running(Process process, Path said) {
    Ended ended() throws IOException, InterruptedException {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("does not end, said: " + Files.readString(said));
      }
      Ended ended = new Ended(process.exitValue(), Files.readString(said));
      assertThat(ended.said()).doesNotContain("\tat ", "Exception in thread");
      return ended;
    }
  }

  @Test
  @DisplayName(
      "backup, verify-backup, restore into an empty place, import procedures, export audit,"
          + " verify-audit --dump")
  void theNightOfAnOperator() throws Exception {
    TestOffice.Office office = offices.open();
    intake.receive(office.papers("Người của bản sao"), Channel.COUNTER, null, office.counter());
    audit.seal();
    String folder = temp.resolve("đêm").toString();
    try (FreshDatabase fresh = FreshDatabase.make(dataSource, temp.resolve("other"))) {
      Map<String, String> house = house();
      Map<String, String> other = other(fresh);
      Running backup = start(house, "backup", folder);
      Running nonsense = start(house, "sao-luu", folder);
      assertEnded(backup, 0, "Đã sao lưu / backed up: " + folder);
      assertEnded(nonsense, 2, "Không có lệnh này / no such command: sao-luu");
      assertEnded(start(OFFLINE, "verify-backup", folder), 0, "NGUYÊN VẸN / WHOLE");

      assertEnded(start(other, "restore", folder), 0, "Đã khôi phục");
      assertThat(number(fresh, "select count(*) from audit.entry where action = 'backup.restored'"))
          .isOne();
      assertThat(number(fresh, "select count(*) from dossiers.dossier"))
          .isEqualTo(count("select count(*) from dossiers.dossier"));

      Path dump = temp.resolve("nhật ký.jsonl");
      Path report = temp.resolve("report.json");
      Running export = start(other, "export", "audit", dump.toString());
      Running procedures =
          start(other, "import", "procedures", catalogue().toString(), "--report=" + report);
      assertEnded(export, 0, dump.toString());
      assertEnded(procedures, 1, report.toString());
      assertThat(Files.readString(report)).contains("\"badLines\"", "9.900099");
      assertThat(number(fresh, "select count(*) from procedures.version where code = '9.900099'"))
          .isOne();
      checksTheDump(dump, fresh.folder().resolve("audit"));
    }
  }

  private void checksTheDump(Path dump, Path audit) throws Exception {
    String witness = "--witness=" + audit.resolve("witness.txt");
    String key = "--key=" + audit.resolve("signing-key.pem.pub");
    assertEnded(verify(dump, witness, key), 0, "NHẬT KÝ NGUYÊN VẸN");

    List<String> lines = new ArrayList<>(Files.readAllLines(dump));
    int at = lines.size() / 2;
    while (!lines.get(at).contains("\"action\":\"")) {
      at++;
    }
    lines.set(at, lines.get(at).replaceFirst("\"action\":\"", "\"action\":\"x"));
    String id = lines.get(at).replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
    Path edited = temp.resolve("edited.jsonl");
    Files.write(edited, lines);
    assertEnded(verify(edited, witness, key), 1, "NHẬT KÝ HỎNG", id);
    Files.writeString(edited, "gì đó\n");
    assertEnded(verify(edited, witness, key), 2, "không phải bản trích");
  }

  private Running verify(Path dump, String witness, String key) throws IOException {
    return start(OFFLINE, "verify-audit", "--dump", dump.toString(), witness, key);
  }

  @Test
  @DisplayName(
      "Wrong words to a command that needs no database are answered with its usage, readable"
          + " without a locale")
  void wrongArguments() throws Exception {
    Map<String, Running> started = new LinkedHashMap<>();
    for (String words :
        List.of(
            "verify-backup",
            "verify-backup folder --fast",
            "verify-audit --dump",
            "verify-audit --dump no/where --khoa x",
            "verify-signature",
            "proxy http://localhost:8081 --port eight",
            "proxy localhost:8081")) {
      started.put(words, start(Map.of(), words.split(" ")));
    }
    for (var one : started.entrySet()) {
      assertEnded(one.getValue(), 2, "./lienthong " + one.getKey().split(" ")[0]);
    }
    assertEnded(
        start(Map.of(), "verify-backup", "no/where"), 1, "không phải bản sao lưu hoàn chỉnh");
    assertEnded(start(Map.of(), "verify-audit", "--dump", "no/where"), 2, "Không đọc được tệp");
  }

  @Test
  @DisplayName(
      "Every other command refuses an option or words that it does not know, and does not run")
  void everyCommandRefusesWhatItDoesNotKnow() throws Exception {
    for (Command command : commands) {
      for (String wrong : List.of("--khong-co", "một hai ba")) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] words = (command.name() + " " + wrong).split(" ");
        assertThat(
                CommandLine.run(
                    commands, words, new PrintStream(said, true, StandardCharsets.UTF_8)))
            .as(String.join(" ", words))
            .contains(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).isNotBlank();
      }
    }
    Command export = commands.stream().filter(c -> c.name().equals("export audit")).findAny().get();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String nowhere = temp.resolve("no/where").toString();
    assertThat(
            CommandLine.run(
                List.of(export),
                new String[] {"export", "audit", nowhere},
                new PrintStream(said, true, StandardCharsets.UTF_8)))
        .contains(2);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("Không đọc hoặc ghi được", nowhere);
  }

  private Path catalogue() throws IOException {
    Path file = temp.resolve("thủ tục.jsonl");
    Files.writeString(
        file,
        """
        {"ma_thu_tuc":"9.900099","ten_thu_tuc":"Bằng lệnh","cap_thuc_hien":"Cấp xã",\
        "linh_vuc":"Thử nghiệm","cach_thuc_thuc_hien":"Hình thức nộpThời gianPhí, lệ phíMô tả\
        Trực tiếp5 Ngày làm việcMiễn phí"}
        broken
        """);
    return file;
  }

  /** The database, keys and files of the tests. */
  private Map<String, String> house() {
    Map<String, String> variables = new HashMap<>(account());
    variables.put("LIENTHONG_DB_URL", dataSource.getJdbcUrl());
    variables.put("LIENTHONG_DB_FOLDER", environment.getRequiredProperty("lienthong.db.folder"));
    variables.put("LIENTHONG_DB_NAME", environment.getRequiredProperty("lienthong.db.name"));
    variables.put("LIENTHONG_FILES", environment.getRequiredProperty("lienthong.files.folder"));
    return variables;
  }

  /** Another machine: nothing there but an empty database. */
  private Map<String, String> other(FreshDatabase fresh) {
    Map<String, String> variables = new HashMap<>(account());
    variables.put("LIENTHONG_DB_URL", fresh.dataSource().getJdbcUrl());
    variables.put("LIENTHONG_DATA", fresh.folder().toString());
    return variables;
  }

  private Map<String, String> account() {
    return Map.of(
        "LC_ALL", "C.UTF-8",
        "LIENTHONG_DB_USER", dataSource.getUsername(),
        "LIENTHONG_DB_PASSWORD", dataSource.getPassword());
  }

  /** The product alone, with no class of the tests. */
  private Running start(Map<String, String> variables, String... words) throws IOException {
    String classpath =
        Arrays.stream(System.getProperty("java.class.path").split(":"))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(":"));
    ProcessBuilder process =
        NodeProcess.command(LienThongApplication.class, List.of("-cp", classpath), words);
    process.environment().keySet().removeAll(List.of("LANG", "LC_ALL", "LC_CTYPE"));
    process.environment().putAll(variables);
    Path said = Files.createTempFile(temp, "said", ".txt");
    return new Running(
        process.redirectErrorStream(true).redirectOutput(said.toFile()).start(), said);
  }

  private static void assertEnded(Running command, int status, String... said)
      throws IOException, InterruptedException {
    Ended ended = command.ended();
    assertThat(ended.said()).contains(said);
    assertThat(ended.status()).as(ended.said()).isEqualTo(status);
  }

  private static long number(FreshDatabase fresh, String sql) {
    return JdbcClient.create(fresh.dataSource()).sql(sql).query(Long.class).single();
  }

  private long count(String sql) {
    return JdbcClient.create(dataSource).sql(sql).query(Long.class).single();
  }
}
