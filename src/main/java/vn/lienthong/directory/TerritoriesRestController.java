package vn.lienthong.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Vietnam;

/** The published catalogue of provinces and communes: open to everybody. */
@RestController
@RequestMapping("/api/v1/territories")
@Access(Access.Who.PUBLIC)
@Tag(name = "territories", description = "Danh mục địa bàn / provinces and communes")
class TerritoriesRestController {
  private final TerritoryRepository territories;
  private final Clock clock;

  TerritoriesRestController(TerritoryRepository territories, Clock clock) {
    this.territories = territories;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "Các tỉnh, hoặc các xã của một tỉnh / provinces, or communes of one")
  List<Territory> list(
      @RequestParam(required = false) @Nullable String province,
      @RequestParam(required = false) @Nullable LocalDate on) {
    LocalDate day = on == null ? Vietnam.today(clock) : on;
    return province == null ? territories.provinces(day) : territories.communes(province, day);
  }
}
