package vn.lienthong.directory;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;

/** Brings the catalogue of provinces and communes up to a file; only what differs changes. */
@Service
class TerritoryImport {
  /** Two-level local government begins (Luật Tổ chức chính quyền địa phương 72/2025/QH15). */
  private static final LocalDate TWO_LEVELS = LocalDate.of(2025, 7, 1);

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final TerritoryRepository territories;
  private final AuditApi audit;

  TerritoryImport(TerritoryRepository territories, AuditApi audit) {
    this.territories = territories;
    this.audit = audit;
  }

  /**
   * @param from day from which what differs holds; the first catalogue holds from 01-07-2025
   * @param progress hears how many of the rows are done
   */
  @Transactional
  ImportReport run(byte[] file, LocalDate from, CurrentUser who, IntConsumer progress) {
    TerritoryFile read = TerritoryFile.read(file);
    int count = read.rows().size();
    if (!read.problems().isEmpty()) {
      return ImportReport.refused(ImportReport.TERRITORIES, count, read.problems(), read.notes());
    }
    Set<String> provinces =
        read.rows().stream().map(row -> provinceOf(row.territory())).collect(Collectors.toSet());
    LocalDate on = territories.isEmpty() && from.isAfter(TWO_LEVELS) ? TWO_LEVELS : from;
    Optional<LocalDate> later = territories.changedAfter(provinces, on);
    if (later.isPresent()) {
      return ImportReport.refused(
          ImportReport.TERRITORIES, count, List.of(tooEarly(on, later.get())), read.notes());
    }
    Map<String, Territory> known = new HashMap<>();
    territories.all(on).forEach(territory -> known.put(territory.code(), territory));
    List<TerritoryRepository.Row> begins = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    int added = 0;
    for (TerritoryRepository.Row row : read.rows()) {
      Territory before = known.remove(row.territory().code());
      if (before == null) {
        added++;
        begins.add(row);
      } else if (!before.equals(row.territory())) {
        ends.add(before.code());
        begins.add(row);
      }
    }
    int changed = ends.size();
    List<String> gone =
        known.values().stream()
            .filter(territory -> provinces.contains(provinceOf(territory)))
            .map(Territory::code)
            .toList();
    ends.addAll(gone);
    territories.end(ends, on);
    for (int at = 0; at < begins.size(); at += 500) {
      territories.begin(begins.subList(at, Math.min(at + 500, begins.size())), on);
      progress.accept(Math.min(at + 500, begins.size()));
    }
    progress.accept(count);
    ImportReport report =
        new ImportReport(
            ImportReport.TERRITORIES,
            count,
            added,
            changed,
            count - added - changed,
            gone.size(),
            List.of(),
            List.copyOf(read.notes()));
    if (added + changed + gone.size() > 0) {
      audit.record(event(report, on, who, null));
    }
    return report;
  }

  /** What is stored of later days would hold beside the file, and a code have two names at once. */
  private static CellProblem tooEarly(LocalDate on, LocalDate later) {
    return new CellProblem(
        "JSON", 0, "", DAY.format(on), ImportProblem.CHANGED_LATER, DAY.format(later));
  }

  private static AuditEvent event(
      ImportReport report, LocalDate on, CurrentUser who, @Nullable String basis) {
    return new AuditEvent(
        "directory.territories-imported",
        "catalogue",
        "territories",
        who,
        null,
        null,
        Map.of(
            "from", on,
            "added", report.added(),
            "changed", report.changed(),
            "ended", report.ended()),
        basis);
  }

  private static String provinceOf(Territory territory) {
    return territory.provinceCode() == null ? territory.code() : territory.provinceCode();
  }
}
