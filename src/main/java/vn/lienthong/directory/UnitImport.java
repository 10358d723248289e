package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Brings the own units up to an Excel or CSV file; with any fault nothing is stored. */
@Service
class UnitImport {
  private final UnitRepository units;
  private final UnitRegister register;
  private final UnitChanges changes;
  private final AuditApi audit;
  private final MessageSource messages;
  private final Clock clock;
  private final TransactionTemplate transaction;

  UnitImport(
      UnitRepository units,
      UnitRegister register,
      UnitChanges changes,
      AuditApi audit,
      MessageSource messages,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.units = units;
    this.register = register;
    this.changes = changes;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  private enum Outcome {
    ADDED,
    CHANGED,
    UNCHANGED
  }

  ImportReport run(String fileName, byte[] file, CurrentUser who, IntConsumer progress) {
    UnitSheet sheet = UnitSheet.read(fileName, file);
    UnitRows rows = new UnitRows(messages, units, Vietnam.today(clock), sheet.sheet());
    if (sheet.problems().isEmpty()) {
      rows.check(sheet.lines());
    }
    rows.problems().addAll(0, sheet.problems());
    ImportReport report =
        transaction.execute(status -> {
          ImportReport stored = store(rows, sheet.lines().size(), who, progress);
          if (!stored.stored()) {
            status.setRollbackOnly();
          }
          return stored;
        });
    return Objects.requireNonNull(report);
  }

  private ImportReport store(UnitRows rows, int read, CurrentUser who, IntConsumer progress) {
    int[] count = new int[Outcome.values().length];
    int done = 0;
    for (UnitRows.Row row : rows.problems().isEmpty() ? rows.inOrder() : List.<UnitRows.Row>of()) {
      try {
        count[store(row, rows, who).ordinal()]++;
      } catch (AppException refusal) {
        rows.add(row, UnitColumn.CODE, row.code(), ImportProblem.REFUSED, text(refusal));
      }
      progress.accept(++done);
    }
    if (!rows.problems().isEmpty()) {
      return ImportReport.refused(ImportReport.UNITS, read, rows.problems(), rows.notes());
    }
    ImportReport report =
        new ImportReport(
            ImportReport.UNITS,
            read,
            count[Outcome.ADDED.ordinal()],
            count[Outcome.CHANGED.ordinal()],
            count[Outcome.UNCHANGED.ordinal()],
            0,
            List.of(),
            List.copyOf(rows.notes()));
    audit.record(event(report, who));
    return report;
  }

  /** The act as a whole; each unit that it touches leaves an entry of its own. */
  private static AuditEvent event(ImportReport report, CurrentUser who) {
    Map<String, Integer> after = Map.of("added", report.added(), "changed", report.changed());
    return new AuditEvent(
        "directory.units-imported", "catalogue", "units", who, null, null, after, null);
  }

  private Outcome store(UnitRows.Row row, UnitRows rows, CurrentUser who) {
    Decision decision = new Decision(row.decision(), null, "");
    UUID parent = parent(row);
    Optional<UnitSummary> known = units.byCode(UnitCodes.spellings(row.code()), row.from());
    if (known.isEmpty()) {
      register.found(
          new NewUnit(
              row.code(),
              row.name(),
              row.nameEn(),
              row.kind(),
              parent,
              row.geoCode(),
              row.address(),
              row.phone(),
              row.from(),
              decision),
          who);
      return Outcome.ADDED;
    }
    UnitSummary unit = known.get();
    boolean renamed =
        !unit.name().equals(row.name())
            || (!row.nameEn().isEmpty() && !unit.nameEn().equals(row.nameEn()));
    boolean moved = parent != null && !parent.equals(unit.parentId());
    if ((renamed || moved) && row.decision().isBlank()) {
      rows.add(row, UnitColumn.DECISION, "", ImportProblem.DECISION_NEEDED, unit.name());
      return Outcome.UNCHANGED;
    }
    UnitRename rename = new UnitRename(unit.id(), row.name(), row.nameEn(), row.from(), decision);
    if (renamed && parent != null && moved) {
      changes.moveAndRename(rename, parent, who);
    } else if (renamed) {
      changes.rename(rename, who);
    } else if (moved) {
      changes.move(unit.id(), Objects.requireNonNull(parent), row.from(), decision, who);
    }
    boolean corrected =
        register.correct(
            unit.id(),
            new Contact(
                keep(row.geoCode(), unit.geoCode()),
                keep(row.address(), unit.address()),
                keep(row.phone(), unit.phone())),
            who);
    return renamed || moved || corrected ? Outcome.CHANGED : Outcome.UNCHANGED;
  }

  private @Nullable UUID parent(UnitRows.Row row) {
    LocalDate on = row.from();
    return row.parentCode().isEmpty()
        ? null
        : units
            .byCode(UnitCodes.spellings(row.parentCode()), on)
            .map(UnitSummary::id)
            .orElseThrow(() -> new AppException(DirectoryErrors.UNIT_NOT_ALIVE, on));
  }

  /** An empty cell leaves what is stored. */
  private static @Nullable String keep(@Nullable String given, @Nullable String stored) {
    return given == null ? stored : given;
  }

  private String text(AppException refusal) {
    Locale locale = LocaleContextHolder.getLocale();
    return String.valueOf(
        messages.getMessage(
            refusal.code().key(), refusal.arguments().toArray(), refusal.code().name(), locale));
  }
}
