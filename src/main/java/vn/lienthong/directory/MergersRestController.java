package vn.lienthong.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;

/** Mergers of units for programs, with the same rights as the wizard. */
@RestController
@RequestMapping("/api/v1/mergers")
@Access(value = Access.Who.STAFF, permission = "directory.edit")
@Tag(name = "units", description = "Đơn vị / units")
class MergersRestController {
  private final Mergers mergers;

  MergersRestController(Mergers mergers) {
    this.mergers = mergers;
  }

  record Body(
      @Nullable List<UUID> unitIds,
      @Nullable UUID successorId,
      @Nullable LocalDate on,
      @Nullable String documentNumber,
      @Nullable LocalDate documentDate,
      @Nullable String issuer) {

    UnitMerger merger() {
      if (unitIds == null || successorId == null || on == null) {
        throw new AppException(DirectoryErrors.FORM_INVALID, "unitIds, successorId, on");
      }
      return new UnitMerger(
          unitIds,
          successorId,
          on,
          new Decision(
              documentNumber == null ? "" : documentNumber,
              documentDate,
              issuer == null ? "" : issuer));
    }
  }

  record Made(UUID id) {}

  @PostMapping("/preview")
  @Audited(value = "none", reason = "a preview; nothing is stored")
  @Operation(summary = "Xem trước việc sáp nhập / what a merger would move")
  Mergers.Preview preview(@RequestBody Body body, CurrentUser user) {
    UnitMerger merger = body.merger();
    return mergers.preview(merger.unitIds(), merger.successorId(), merger.on(), user);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Audited("directory.unit-merged")
  @StepUp
  @Operation(summary = "Sáp nhập đơn vị / merge units")
  Made merge(@RequestBody Body body, CurrentUser user) {
    return new Made(mergers.merge(body.merger(), user));
  }

  record Undoing(@Nullable String documentNumber) {}

  @PostMapping("/{id}/undo")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Audited("directory.merger-undone")
  @StepUp
  @Operation(summary = "Hủy việc sáp nhập / take a merger back")
  void undo(@PathVariable UUID id, @RequestBody Undoing body, CurrentUser user) {
    String number = body.documentNumber() == null ? "" : body.documentNumber().strip();
    mergers.undo(id, new Decision(number, null, ""), user);
  }
}
