package vn.lienthong.queue;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** Waiting and serving times of a hall. */
@Controller
@Access(value = Access.Who.STAFF, permission = HallFigures.VIEW)
class FiguresController {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final int MOST_DAYS = 366;

  private final HallFigures figures;
  private final MessageSource messages;
  private final Clock clock;

  FiguresController(HallFigures figures, MessageSource messages, Clock clock) {
    this.figures = figures;
    this.messages = messages;
    this.clock = clock;
  }

  record FiguresPage(
      List<Centre> halls,
      @Nullable Centre hall,
      HallFigures.Range range,
      HallFigures.By by,
      List<HallFigures.Row> rows,
      HallFigures.Row total) {

    Map<String, String> choices() {
      Map<String, String> choices = new LinkedHashMap<>();
      halls.forEach(hall -> choices.put(hall.id().toString(), hall.unitName()));
      return choices;
    }

    long longestWait() {
      return rows.stream()
          .map(HallFigures.Row::waitSeconds)
          .filter(java.util.Objects::nonNull)
          .mapToLong(Long::longValue)
          .max()
          .orElse(0);
    }

    String from() {
      return DAY.format(range.from());
    }

    String to() {
      return DAY.format(range.to());
    }

    String query() {
      return hall == null ? "" : "hall=" + hall.id() + "&from=" + from() + "&to=" + to();
    }

    /** 4:05 of 245 seconds: minutes and seconds. */
    String time(@Nullable Long seconds) {
      if (seconds == null) {
        return "–";
      }
      Duration time = Duration.ofSeconds(seconds);
      return time.toHours() > 0
          ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
          : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
  }

  @GetMapping("/queue/figures")
  String page(
      @RequestParam(required = false) @Nullable UUID hall,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "HOUR") HallFigures.By by,
      CurrentUser user,
      Model model) {
    List<Centre> halls = figures.halls(user);
    Centre chosen = chosen(halls, hall);
    HallFigures.Range range = range(from, to);
    model.addAttribute(
        "page",
        chosen == null
            ? new FiguresPage(
                halls,
                null,
                range,
                by,
                List.of(),
                new HallFigures.Row("", 0, 0, 0, 0, null, null, null))
            : new FiguresPage(
                halls,
                chosen,
                range,
                by,
                figures.rows(chosen, range, by, user),
                figures.total(chosen, range, user)));
    return "queue/figures";
  }

  @GetMapping("/queue/figures.xlsx")
  void excel(
      @RequestParam(required = false) @Nullable UUID hall,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Centre chosen = chosen(figures.halls(user), hall);
    if (chosen == null) {
      throw new AppException(QueueErrors.NO_SUCH_HALL);
    }
    HallFigures.Range range = range(from, to);
    Map<HallFigures.By, List<HallFigures.Row>> sheets = new EnumMap<>(HallFigures.By.class);
    for (HallFigures.By by : HallFigures.By.values()) {
      sheets.put(by, figures.rows(chosen, range, by, user));
    }
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("so-thu-tu-" + chosen.slug() + "-" + range.from() + ".xlsx")
            .build()
            .toString());
    FigureSheet.write(sheets, new Texts(messages, locale), response.getOutputStream());
  }

  private static @Nullable Centre chosen(List<Centre> halls, @Nullable UUID hall) {
    if (hall == null) {
      return halls.isEmpty() ? null : halls.getFirst();
    }
    return halls.stream()
        .filter(one -> one.id().equals(hall))
        .findFirst()
        .orElseThrow(() -> new AppException(QueueErrors.NO_SUCH_HALL));
  }

  /** Today where nothing readable is given; at most a year. */
  private HallFigures.Range range(String from, String to) {
    LocalDate today = Vietnam.today(clock);
    LocalDate first = day(from, today);
    LocalDate last = day(to, today);
    if (last.isBefore(first)) {
      last = first;
    }
    return new HallFigures.Range(
        first.isBefore(last.minusDays(MOST_DAYS)) ? last.minusDays(MOST_DAYS) : first, last);
  }

  private static LocalDate day(String text, LocalDate otherwise) {
    return DayText.parse(text).orElse(otherwise);
  }
}
