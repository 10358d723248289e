package vn.lienthong.worktime;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.Command;

/** {@code ./lienthong due}: a due date and how it is counted. */
@Component
class DueCommand implements Command {
  private final WorktimeApi worktime;
  private final JsonMapper json;

  DueCommand(WorktimeApi worktime, JsonMapper json) {
    this.worktime = worktime;
    this.json = json;
  }

  @Override
  public String name() {
    return "due";
  }

  @Override
  public String summary() {
    return "tính hạn / due date: --start 2026-11-20T08:00 --term 5wd [--rule day-after,pause]"
        + " [--lang en] [--json]";
  }

  @Override
  public Set<String> options() {
    return Set.of("start", "term", "rule", "at-competent-agency", "lang", "json");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    Arguments given = Arguments.parse(arguments);
    Locale locale = Locale.of(given.option("lang").orElse("vi"));
    TraceText text = new TraceText(locale);
    if (given.option("start").isEmpty() || given.option("term").isEmpty()) {
      out.println(summary());
      return 2;
    }
    try {
      DueQuestion question =
          DueController.question(
              worktime,
              given.option("start").orElse(""),
              given.option("term").orElse(""),
              given.option("rule").orElse(""),
              given.option("at-competent-agency").orElse(null));
      WorkCalendar calendar = worktime.calendar();
      if (given.option("json").isPresent()) {
        out.println(
            json.writerWithDefaultPrettyPrinter()
                .writeValueAsString(DueController.answer(calendar, question, locale)));
      } else {
        text.lines(calendar.due(question).trace()).forEach(out::println);
      }
      return 0;
    } catch (WorktimeException refusal) {
      out.println(text.error(refusal));
      return 1;
    }
  }
}
