package vn.lienthong;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.cli.BareCommand;
import vn.lienthong.shared.cli.Command;
import vn.lienthong.shared.cli.CommandLine;

/** Starts the server ({@code run}, the default) or runs one command of {@code ./lienthong}. */
// Full names: two modules may both have a class "Uploads".
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@Modulithic(systemName = "Liên Thông")
public class LienThongApplication {

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0 || arguments[0].equals("run") || arguments[0].startsWith("--")) {
      String[] options =
          Arrays.stream(arguments).filter(a -> a.startsWith("--")).toArray(String[]::new);
      SpringApplication.run(LienThongApplication.class, options);
      return;
    }
    System.exit(command(arguments));
  }

  // Started by cron a program has no locale, and Java would write "?" for every Vietnamese letter.
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static int command(String[] words) throws Exception {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream problems = utf8(FileDescriptor.err);
    Optional<Integer> offline = CommandLine.runOffline(words, out);
    if (offline.isPresent()) {
      return offline.get();
    }
    SpringApplication application = new SpringApplication(LienThongApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLazyInitialization(true);
    application.setAdditionalProfiles("command");
    boolean bare = BareCommand.NAMES.contains(words[0]);
    String[] options = bare ? new String[] {"--lienthong.db.migrate=false"} : new String[0];
    try (ConfigurableApplicationContext context = application.run(options)) {
      Class<? extends Command> kind = bare ? BareCommand.class : Command.class;
      List<Command> commands =
          context.getBeanProvider(kind).orderedStream().<Command>map(c -> c).toList();
      if (words[0].equals("help")) {
        CommandLine.list(commands, out);
        return 0;
      }
      Optional<Integer> status;
      try {
        status = CommandLine.run(commands, words, out);
      } catch (AppException refusal) {
        for (Locale locale : List.of(Locale.of("vi"), Locale.ENGLISH)) {
          problems.println(
              context.getMessage(
                  refusal.code().key(),
                  refusal.arguments().toArray(),
                  refusal.code().key(),
                  locale));
        }
        return 2;
      }
      if (status.isEmpty()) {
        problems.println("Không có lệnh này / no such command: " + String.join(" ", words));
        problems.println("./lienthong help");
        return 2;
      }
      return status.get();
    }
  }
}
