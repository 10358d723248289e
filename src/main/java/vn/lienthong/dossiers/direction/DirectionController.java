package vn.lienthong.dossiers.direction;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.desk.ExcelRows;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** Where it is stuck, who owes what, and what was directed. */
@Controller
@Access(value = Access.Who.STAFF, permission = StuckPages.READ)
class DirectionController {
  private static final int ROWS = 50;
  private static final int DIRECTIVES = 200;
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
  private static final List<String> COLUMNS =
      List.of(
          "dossiers.register.no",
          "dossiers.code",
          "dossiers.intake.what",
          "dossiers.owner",
          "dossiers.step",
          "dossiers.list.place",
          "dossiers.direction.waitsFor",
          "dossiers.direction.owes",
          "dossiers.direction.since",
          "dossiers.direction.waited",
          "dossiers.due",
          "dossiers.direction.level",
          "dossiers.direction.reason");

  private final StuckPages pages;
  private final Directions directions;
  private final MessageSource messages;
  private final Clock clock;

  DirectionController(
      StuckPages pages, Directions directions, MessageSource messages, Clock clock) {
    this.pages = pages;
    this.directions = directions;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/dossiers/direction")
  String stuck(
      @RequestParam Map<String, String> asked, CurrentUser user, Locale locale, Model model) {
    model.addAttribute(
        "page", pages.page(StuckFilter.read(asked), user, new Texts(messages, locale)));
    return "dossiers/direction/stuck";
  }

  @GetMapping("/dossiers/direction/rows")
  String rows(
      @RequestParam Map<String, String> asked, CurrentUser user, Locale locale, Model model) {
    model.addAttribute(
        "page",
        pages.rows(
            StuckFilter.read(asked), asked.get("after"), ROWS, user, new Texts(messages, locale)));
    return "dossiers/direction/rows";
  }

  @GetMapping("/dossiers/direction/rows.xlsx")
  public void excel(
      @RequestParam Map<String, String> asked,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Texts texts = new Texts(messages, locale);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("ho-so-dang-cho.xlsx").build().toString());
    try (ExcelRows rows =
        new ExcelRows(
            texts.t("dossiers.menu.direction"), COLUMNS.stream().map(texts::t).toList())) {
      pages.each(StuckFilter.read(asked), user, texts, line -> rows.add(cells(line, texts)));
      rows.write(response.getOutputStream());
    }
  }

  private static List<String> cells(StuckPages.RowLine line, Texts texts) {
    StuckRepository.Row row = line.row();
    return Stream.of(
            row.code(),
            row.procedureName(),
            row.ownerName(),
            row.stepName(),
            row.deskName(),
            texts.t(row.waiting().label()),
            line.owes(),
            when(row.since()),
            "" + line.waited(),
            row.dueAt() == null ? "" : when(row.dueAt()),
            line.level(),
            line.reason())
        .map(cell -> Objects.requireNonNullElse(cell, ""))
        .toList();
  }

  private static String when(Instant at) {
    return WHEN.format(at.atZone(Vietnam.ZONE));
  }

  record DirectivesPage(List<DirectiveLine> lines, long open) {}

  record DirectiveLine(DirectiveRepository.Listed listed, boolean late, boolean mine) {}

  @GetMapping("/dossiers/direction/directives")
  @Access(value = Access.Who.STAFF, permission = "dossiers.view")
  String directives(CurrentUser user, Model model) {
    List<DirectiveLine> lines = new ArrayList<>();
    Instant now = clock.instant();
    for (DirectiveRepository.Listed listed : directions.concerning(DIRECTIVES, user)) {
      Directive directive = listed.directive();
      @Nullable Object by = directive.givenBy();
      lines.add(new DirectiveLine(listed, directive.late(now), by != null && by.equals(user.id())));
    }
    model.addAttribute(
        "page",
        new DirectivesPage(
            lines, lines.stream().filter(line -> line.listed().directive().open()).count()));
    return "dossiers/direction/directives";
  }
}
