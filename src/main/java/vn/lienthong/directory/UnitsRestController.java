package vn.lienthong.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.FormErrors;

/** Units for programs, with the same rights as the pages. */
@RestController
@RequestMapping("/api/v1/units")
@Access(value = Access.Who.STAFF, permission = "directory.view")
@Tag(name = "units", description = "Đơn vị / units")
class UnitsRestController {
  private final UnitRepository units;
  private final UnitHistory history;
  private final UnitRegister register;
  private final UnitActing acting;
  private final Clock clock;

  UnitsRestController(
      UnitRepository units,
      UnitHistory history,
      UnitRegister register,
      UnitActing acting,
      Clock clock) {
    this.units = units;
    this.history = history;
    this.register = register;
    this.acting = acting;
    this.clock = clock;
  }

  record Found(LocalDate on, List<UnitSummary> units) {}

  record Detail(
      UnitSummary unit,
      LocalDate on,
      UnitHistory.Life life,
      List<UnitHistory.Code> codes,
      List<UnitHistory.Act> acts,
      List<UUID> successors) {}

  record Created(UUID id) {}

  @GetMapping
  @Operation(summary = "Cây đơn vị vào một ngày / the units of a day, all or below one")
  Found list(
      @RequestParam(required = false) @Nullable LocalDate on,
      @RequestParam(required = false) @Nullable UUID under) {
    LocalDate day = day(on);
    if (under == null) {
      return new Found(day, units.all(day));
    }
    UnitSummary top =
        units.alive(under, day).orElseThrow(() -> new AppException(DirectoryErrors.UNIT_UNKNOWN));
    return new Found(day, units.below(top.path(), day));
  }

  @GetMapping("/{id}")
  @Operation(summary = "Một đơn vị với mã và lịch sử / one unit with codes and history")
  Detail unit(@PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate on) {
    LocalDate day = day(on);
    UnitSummary unit =
        units.unit(id, day).orElseThrow(() -> new AppException(DirectoryErrors.UNIT_UNKNOWN));
    return new Detail(
        unit, day, history.life(id), history.codes(id), history.acts(id), register.successors(id));
  }

  @GetMapping("/by-code/{code}")
  @Operation(summary = "Đơn vị theo mã, kiểu mới hoặc cũ / the unit of a code in either style")
  UnitSummary byCode(
      @PathVariable String code, @RequestParam(required = false) @Nullable LocalDate on) {
    return units
        .byCode(UnitCodes.spellings(code), day(on))
        .or(() -> units.byEarlierCode(UnitCodes.spellings(code), day(on)))
        .orElseThrow(() -> new AppException(DirectoryErrors.UNIT_UNKNOWN));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Access(value = Access.Who.STAFF, permission = "directory.edit")
  @Audited("directory.unit-founded")
  @Operation(summary = "Thành lập đơn vị / found a unit")
  Created found(@RequestBody UnitForm form, CurrentUser user) {
    require("FOUNDED", form);
    return new Created(acting.found(form, user));
  }

  @PostMapping("/{id}/acts/{act}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Access.Who.STAFF, permission = "directory.edit")
  @Audited("directory.unit-changed")
  @Operation(
      summary = "Thay đổi đơn vị theo quyết định / change a unit by a dated decision",
      description = "act: RENAMED, MOVED, RECODED, MERGED, SPLIT, DISSOLVED, CORRECTED")
  void act(
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestBody UnitForm form,
      CurrentUser user) {
    require(act, form);
    acting.change(act, id, form, user);
  }

  private void require(String act, UnitForm form) {
    FormErrors errors = acting.check(act, form, LocaleContextHolder.getLocale());
    if (!errors.isEmpty()) {
      throw Refusals.of(errors);
    }
  }

  private LocalDate day(@Nullable LocalDate on) {
    return on == null ? Vietnam.today(clock) : on;
  }
}
