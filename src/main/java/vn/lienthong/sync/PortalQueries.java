package vn.lienthong.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/** What we ask the portal (TraCuuHoSo): which dossiers it holds, and which others handle. */
@Component
class PortalQueries {
  private static final String SERVICE = "TraCuuHoSo";
  private static final int PAGE = 500;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  private final PortalClient portal;
  private final JsonMapper json;

  PortalQueries(PortalClient portal, JsonMapper json) {
    this.portal = portal;
    this.json = json;
  }

  boolean ready() {
    return portal.ready();
  }

  /** Code and national status of every dossier of ours that the portal has as received that day. */
  Map<String, Integer> receivedOn(LocalDate day) throws Unsendable {
    Map<String, Integer> all = new LinkedHashMap<>();
    String after = "";
    while (true) {
      JsonNode page =
          ask(
              Map.of(
                  "Nguon",
                  "TINH",
                  "NgayTiepNhan",
                  day.format(DateTimeFormatter.BASIC_ISO_DATE),
                  "SauMa",
                  after,
                  "SoLuong",
                  PAGE));
      for (JsonNode row : page) {
        after = row.path("MaHoSo").asString();
        all.put(after, row.path("TrangThaiHoSo").asInt());
      }
      if (page.size() < PAGE) {
        return all;
      }
    }
  }

  /** A dossier of this province that another system owns. */
  record Elsewhere(
      String code,
      String system,
      String systemName,
      String procedureCode,
      String procedureName,
      String agency,
      String ownerName,
      int status,
      @Nullable Instant submittedAt,
      @Nullable Instant receivedAt,
      @Nullable Instant dueAt,
      @Nullable Instant finishedAt,
      Instant changedAt) {}

  /** Changed at their source since the given one, in the order of change; one page. */
  List<Elsewhere> elsewhere(Instant changed, String code) throws Unsendable {
    JsonNode page =
        ask(
            Map.of(
                "Nguon",
                "KHAC",
                "SauThoiDiem",
                TIME.format(changed.atZone(Vietnam.ZONE)),
                "SauMa",
                code,
                "SoLuong",
                PAGE));
    List<Elsewhere> rows = new ArrayList<>();
    for (JsonNode row : page) {
      rows.add(read(row));
    }
    return rows;
  }

  private static Elsewhere read(JsonNode row) throws Unsendable {
    Instant changed = time(row, "ThoiDiemNguon");
    if (changed == null) {
      throw new Unsendable(Failure.of(Failure.Reason.WRONG_ANSWER, "ThoiDiemNguon"));
    }
    return new Elsewhere(
        row.path("MaHoSo").asString(""),
        row.path("HeThong").asString(""),
        row.path("TenHeThong").asString(""),
        row.path("MaTTHC").asString(""),
        row.path("TenTTHC").asString(""),
        row.path("DonViXuLy").asString(""),
        row.path("ChuHoSo").asString(""),
        row.path("TrangThaiHoSo").asInt(),
        time(row, "NgayNopHoSo"),
        time(row, "NgayTiepNhan"),
        time(row, "NgayHenTra"),
        time(row, "NgayKetThucXuLy"),
        changed);
  }

  private static @Nullable Instant time(JsonNode row, String field) throws Unsendable {
    JsonNode text = row.path(field);
    if (!text.isString() || text.asString().isBlank()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text.asString(), TIME).atZone(Vietnam.ZONE).toInstant();
    } catch (DateTimeParseException e) {
      throw new Unsendable(Failure.of(Failure.Reason.WRONG_ANSWER, field));
    }
  }

  private JsonNode ask(Map<String, Object> question) throws Unsendable {
    PortalClient.Answer answer =
        portal.send(SERVICE, Ids.next().toString(), json.writeValueAsString(question));
    if (!answer.accepted()) {
      throw new Unsendable(
          Failure.of(Failure.Reason.REJECTED, answer.errorCode() + ": " + answer.message()));
    }
    JsonNode list = answer.body().path("DanhSach");
    if (!list.isArray()) {
      throw new Unsendable(Failure.of(Failure.Reason.WRONG_ANSWER, "DanhSach"));
    }
    return list;
  }
}
