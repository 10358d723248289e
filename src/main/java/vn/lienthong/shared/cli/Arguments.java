package vn.lienthong.shared.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words and {@code --name value} options of a command line. */
public record Arguments(List<String> words, Map<String, String> options) {

  public static Arguments parse(List<String> arguments) {
    List<String> words = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("--")) {
        words.add(argument);
      } else if (argument.contains("=")) {
        int at = argument.indexOf('=');
        options.put(argument.substring(2, at), argument.substring(at + 1));
      } else if (i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--")) {
        options.put(argument.substring(2), arguments.get(++i));
      } else {
        options.put(argument.substring(2), "");
      }
    }
    return new Arguments(words, options);
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
