package vn.lienthong.files.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds archives and office files part by part. */
final class TestZip {
  static final String CONTENT_TYPES =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types"
          + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
          + " Extension=\"rels\""
          + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
          + " PartName=\"/word/document.xml\""
          + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  static TestZip empty() {
    return new TestZip();
  }

  static TestZip docx() {
    return new TestZip()
        .with("[Content_Types].xml", CONTENT_TYPES)
        .with(
            "_rels/.rels",
            relationship(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
                "word/document.xml",
                ""))
        .withBody("<w:p><w:r><w:t>Kính gửi Sở Nội vụ</w:t></w:r></w:p>");
  }

  static TestZip xlsx(String formula) {
    return new TestZip()
        .with(
            "[Content_Types].xml",
            CONTENT_TYPES
                .replace("word/document", "xl/workbook")
                .replace("wordprocessingml.document", "spreadsheetml.sheet"))
        .with(
            "_rels/.rels",
            relationship(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
                "xl/workbook.xml",
                ""))
        .with(
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>")
        .with(
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row><c><f>"
                + formula
                + "</f></c></row></sheetData></worksheet>");
  }

  static String relationship(String type, String target, String more) {
    return "<?xml version=\"1.0\"?><Relationships"
        + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
        + " Id=\"rId1\" Type=\""
        + type
        + "\" Target=\""
        + target
        + "\" "
        + more
        + "/></Relationships>";
  }

  TestZip with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  TestZip with(String name, byte[] bytes) {
    parts.put(name, bytes);
    return this;
  }

  TestZip withBody(String xml) {
    return with(
        "word/document.xml",
        "<?xml version=\"1.0\"?><w:document " + W + "><w:body>" + xml + "</w:body></w:document>");
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] join(byte[]... pieces) {
    var out = new ByteArrayOutputStream();
    for (var piece : pieces) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  /** The same bytes with one text put in the place of another of the same length, everywhere. */
  static byte[] replaced(byte[] bytes, String old, String now) {
    var latin = new String(bytes, StandardCharsets.ISO_8859_1);
    return latin.replace(old, now).getBytes(StandardCharsets.ISO_8859_1);
  }
}
