package vn.lienthong.queue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** Halls, groups and counters for programs. */
@RestController
@RequestMapping("/api/v1/queue")
@Access(value = Access.Who.STAFF, permission = HallSetup.MANAGE)
@Tag(name = "queue")
class SetupRestController {
  private final HallSetup setup;

  SetupRestController(HallSetup setup) {
    this.setup = setup;
  }

  record HallRequest(UUID unitId, @Nullable String slug, boolean keepsHours) {
    HallSetup.NewHall hall() {
      return new HallSetup.NewHall(unitId, slug == null ? "" : slug, keepsHours);
    }
  }

  record RulesRequest(boolean keepsHours, int opensBefore, int kioskSeconds, int blockSize) {}

  record GroupRequest(
      @Nullable String letter,
      @Nullable String name,
      @Nullable String nameEn,
      @Nullable List<String> sectors,
      int minutes,
      boolean active) {
    HallSetup.NewGroup group() {
      return new HallSetup.NewGroup(
          letter == null ? "" : letter,
          name == null ? "" : name,
          nameEn == null ? "" : nameEn,
          sectors == null ? List.of() : sectors,
          minutes);
    }
  }

  record CounterRequest(
      int number, @Nullable String name, @Nullable List<UUID> groups, boolean active) {
    HallSetup.NewCounter counter() {
      return new HallSetup.NewCounter(
          number, name == null ? "" : name, groups == null ? List.of() : groups, active);
    }
  }

  @PostMapping("/halls")
  @Audited("queue.hall-opened")
  @Operation(summary = "Opens a hall for a service centre")
  Map<String, UUID> open(@RequestBody HallRequest body, CurrentUser user) {
    return Map.of("id", setup.open(body.hall(), user).id());
  }

  @PutMapping("/halls/{id}")
  @Audited("queue.hall-changed")
  void change(@PathVariable UUID id, @RequestBody RulesRequest body, CurrentUser user) {
    setup.change(
        id,
        new HallSetup.HallRules(
            body.keepsHours(), body.opensBefore(), body.kioskSeconds(), body.blockSize()),
        user);
  }

  @PostMapping("/halls/{id}/groups")
  @Audited("queue.group-added")
  Map<String, UUID> addGroup(
      @PathVariable UUID id, @RequestBody GroupRequest body, CurrentUser user) {
    return Map.of("id", setup.addGroup(id, body.group(), user));
  }

  @PutMapping("/groups/{id}")
  @Audited("queue.group-changed")
  void changeGroup(@PathVariable UUID id, @RequestBody GroupRequest body, CurrentUser user) {
    setup.changeGroup(id, body.group(), body.active(), user);
  }

  @PostMapping("/halls/{id}/counters")
  @Audited("queue.counter-added")
  Map<String, UUID> addCounter(
      @PathVariable UUID id, @RequestBody CounterRequest body, CurrentUser user) {
    return Map.of("id", setup.addCounter(id, body.counter(), user));
  }

  @PutMapping("/counters/{id}")
  @Audited("queue.counter-changed")
  void changeCounter(@PathVariable UUID id, @RequestBody CounterRequest body, CurrentUser user) {
    setup.changeCounter(id, body.counter(), user);
  }
}
