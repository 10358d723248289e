package vn.lienthong.home;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.DeskSource;

@Controller
@Access(Access.Who.STAFF)
class DeskController {
  private static final int URGENT = 8;

  private final ObjectProvider<DeskSource> sources;
  private final Clock clock;

  DeskController(ObjectProvider<DeskSource> sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  @GetMapping("/desk")
  String desk(CurrentUser user, Locale locale, Model model) {
    model.addAttribute(
        "page",
        new DeskPage(
            DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", locale).format(Vietnam.today(clock)),
            sources.stream()
                .flatMap(source -> source.tiles(user).stream())
                .sorted(Comparator.comparingInt(DeskSource.Tile::order))
                .toList(),
            urgent(user, locale)));
    return "home/desk";
  }

  private @Nullable List<DeskSource.Work> urgent(CurrentUser user, Locale locale) {
    List<List<DeskSource.Work>> offered =
        sources.stream().flatMap(source -> source.urgent(user, URGENT, locale).stream()).toList();
    return offered.isEmpty()
        ? null
        : offered.stream()
            .flatMap(List::stream)
            .sorted(
                Comparator.comparing(DeskSource.Work::until, Comparator.nullsLast(naturalOrder())))
            .limit(URGENT)
            .toList();
  }
}
