package vn.lienthong.npsp;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.Vietnam;

/** The services of the simulated portal: a token, messages in, questions answered. */
@RestController
@Access(Access.Who.PUBLIC)
@ConditionalOnProperty(name = "lienthong.simulators", havingValue = "true", matchIfMissing = true)
class NpspEndpoint {
  private static final long TOKEN_SECONDS = 3600;
  private static final int LARGEST_PAGE = 1000;

  private final Holdings holdings;
  private final Elsewhere elsewhere;
  private final Faults faults;
  private final Clock clock;

  NpspEndpoint(Holdings holdings, Elsewhere elsewhere, Faults faults, Clock clock) {
    this.holdings = holdings;
    this.elsewhere = elsewhere;
    this.faults = faults;
    this.clock = clock;
  }

  @PostMapping("/simulator/npsp/token")
  @Audited(value = "none", reason = "a simulator of an outside system")
  ResponseEntity<Object> token(@RequestBody JsonNode body) {
    if (body.path("client_id").asString("").isBlank()
        || !body.path("client_secret").asString("").equals("simulated")) {
      return answer("5", "Sai thông tin kết nối (mô phỏng)", null, Map.of());
    }
    String token = UUID.randomUUID().toString();
    holdings.give(token, clock.instant().plusSeconds(TOKEN_SECONDS));
    return answer("0", "", null, Map.of("access_token", token, "expires_in", TOKEN_SECONDS));
  }

  @PostMapping("/simulator/npsp/{service}")
  @Audited(value = "none", reason = "a simulator of an outside system")
  ResponseEntity<Object> call(
      @PathVariable String service,
      @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
      @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
      @RequestBody JsonNode body)
      throws InterruptedException {
    Map<Fault, Faults.Order> strikes = new LinkedHashMap<>();
    faults.strike().forEach(order -> strikes.put(order.kind(), order));
    if (strikes.containsKey(Fault.OUTAGE)) {
      return ResponseEntity.status(503).build();
    }
    if (!holdings.knows(authorization.replaceFirst("^Bearer ", ""))) {
      return ResponseEntity.status(401).body(Map.of("error_code", "401", "message", "token"));
    }
    Faults.Order slow = strikes.get(Fault.SLOW);
    if (slow != null) {
      Thread.sleep(slow.delayMs());
    }
    return switch (service) {
      case "DongBoHoSoMC", "CapNhatTienDoHoSoMC" -> message(service, key, body, strikes);
      case "TraCuuHoSo" -> query(key, body);
      default -> answer("4", "Không có dịch vụ " + service, key, Map.of());
    };
  }

  private ResponseEntity<Object> message(
      String service, String key, JsonNode body, Map<Fault, Faults.Order> strikes)
      throws InterruptedException {
    boolean dossier = service.equals("DongBoHoSoMC");
    String wrong = dossier ? Rules.dossier(body) : Rules.progress(body);
    String code = body.path("MaHoSo").asString("");
    if (strikes.containsKey(Fault.REJECT)) {
      return answer("12", "Dữ liệu không hợp lệ (lỗi mô phỏng)", key, Map.of());
    }
    if (wrong != null) {
      return answer("11", wrong, key, Map.of());
    }
    if (!dossier && !holdings.has(code)) {
      return answer("21", "Chưa có hồ sơ " + code, key, Map.of());
    }
    if (strikes.containsKey(Fault.OUT_OF_ORDER)) {
      holdings.hold(service, key, body);
      return ResponseEntity.status(504).build();
    }
    holdings.take(service, key, body);
    Faults.Order lost = strikes.get(Fault.TIMEOUT_AFTER_STORING);
    if (lost != null) {
      Thread.sleep(lost.delayMs());
      return ResponseEntity.status(504).build();
    }
    String reference =
        strikes.containsKey(Fault.DUPLICATE_ACKNOWLEDGEMENT)
            ? holdings.otherKey(key).orElse(key)
            : key;
    return answer("0", "Đã nhận (mô phỏng)", reference, Map.of());
  }

  private ResponseEntity<Object> query(String key, JsonNode body) {
    int most = Math.clamp(body.path("SoLuong").asInt(100), 1, LARGEST_PAGE);
    String after = body.path("SauMa").asString("");
    try {
      List<?> list =
          body.path("Nguon").asString("").equals("TINH")
              ? holdings
                  .receivedOn(
                      LocalDate.parse(
                          body.path("NgayTiepNhan").asString(""), DateTimeFormatter.BASIC_ISO_DATE),
                      after,
                      most)
                  .stream()
                  .map(held -> Map.of("MaHoSo", held.code(), "TrangThaiHoSo", held.status()))
                  .toList()
              : elsewhere
                  .changedSince(
                      LocalDateTime.parse(body.path("SauThoiDiem").asString(""), Rules.TIME)
                          .atZone(Vietnam.ZONE)
                          .toInstant(),
                      after,
                      most)
                  .stream()
                  .map(NpspEndpoint::say)
                  .toList();
      return answer("0", "", key, Map.of("DanhSach", list));
    } catch (DateTimeParseException e) {
      return answer("11", "Ngày không đúng dạng", key, Map.of());
    }
  }

  private static Map<String, @Nullable Object> say(Elsewhere.Row row) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("MaHoSo", row.code());
    said.put("MaTTHC", row.procedureCode());
    said.put("TenTTHC", row.procedureName());
    said.put("DonViXuLy", row.agency());
    said.put("ChuHoSo", row.ownerName());
    said.put("HeThong", row.system());
    said.put("TenHeThong", row.systemName());
    said.put("KenhThucHien", row.channel());
    said.put("TrangThaiHoSo", row.status());
    said.put("NgayNopHoSo", time(row.submittedAt()));
    said.put("NgayTiepNhan", time(row.receivedAt()));
    said.put("NgayHenTra", time(row.dueAt()));
    said.put("NgayKetThucXuLy", time(row.finishedAt()));
    said.put("ThoiDiemNguon", time(row.changedAt()));
    return said;
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : Rules.TIME.format(at.atZone(Vietnam.ZONE));
  }

  private static ResponseEntity<Object> answer(
      String code, String message, @Nullable String reference, Map<String, Object> more) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("error_code", code);
    body.put("message", message);
    body.put("reference", reference);
    body.putAll(more);
    return ResponseEntity.ok(body);
  }
}
