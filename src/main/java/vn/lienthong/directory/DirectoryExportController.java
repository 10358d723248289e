package vn.lienthong.directory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.KeyPage;

/** Excel lists of units and people; who took a list along is remembered. */
@Controller
@Access(value = Access.Who.STAFF, permission = "directory.view")
class DirectoryExportController {
  private static final MediaType EXCEL =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final int BATCH = 1000;

  private final UnitRepository units;
  private final PeopleRepository people;
  private final UnitTemplate template;
  private final Refusals texts;
  private final AuditApi audit;
  private final Clock clock;

  DirectoryExportController(
      UnitRepository units,
      PeopleRepository people,
      UnitTemplate template,
      Refusals texts,
      AuditApi audit,
      Clock clock) {
    this.units = units;
    this.people = people;
    this.template = template;
    this.texts = texts;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping("/directory/export.xlsx")
  ResponseEntity<byte[]> units(
      @RequestParam(defaultValue = "") String on, CurrentUser user, Locale locale) {
    LocalDate day = DayText.parse(on).orElse(Vietnam.today(clock));
    byte[] file = template.workbook(locale, units.all(day));
    remember("units", Map.of("on", day), user);
    return answer("don-vi.xlsx", file);
  }

  @GetMapping("/directory/people/export.xlsx")
  ResponseEntity<byte[]> people(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID unit,
      CurrentUser user,
      Locale locale) {
    LocalDate today = Vietnam.today(clock);
    String path = unit == null ? "" : units.alive(unit, today).map(UnitSummary::path).orElse("-");
    byte[] file = sheet(q, path, today, locale);
    remember("people", Map.of("q", q, "path", path), user);
    return answer("can-bo.xlsx", file);
  }

  private byte[] sheet(String q, String path, LocalDate today, Locale locale) {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(200);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet(texts.text("directory.menu.people", locale));
      fill(
          sheet.createRow(0),
          texts.text("directory.person.name", locale),
          texts.text("directory.person.posts", locale),
          texts.text("directory.person.email", locale),
          texts.text("directory.phone", locale));
      UUID after = null;
      do {
        KeyPage<PeopleRepository.Row> page =
            people.list(new PeopleRepository.Query(q, path, after, today, BATCH));
        for (PeopleRepository.Row row : page.rows()) {
          String posts = String.join("; ", row.posts());
          String phone = row.phone() == null ? "" : row.phone();
          fill(sheet.createRow(sheet.getLastRowNum() + 1), row.name(), posts, row.email(), phone);
        }
        after = page.next() == null ? null : UUID.fromString(page.next());
      } while (after != null);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the list cannot be written", e);
    }
  }

  private static void fill(Row row, String... cells) {
    for (String cell : List.of(cells)) {
      row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(cell);
    }
  }

  private void remember(String list, Map<String, ?> filter, CurrentUser user) {
    audit.record(
        new AuditEvent("directory.exported", "list", list, user, null, null, filter, null));
  }

  private static ResponseEntity<byte[]> answer(String name, byte[] file) {
    return ResponseEntity.ok()
        .contentType(EXCEL)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(file);
  }
}
