package vn.lienthong.files.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Locale;
import vn.lienthong.files.FileType;
import vn.lienthong.files.UploadRefusal;

/**
 * Word and Excel files: the package, its parts, what the parts refer to. Macros, embedded programs
 * and anything fetched from elsewhere are refused.
 */
final class OfficeInspection {
  private static final String MAIN_WORD = "word/document.xml";
  private static final String MAIN_SHEET = "xl/workbook.xml";

  private final Budget budget;

  OfficeInspection(Budget budget) {
    this.budget = budget;
  }

  /** Which office kind a ZIP is by its parts: {@link FileType#ZIP} when it is none. */
  static FileType kindOf(Path file, Budget budget) throws IOException, RefusedUpload {
    var names = new HashSet<String>();
    for (var entry : ZipDirectory.read(file, new Budget(budget.limits(), System::nanoTime))) {
      names.add(entry.name());
    }
    if (!names.contains("[Content_Types].xml")) {
      return FileType.ZIP;
    }
    return names.contains(MAIN_WORD)
        ? FileType.DOCX
        : names.contains(MAIN_SHEET) ? FileType.XLSX : FileType.ZIP;
  }

  void inspect(Path file, int depth) throws IOException, RefusedUpload {
    if (depth > budget.limits().maxDepth()) {
      throw new RefusedUpload(
          UploadRefusal.ARCHIVE_DEPTH, String.valueOf(budget.limits().maxDepth()));
    }
    var entries = ZipDirectory.read(file, budget);
    for (var entry : entries) {
      refuseByName(entry.name());
    }
    try (var cursor = new ByteCursor(file)) {
      for (var entry : entries) {
        if (!entry.isFolder()) {
          try (var in = new BufferedInputStream(new EntryStream(cursor, entry, budget))) {
            inspectPart(in, entry.name(), depth);
          }
        }
      }
    }
  }

  private static void refuseByName(String name) throws RefusedUpload {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("vbaproject")
        || lower.contains("vbadata")
        || lower.contains("/macrosheets/")
        || lower.contains("/dialogsheets/")) {
      throw new RefusedUpload(UploadRefusal.OFFICE_MACRO, name);
    }
    if (lower.contains("/activex/")) {
      throw new RefusedUpload(UploadRefusal.OFFICE_ACTIVEX, name);
    }
    if (lower.contains("oleobject")) {
      throw new RefusedUpload(UploadRefusal.OFFICE_EMBEDDED_OBJECT, name);
    }
    if (lower.equals("xl/connections.xml") || lower.contains("/externallinks/")) {
      throw new RefusedUpload(UploadRefusal.OFFICE_EXTERNAL_LINK, name);
    }
  }

  private void inspectPart(InputStream in, String name, int depth)
      throws IOException, RefusedUpload {
    in.mark(4096);
    var head = in.readNBytes(1024);
    in.reset();
    switch (Content.of(head)) {
      case XML, SVG, HTML -> new OfficeXml(name, budget).scan(in);
      case ZIP -> inspectEmbedded(in, name, depth);
      case OLE -> throw new RefusedUpload(UploadRefusal.OFFICE_EMBEDDED_OBJECT, name);
      case PROGRAM -> throw new RefusedUpload(UploadRefusal.EXECUTABLE, name);
      case PDF -> throw new RefusedUpload(UploadRefusal.OFFICE_EMBEDDED_OBJECT, name);
      case PNG, JPEG, WEBP, TEXT, OTHER -> {
        if (new String(head, StandardCharsets.ISO_8859_1).startsWith("{\\rt")) {
          throw new RefusedUpload(UploadRefusal.OFFICE_EMBEDDED_OBJECT, name);
        }
        drain(in);
      }
    }
  }

  /** The table behind a chart is a small workbook of its own; it must pass like the outer one. */
  private void inspectEmbedded(InputStream in, String name, int depth)
      throws IOException, RefusedUpload {
    var copy = Files.createTempFile("inspect-", ".part");
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      if (kindOf(copy, budget) == FileType.ZIP) {
        throw new RefusedUpload(UploadRefusal.OFFICE_EMBEDDED_OBJECT, name);
      }
      inspect(copy, depth + 1);
    } finally {
      Files.delete(copy);
    }
  }

  private static void drain(InputStream in) throws IOException {
    var buffer = new byte[8192];
    while (in.read(buffer) >= 0) {
      continue;
    }
  }
}
