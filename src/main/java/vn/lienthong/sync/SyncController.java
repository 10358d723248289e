package vn.lienthong.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;

/** How the synchronisation stands, and everything that was told of one dossier. */
@Controller
@Access(value = Access.Who.STAFF, permission = SyncDesk.VIEW)
class SyncController {
  private static final int NEWEST = 15;

  private final SyncDesk desk;
  private final Adapters adapters;
  private final JsonMapper json;
  private final Clock clock;

  SyncController(SyncDesk desk, Adapters adapters, JsonMapper json, Clock clock) {
    this.desk = desk;
    this.adapters = adapters;
    this.json = json;
    this.clock = clock;
  }

  record DashboardPage(SyncDesk.Summary summary, List<SyncDesk.Movement> newest, Instant now) {
    long busiest() {
      return summary.hours().stream().mapToLong(SyncDesk.Hour::acknowledged).max().orElse(0);
    }
  }

  record DossierMessagesPage(SyncDesk.Lane lane, List<Shown> messages) {}

  /** A message with its payload and its answer set out for reading. */
  record Shown(Message message, String payload, String answer) {}

  record FieldsPage(Adapter adapter, List<Block> blocks) {}

  record Block(String service, String name, List<Adapter.Field> fields) {}

  @GetMapping("/sync")
  String dashboard(Model model) {
    model.addAttribute(
        "page", new DashboardPage(desk.summary(), desk.newest(NEWEST), clock.instant()));
    return "sync/dashboard";
  }

  @GetMapping("/sync/dossiers")
  String dossier(@RequestParam(defaultValue = "") String code, Model model) {
    SyncDesk.Lane lane =
        desk.lane(code.strip()).orElseThrow(() -> new AppException(SyncErrors.NO_MESSAGES, code));
    model.addAttribute(
        "page",
        new DossierMessagesPage(
            lane, desk.messages(lane.dossierId()).stream().map(this::shown).toList()));
    return "sync/dossier";
  }

  private Shown shown(Message message) {
    return new Shown(message, pretty(message.payload()), pretty(message.answer()));
  }

  private String pretty(@org.jspecify.annotations.Nullable String text) {
    return text == null
        ? ""
        : json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(text));
  }

  @GetMapping("/sync/fields")
  String fields(Model model) {
    Adapter adapter = adapters.on(Vietnam.today(clock));
    model.addAttribute(
        "page",
        new FieldsPage(
            adapter,
            adapter.fields().entrySet().stream()
                .map(entry -> {
                  int at = entry.getKey().indexOf('/');
                  return new Block(
                      entry.getKey().substring(0, at),
                      entry.getKey().substring(at + 1),
                      entry.getValue());
                })
                .toList()));
    return "sync/fields";
  }
}
