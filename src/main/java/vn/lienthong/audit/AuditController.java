package vn.lienthong.audit;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.KeyPage;

/** Search, single entry and Excel list of the log, for those who watch over it. */
@Controller
@Access(value = Access.Who.STAFF, permission = "audit.view")
class AuditController {
  private static final int PAGE = 50;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private final EntryRepository entries;
  private final EntrySheet sheet;
  private final AuditApi audit;
  private final MessageSource messages;

  AuditController(
      EntryRepository entries, EntrySheet sheet, AuditApi audit, MessageSource messages) {
    this.entries = entries;
    this.sheet = sheet;
    this.audit = audit;
    this.messages = messages;
  }

  /** What the search form sends; every field may be missing. */
  record Filter(
      @Nullable String object,
      @Nullable String person,
      @Nullable String action,
      @Nullable String from,
      @Nullable String to) {

    String text(@Nullable String typed) {
      return typed == null ? "" : typed.strip();
    }

    EntryQuery query(@Nullable UUID before) {
      return new EntryQuery(
          text(object), text(person), text(action), day(from), day(to), before, PAGE);
    }

    String address(String path) {
      return UriComponentsBuilder.fromPath(path)
          .queryParam("object", "{o}")
          .queryParam("person", "{p}")
          .queryParam("action", "{a}")
          .queryParam("from", "{f}")
          .queryParam("to", "{t}")
          .encode()
          .build(text(object), text(person), text(action), text(from), text(to))
          .toString();
    }
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip(), DAY);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  @GetMapping("/audit")
  String search(
      Filter filter,
      @RequestParam(required = false) @Nullable UUID before,
      Locale locale,
      Model model) {
    FormErrors errors = new FormErrors();
    check(errors, "from", filter.from(), locale);
    check(errors, "to", filter.to(), locale);
    KeyPage<LogEntry> found = entries.search(filter.query(before));
    String next =
        found.next() == null ? null : filter.address("/audit") + "&before=" + found.next();
    model.addAttribute(
        "page",
        new AuditPage(
            filter.text(filter.object()),
            filter.text(filter.person()),
            filter.text(filter.action()),
            filter.text(filter.from()),
            filter.text(filter.to()),
            errors,
            found,
            next,
            filter.address("/audit/export.xlsx")));
    return "audit/list";
  }

  private void check(FormErrors errors, String field, @Nullable String typed, Locale locale) {
    if (typed != null && !typed.isBlank() && day(typed) == null) {
      errors.add(
          field, String.valueOf(messages.getMessage("shared.dateInvalid", null, "", locale)));
    }
  }

  @GetMapping("/audit/{id}")
  String entry(@PathVariable UUID id, Model model) {
    EntryRepository.Placed placed =
        entries.entry(id).orElseThrow(() -> new AppException(AuditErrors.ENTRY_UNKNOWN));
    model.addAttribute(
        "page",
        new EntryPage(
            placed.entry(),
            placed.seq().map(String::valueOf).orElse(""),
            placed.hash().map(AuditController::groups).orElse(""),
            Difference.between(placed.entry().before(), placed.entry().after())));
    return "audit/entry";
  }

  /** In groups of eight digits, so that it can be compared by eye and breaks across lines. */
  private static String groups(byte[] hash) {
    return HexFormat.of().formatHex(hash).replaceAll("(.{8})", "$1 ").strip();
  }

  @GetMapping("/audit/export.xlsx")
  ResponseEntity<byte[]> export(Filter filter, CurrentUser user, Locale locale) {
    byte[] file = sheet.write(filter.query(null), locale);
    audit.record(new AuditEvent("audit.exported", "audit", "log", user, null, null, filter, null));
    return ResponseEntity.ok()
        .contentType(
            MediaType.parseMediaType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"nhat-ky.xlsx\"")
        .body(file);
  }
}
