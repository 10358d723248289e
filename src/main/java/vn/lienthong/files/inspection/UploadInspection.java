package vn.lienthong.files.inspection;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.files.FileType;
import vn.lienthong.files.UploadRefusal;
import vn.lienthong.files.UploadRules;

/**
 * Decides whether an uploaded file may be stored: its name, its size, whether content, extension
 * and declared type agree, and then the dangers of its kind. What cannot be understood is refused.
 * It does not replace a virus scanner.
 */
public final class UploadInspection {
  private static final Set<String> SAYS_NOTHING =
      Set.of("", "application/octet-stream", "binary/octet-stream", "application/x-download");
  private static final List<String> MACRO_EXTENSIONS =
      List.of("docm", "dotm", "xlsm", "xltm", "xlam", "pptm");

  private final InspectionLimits limits;
  private final LongSupplier nanoClock;

  public UploadInspection(InspectionLimits limits) {
    this(limits, System::nanoTime);
  }

  UploadInspection(InspectionLimits limits, LongSupplier nanoClock) {
    this.limits = limits;
    this.nanoClock = nanoClock;
  }

  /**
   * Inspects a complete file on disk.
   *
   * @param name what the sender calls it
   * @param declaredType media type the sender announced, with or without parameters; null when none
   * @throws IOException when the disk fails, never because of the file's content
   */
  public InspectionVerdict inspect(
      Path file, String name, @Nullable String declaredType, UploadRules rules) throws IOException {
    try {
      var accepted = FileNames.accept(name);
      if (Files.size(file) > rules.maxBytes()) {
        throw new RefusedUpload(UploadRefusal.TOO_LARGE, rules.maxBytes() / (1024 * 1024) + " MiB");
      }
      var budget = new Budget(limits, nanoClock);
      return new InspectionVerdict.Accepted(
          inspectContent(file, accepted, declaredType, rules, budget, 1), accepted);
    } catch (RefusedUpload refusal) {
      return new InspectionVerdict.Refused(refusal.reason(), refusal.detail());
    } catch (EntryStream.RefusedInStream refusal) {
      return new InspectionVerdict.Refused(refusal.refusal().reason(), refusal.refusal().detail());
    } catch (EOFException e) {
      return new InspectionVerdict.Refused(UploadRefusal.MALFORMED, "");
    }
  }

  /**
   * Checks name and size before a byte is sent, so that a person does not wait for a refusal that
   * was certain.
   */
  public InspectionVerdict inspectAnnouncement(String name, long size, UploadRules rules) {
    try {
      var accepted = FileNames.accept(name);
      if (size > rules.maxBytes()) {
        throw new RefusedUpload(UploadRefusal.TOO_LARGE, rules.maxBytes() / (1024 * 1024) + " MiB");
      }
      return new InspectionVerdict.Accepted(typeByName(accepted, rules), accepted);
    } catch (RefusedUpload refusal) {
      return new InspectionVerdict.Refused(refusal.reason(), refusal.detail());
    }
  }

  private FileType inspectContent(
      Path file,
      String name,
      @Nullable String declaredType,
      UploadRules rules,
      Budget budget,
      int depth)
      throws IOException, RefusedUpload {
    if (Files.size(file) == 0) {
      throw new RefusedUpload(UploadRefusal.EMPTY, name);
    }
    watchForTestVirus(file, budget);
    var content = Content.of(file);
    refuseByContent(content, name);
    var type = typeByName(name, rules);
    if (!content.canBe(type)) {
      throw new RefusedUpload(
          UploadRefusal.CONTENT_MISMATCH, "." + FileNames.extension(name) + " ≠ " + content);
    }
    checkDeclared(type, declaredType);
    refusePolyglot(file, content);
    inspectKind(file, name, type, rules, budget, depth);
    return type;
  }

  private static void watchForTestVirus(Path file, Budget budget)
      throws IOException, RefusedUpload {
    var watch = new TestVirusWatch();
    var buffer = new byte[64 * 1024];
    try (var in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        budget.checkTime();
        watch.feed(buffer, count);
      }
    }
  }

  private static void refuseByContent(Content content, String name) throws RefusedUpload {
    switch (content) {
      case PROGRAM -> throw new RefusedUpload(UploadRefusal.EXECUTABLE, name);
      case SVG -> throw new RefusedUpload(UploadRefusal.SVG, name);
      case OLE -> throw new RefusedUpload(UploadRefusal.OFFICE_OLD_OR_LOCKED, name);
      case PDF, ZIP, PNG, JPEG, WEBP, TEXT, XML, HTML, OTHER -> {}
    }
  }

  private static FileType typeByName(String name, UploadRules rules) throws RefusedUpload {
    var extension = FileNames.extension(name);
    if (MACRO_EXTENSIONS.contains(extension)) {
      throw new RefusedUpload(UploadRefusal.OFFICE_MACRO, "." + extension);
    }
    if (extension.equals("svg") || extension.equals("svgz")) {
      throw new RefusedUpload(UploadRefusal.SVG, "." + extension);
    }
    return FileType.ofExtension(extension)
        .filter(rules.allowed()::contains)
        .orElseThrow(
            () -> new RefusedUpload(UploadRefusal.TYPE_NOT_ALLOWED, rules.extensionList()));
  }

  private static void checkDeclared(FileType type, @Nullable String declaredType)
      throws RefusedUpload {
    var declared =
        declaredType == null ? "" : declaredType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!SAYS_NOTHING.contains(declared) && !type.mayBeDeclaredAs(declared)) {
      throw new RefusedUpload(
          UploadRefusal.DECLARED_TYPE_MISMATCH, declared + " ≠ " + type.mediaType());
    }
  }

  private static void refusePolyglot(Path file, Content content) throws IOException, RefusedUpload {
    if (content != Content.ZIP && ZipDirectory.endsAsArchive(file)) {
      throw new RefusedUpload(UploadRefusal.POLYGLOT, content + " + ZIP");
    }
    if (content == Content.PDF
        || content == Content.PNG
        || content == Content.JPEG
        || content == Content.WEBP) {
      try (var in = Files.newInputStream(file)) {
        var mark = Content.foreignMark(in.readNBytes(1024), content);
        if (mark != null) {
          throw new RefusedUpload(UploadRefusal.POLYGLOT, content + " + " + mark);
        }
      }
    }
  }

  private void inspectKind(
      Path file, String name, FileType type, UploadRules rules, Budget budget, int depth)
      throws IOException, RefusedUpload {
    ArchiveInspection.Nested nested =
        (inner, innerName, innerDepth) ->
            inspectContent(inner, FileNames.accept(innerName), null, rules, budget, innerDepth);
    switch (type) {
      case PDF -> new PdfInspection(budget).inspect(file);
      case DOCX, XLSX -> {
        if (OfficeInspection.kindOf(file, budget) != type) {
          throw new RefusedUpload(UploadRefusal.CONTENT_MISMATCH, "." + FileNames.extension(name));
        }
        new OfficeInspection(budget).inspect(file, depth);
      }
      case PNG, JPEG, WEBP -> new PictureInspection(budget).inspect(file, type);
      case TXT -> new TextInspection(budget).inspectText(file);
      case CSV -> new TextInspection(budget).inspectCsv(file);
      case XML -> new TextInspection(budget).inspectXml(file, name);
      case ZIP -> {
        if (OfficeInspection.kindOf(file, budget) != FileType.ZIP) {
          throw new RefusedUpload(UploadRefusal.CONTENT_MISMATCH, "." + FileNames.extension(name));
        }
        new ArchiveInspection(budget, nested).inspect(file, depth);
      }
    }
  }
}
