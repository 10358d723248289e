package vn.lienthong.procedures;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.lienthong.procedures.catalogue.CatalogueReader;
import vn.lienthong.procedures.catalogue.CatalogueReport;
import vn.lienthong.procedures.catalogue.ParsedProcedure;
import vn.lienthong.shared.CurrentUser;

/** Imports of whole files, from a page (in the background) or from the command line. */
@Service
class ProcedureImport {
  static final String IMPORT = "procedures.import";
  private static final Logger log = LoggerFactory.getLogger(ProcedureImport.class);
  private static final int REPORT_EVERY = 20;

  private final ImportRunRepository runs;
  private final CatalogueIntake intake;
  private final OwnFileImport ownFiles;
  private final ProcedureEditing editing;

  ProcedureImport(
      ImportRunRepository runs,
      CatalogueIntake intake,
      OwnFileImport ownFiles,
      ProcedureEditing editing) {
    this.runs = runs;
    this.intake = intake;
    this.ownFiles = ownFiles;
    this.editing = editing;
  }

  /** A file to import; the name tells its kind. */
  record Source(Path file, String name) {
    ImportRunRepository.Kind kind() throws IOException {
      if (name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
        return ImportRunRepository.Kind.EXCEL;
      }
      try (InputStream head = Files.newInputStream(file)) {
        String start = new String(head.readNBytes(4096), StandardCharsets.UTF_8);
        return start.contains("\"ma_thu_tuc\"")
            ? ImportRunRepository.Kind.CATALOGUE
            : ImportRunRepository.Kind.OWN_JSON;
      }
    }
  }

  /** Starts in the background and returns the run at once; the file is deleted at the end. */
  UUID start(Source source, CurrentUser user) throws IOException {
    ProcedureEditing.require(user, IMPORT);
    UUID run = begin(source, user);
    Thread.ofVirtual()
        .name("procedures-import")
        .start(() -> {
          try {
            work(run, source, user, lines -> {});
          } catch (ImportFailed e) {
            log.debug("import {} is marked as failed", run);
          } finally {
            delete(source.file());
          }
        });
    return run;
  }

  /** Runs to the end and returns the report as JSON. */
  byte[] run(Source source, CurrentUser user, IntConsumer progress) throws IOException {
    UUID run = begin(source, user);
    return work(run, source, user, progress);
  }

  private UUID begin(Source source, CurrentUser user) throws IOException {
    UUID run = runs.begin(source.kind(), source.name(), Files.size(source.file()), user.name());
    editing.record("procedures.imported", run.toString(), user, null, source.name());
    return run;
  }

  private byte[] work(UUID run, Source source, CurrentUser user, IntConsumer progress) {
    try {
      byte[] report =
          source.kind() == ImportRunRepository.Kind.CATALOGUE
              ? catalogue(run, source.file(), user, progress)
              : ownFiles.take(source.file(), source.kind(), user);
      runs.finish(run, ImportRunRepository.State.DONE, new String(report, StandardCharsets.UTF_8));
      return report;
    } catch (IOException | RuntimeException e) {
      log.error("import {} of {} failed", run, source.name(), e);
      runs.finish(run, ImportRunRepository.State.FAILED, null);
      throw new ImportFailed(source.name(), e);
    }
  }

  private byte[] catalogue(UUID run, Path file, CurrentUser user, IntConsumer progress)
      throws IOException {
    CatalogueReport report = new CatalogueReport();
    long[] bytes = {0};
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      CatalogueReader.read(
          stream,
          line -> {
            bytes[0] += line.raw().getBytes(StandardCharsets.UTF_8).length + 1;
            report.add(line);
            ParsedProcedure parsed = line.procedure();
            if (parsed != null) {
              report.outcome(intake.take(line.raw(), parsed, user).name());
            }
            if (line.number() % REPORT_EVERY == 0) {
              runs.progress(run, bytes[0], line.number());
              progress.accept(line.number());
            }
          });
    }
    var out = new ByteArrayOutputStream();
    report.write(out);
    runs.progress(run, bytes[0], report.content().lines());
    progress.accept(report.content().lines());
    return out.toByteArray();
  }

  /** The run is marked as failed and the cause logged. */
  static final class ImportFailed extends RuntimeException {
    ImportFailed(String file, Throwable cause) {
      super("import failed: " + file, cause);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("temporary file is left: {}", file);
    }
  }
}
