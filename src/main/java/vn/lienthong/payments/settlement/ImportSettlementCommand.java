package vn.lienthong.payments.settlement;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.Command;

/** {@code ./lienthong import settlement FILE [--day DAY] [--report [FILE]]}. */
@Component
class ImportSettlementCommand implements Command {
  private final Reconciliation reconciliation;
  private final SettlementRepository settlements;

  ImportSettlementCommand(Reconciliation reconciliation, SettlementRepository settlements) {
    this.reconciliation = reconciliation;
    this.settlements = settlements;
  }

  @Override
  public String name() {
    return "import settlement";
  }

  @Override
  public String summary() {
    return "đối soát tệp quyết toán ngày của cổng thanh toán / hold the gateway's file of a day"
        + " against ours: FILE [--day DAY] [--report [FILE]]";
  }

  @Override
  public Set<String> options() {
    return Set.of("day", "report");
  }

  /** Status 0 when all agrees, 1 when something differs, 2 when the file cannot be taken. */
  @Override
  public int run(List<String> words, PrintStream out) throws IOException {
    Arguments arguments = Arguments.parse(words);
    if (arguments.words().isEmpty() || !Files.isReadable(Path.of(arguments.words().getFirst()))) {
      out.println("usage: import settlement FILE [--day DAY] [--report [FILE]]");
      return 2;
    }
    Optional<LocalDate> day = arguments.option("day").flatMap(DayText::parse);
    if (arguments.option("day").isPresent() && day.isEmpty()) {
      out.println("refused: NO_SUCH_DAY " + arguments.options().get("day"));
      return 2;
    }
    Path file = Path.of(arguments.words().getFirst());
    try {
      SettlementRepository.Settlement taken =
          reconciliation.take(
              String.valueOf(file.getFileName()),
              Files.readAllBytes(file),
              day.orElse(null),
              CurrentUser.SYSTEM);
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("day", taken.day().toString());
      report.put("lines", taken.lines());
      report.put("matched", taken.matched());
      report.put("moneyIn", taken.moneyIn());
      report.put("moneyOut", taken.moneyOut());
      report.put("differences", settlements.differences(taken.id(), new String[] {"%"}));
      String text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report);
      Optional<String> target = arguments.option("report");
      if (target.filter(name -> !name.isEmpty()).isPresent()) {
        Files.writeString(Path.of(target.get()), text);
      } else if (target.isPresent()) {
        out.println(text);
      }
      out.printf(
          "%s: %d lines, %d matched, %d differ%n",
          taken.day(), taken.lines(), taken.matched(), taken.open());
      return taken.open() == 0 ? 0 : 1;
    } catch (AppException refusal) {
      out.println("refused: " + refusal.code().name() + " " + refusal.arguments());
      return 2;
    }
  }
}
