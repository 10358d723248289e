package vn.lienthong.shared.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/**
 * A command of {@code ./lienthong} that needs the database; a Spring bean. Several words are one
 * name: {@code "import procedures"}.
 */
public interface Command {
  String name();

  /** One line for {@code ./lienthong help}. */
  String summary();

  /** Names of the options it knows, without the dashes; any other is refused before it runs. */
  default Set<String> options() {
    return Set.of();
  }

  /** Runs and returns the exit status; 0 is success. Progress and result go to {@code out}. */
  int run(List<String> arguments, PrintStream out) throws Exception;
}
