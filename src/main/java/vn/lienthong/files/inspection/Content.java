package vn.lienthong.files.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.files.FileType;

/** What the first bytes of a file say it is. */
enum Content {
  PDF(FileType.PDF),
  ZIP(FileType.DOCX, FileType.XLSX, FileType.ZIP),
  PNG(FileType.PNG),
  JPEG(FileType.JPEG),
  WEBP(FileType.WEBP),
  TEXT(FileType.TXT, FileType.CSV),
  XML(FileType.XML),
  OLE(),
  PROGRAM(),
  HTML(),
  SVG(),
  OTHER();

  private static final List<String> HTML_STARTS =
      List.of(
          "<!doctype html",
          "<html",
          "<head",
          "<script",
          "<iframe",
          "<body",
          "<style",
          "<title",
          "<table",
          "<div",
          "<meta",
          "<img",
          "<?php",
          "<%",
          "<!--");
  private static final List<String> FOREIGN_MARKS =
      List.of("<script", "<html", "<!doctype html", "<?php", "<svg", "<iframe", "<body");

  private final Set<FileType> types;

  Content(FileType... types) {
    this.types = Set.of(types);
  }

  boolean canBe(FileType type) {
    return types.contains(type);
  }

  static Content of(Path file) throws IOException {
    try (var cursor = new ByteCursor(file)) {
      return of(cursor.bytes(4096));
    }
  }

  static Content of(byte[] head) {
    var latin = new String(head, StandardCharsets.ISO_8859_1);
    var binary = ofMagic(latin);
    if (binary != null) {
      return binary;
    }
    if (!looksLikeText(head)) {
      return OTHER;
    }
    var text = decode(head).strip().toLowerCase(Locale.ROOT);
    if (HTML_STARTS.stream().anyMatch(text::startsWith)) {
      return text.startsWith("<!--") && text.contains("<svg") ? SVG : HTML;
    }
    if (text.startsWith("<svg")
        || (text.startsWith("<") && (text.contains("<svg") || text.contains("<!doctype svg")))) {
      return SVG;
    }
    if (text.startsWith("#!")) {
      return PROGRAM;
    }
    return text.startsWith("<?xml")
            || text.matches("(?s)<[a-z_][\\w.:-]*[\\s/>].*")
            || text.startsWith("<!doctype")
        ? XML
        : TEXT;
  }

  private static @Nullable Content ofMagic(String head) {
    if (head.startsWith("%PDF-")) {
      return PDF;
    }
    if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
      return ZIP;
    }
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return WEBP;
    }
    if (head.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
      return OLE;
    }
    boolean program =
        head.startsWith("MZ")
            || head.startsWith("\u007fELF")
            || head.startsWith("\u00ca\u00fe\u00ba\u00be")
            || head.startsWith("\u00cf\u00fa\u00ed\u00fe")
            || head.startsWith("\u00fe\u00ed\u00fa")
            || head.startsWith("L\0\0\0\u0001\u0014\u0002");
    return program ? PROGRAM : null;
  }

  /**
   * Marks of another format inside the head of a binary file: the sign of a file made to be two
   * things at once.
   */
  static @Nullable String foreignMark(byte[] head, Content self) {
    var latin = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    if (self != PDF && latin.contains("%pdf-")) {
      return "%PDF-";
    }
    return FOREIGN_MARKS.stream().filter(latin::contains).findFirst().orElse(null);
  }

  private static boolean looksLikeText(byte[] head) {
    if (isUtf16(head)) {
      return true;
    }
    for (byte b : head) {
      if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] head) {
    if (isUtf16(head)) {
      return new String(head, StandardCharsets.UTF_16);
    }
    var text = new String(head, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static boolean isUtf16(byte[] head) {
    return head.length > 1
        && ((head[0] == (byte) 0xFE && head[1] == (byte) 0xFF)
            || (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE));
  }
}
