package vn.lienthong.procedures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.procedures.ProcedureContent.Applicant;
import vn.lienthong.procedures.ProcedureContent.Level;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;

/** What citizens read: the search, and one procedure. */
@Controller
@Access(Access.Who.PUBLIC)
class PublicController {
  private static final int SIZE = 20;

  private final ProceduresApi procedures;
  private final ListRepository lists;
  private final DirectoryApi directory;
  private final Clock clock;

  PublicController(
      ProceduresApi procedures, ListRepository lists, DirectoryApi directory, Clock clock) {
    this.procedures = procedures;
    this.lists = lists;
    this.directory = directory;
    this.clock = clock;
  }

  /** What the visitor asked for; unknown words are no filter. */
  record Query(
      @Nullable String q,
      @Nullable String sector,
      @Nullable String level,
      @Nullable String applicant,
      @Nullable String online,
      @Nullable Integer page) {

    ProcedureSearch search() {
      int number = page == null ? 1 : Math.clamp(page, 1, 500);
      return new ProcedureSearch(
          q == null ? "" : q.strip(),
          blank(sector) ? null : sector,
          choice(Level.class, level),
          choice(Applicant.class, applicant),
          "1".equals(online),
          (number - 1) * SIZE,
          SIZE);
    }

    private static boolean blank(@Nullable String text) {
      return text == null || text.isBlank();
    }

    static <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String name) {
      try {
        return name == null ? null : Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  }

  @GetMapping("/procedures")
  String list(Query query, Model model) {
    ProcedureSearch search = query.search();
    LocalDate today = Vietnam.today(clock);
    model.addAttribute(
        "page",
        new PublicListPage(
            search, procedures.search(search), procedures.count(search), lists.sectors(today)));
    return "procedures/list";
  }

  @GetMapping("/procedures/{code:\\d\\.\\d{6}[A-Z0-9.]*}")
  String one(@PathVariable String code, Model model) {
    LocalDate today = Vietnam.today(clock);
    ProcedureVersion version =
        procedures
            .inForce(code, today)
            .orElseThrow(() -> new AppException(ProcedureErrors.PROCEDURE_UNKNOWN));
    List<UUID> units = procedures.handlingUnits(code);
    model.addAttribute("page", PublicPage.of(version, directory.units(units), today));
    return "procedures/one";
  }
}
