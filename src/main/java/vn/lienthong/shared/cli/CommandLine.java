package vn.lienthong.shared.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds the command that the words name: the longest name wins. */
public final class CommandLine {
  private static final int REFUSED = 2;

  private CommandLine() {}

  /** The offline command named by the words, when there is one. */
  public static Optional<Integer> runOffline(String[] words, PrintStream out) throws Exception {
    List<Command> offline =
        ServiceLoader.load(OfflineCommand.class).stream()
            .map(provider -> (Command) provider.get())
            .toList();
    return run(offline, words, out);
  }

  /** Runs the command named by the words; empty when none has that name. */
  public static Optional<Integer> run(List<Command> commands, String[] words, PrintStream out)
      throws Exception {
    Optional<Command> command =
        commands.stream()
            .filter(c -> startsWith(words, c.name().split(" ")))
            .max(Comparator.comparingInt(c -> c.name().length()));
    if (command.isEmpty()) {
      return Optional.empty();
    }
    int used = command.get().name().split(" ").length;
    return Optional.of(run(command.get(), List.of(words).subList(used, words.length), out));
  }

  /** A file that is not there is the operator's to mend, not ours: a sentence, no stack trace. */
  private static int run(Command command, List<String> arguments, PrintStream out)
      throws Exception {
    Optional<String> unknown =
        Arguments.parse(arguments).options().keySet().stream()
            .filter(option -> !command.options().contains(option))
            .findFirst();
    if (unknown.isPresent()) {
      out.println("Không có tùy chọn này / no such option: --" + unknown.get());
      out.println("./lienthong " + command.name() + ": " + command.summary());
      return REFUSED;
    }
    try {
      return command.run(arguments, out);
    } catch (InvalidPathException e) {
      out.println("Không phải tên tệp / not the name of a file: " + e.getMessage());
      return REFUSED;
    } catch (IOException | UncheckedIOException e) {
      return unreadable(e, out);
    }
  }

  private static int unreadable(Exception failure, PrintStream out) {
    Throwable cause = failure.getCause() instanceof IOException inner ? inner : failure;
    out.println(
        "Không đọc hoặc ghi được tệp / a file cannot be read or written: "
            + cause.getMessage()
            + " ("
            + cause.getClass().getSimpleName()
            + ")");
    return REFUSED;
  }

  /** Name and summary of every command, for the help. */
  public static void list(List<Command> commands, PrintStream out) {
    Stream.concat(
            commands.stream(),
            ServiceLoader.load(OfflineCommand.class).stream().map(ServiceLoader.Provider::get))
        .sorted(Comparator.comparing(Command::name))
        .forEach(c -> out.printf("  %-22s %s%n", c.name(), c.summary()));
  }

  private static boolean startsWith(String[] words, String[] name) {
    return words.length >= name.length && Arrays.equals(Arrays.copyOf(words, name.length), name);
  }
}
