package vn.lienthong;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A process of its own that runs the application on a database that is not the tests'. */
public final class NodeProcess {
  private NodeProcess() {}

  /**
   * Not started yet.
   *
   * @param jvm options of the virtual machine; what stands here too is as they say
   */
  public static ProcessBuilder of(Class<?> main, List<String> jvm, String... arguments) {
    ProcessBuilder process = command(main, jvm, arguments);
    process.command().add("--server.port=0");
    return process;
  }

  /** Not started yet: one command of {@code ./lienthong}, which opens no port. */
  public static ProcessBuilder command(Class<?> main, List<String> jvm, String... arguments) {
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED",
        "-D" + TestDatabase.OWN_DATABASE + "=true",
        "-cp",
        System.getProperty("java.class.path"));
    command.addAll(jvm);
    command.add(main.getName());
    Collections.addAll(command, arguments);
    return new ProcessBuilder(command);
  }
}
