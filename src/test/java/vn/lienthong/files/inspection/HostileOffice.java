package vn.lienthong.files.inspection;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.lienthong.files.UploadRefusal;

/** Attacks by Word and Excel files. */
final class HostileOffice {
  private static final String REL =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final byte[] OLE =
      TestZip.join(
          new byte[] {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
          },
          new byte[600]);

  private HostileOffice() {}

  static List<Attack> all() {
    return List.of(
        docx(
            "macro project",
            TestZip.docx().with("word/vbaProject.bin", OLE),
            UploadRefusal.OFFICE_MACRO),
        docx(
            ".docm renamed to .docx",
            TestZip.docx()
                .with(
                    "[Content_Types].xml",
                    TestZip.CONTENT_TYPES.replace(
                        "openxmlformats-officedocument.wordprocessingml.document.main",
                        "ms-word.document.macroEnabled.main")),
            UploadRefusal.OFFICE_MACRO),
        docx(
            "macro under an innocent name",
            TestZip.docx()
                .with(
                    "word/_rels/document.xml.rels",
                    TestZip.relationship(
                        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                        "media/x.bin",
                        "")),
            UploadRefusal.OFFICE_MACRO),
        new Attack(".docm as such", "a.docm", TestZip.docx().bytes(), UploadRefusal.OFFICE_MACRO),
        xlsx(
            "Excel 4 macro sheet",
            TestZip.xlsx("1").with("xl/macrosheets/sheet1.xml", "<x/>"),
            UploadRefusal.OFFICE_MACRO),
        docx(
            "embedded OLE object",
            TestZip.docx().with("word/embeddings/oleObject1.bin", OLE),
            UploadRefusal.OFFICE_EMBEDDED_OBJECT),
        docx(
            "OLE under the name of a picture",
            TestZip.docx().with("word/media/image1.png", OLE),
            UploadRefusal.OFFICE_EMBEDDED_OBJECT),
        docx(
            "program under the name of a picture",
            TestZip.docx().with("word/media/image1.png", "MZ\u0090 program"),
            UploadRefusal.EXECUTABLE),
        docx(
            "foreign part to be merged (altChunk)",
            TestZip.docx().withBody("<w:altChunk xmlns:r=\"r\" r:id=\"rId9\"/>"),
            UploadRefusal.OFFICE_EMBEDDED_OBJECT),
        docx(
            "RTF part",
            TestZip.docx().with("word/afchunk.rtf", "{\\rtf1 x}"),
            UploadRefusal.OFFICE_EMBEDDED_OBJECT),
        docx(
            "ActiveX control",
            TestZip.docx().with("word/activeX/activeX1.xml", "<x/>"),
            UploadRefusal.OFFICE_ACTIVEX),
        docx(
            "template from elsewhere",
            TestZip.docx()
                .with(
                    "word/_rels/settings.xml.rels",
                    TestZip.relationship(
                        REL + "attachedTemplate",
                        "https://example.org/a.dotm",
                        "TargetMode=\"External\"")),
            UploadRefusal.OFFICE_EXTERNAL_LINK),
        docx(
            "picture from elsewhere",
            TestZip.docx()
                .with(
                    "word/_rels/document.xml.rels",
                    TestZip.relationship(
                        REL + "image", "http://example.org/a.png", "TargetMode=\"External\"")),
            UploadRefusal.OFFICE_EXTERNAL_LINK),
        docx(
            "link to a share (leaks Windows passwords)",
            TestZip.docx()
                .with(
                    "word/_rels/document.xml.rels",
                    TestZip.relationship(
                        REL + "hyperlink", "file://host/share", "TargetMode=\"External\"")),
            UploadRefusal.OFFICE_EXTERNAL_LINK),
        xlsx(
            "link to another workbook",
            TestZip.xlsx("1").with("xl/externalLinks/externalLink1.xml", "<externalLink/>"),
            UploadRefusal.OFFICE_EXTERNAL_LINK),
        docx(
            "DDE field",
            TestZip.docx()
                .withBody(
                    "<w:p><w:r><w:instrText>DDEAUTO"
                        + " c:\\\\windows\\\\cmd.exe</w:instrText></w:r></w:p>"),
            UploadRefusal.OFFICE_DDE),
        docx(
            "DDE field cut over three runs",
            TestZip.docx()
                .withBody(
                    "<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E</w:instrText></w:r><w:r><w:instrText>"
                        + " cmd /c</w:instrText></w:r></w:p>"),
            UploadRefusal.OFFICE_DDE),
        docx(
            "DDE spelled by a QUOTE field",
            TestZip.docx()
                .withBody("<w:p><w:r><w:instrText>QUOTE 68 68 69 32</w:instrText></w:r></w:p>"),
            UploadRefusal.OFFICE_DDE),
        xlsx("DDE formula", TestZip.xlsx("cmd|' /C calc'!A0"), UploadRefusal.OFFICE_DDE),
        xlsx(
            "formula that calls the web",
            TestZip.xlsx("WEBSERVICE(\"http://example.org\")"),
            UploadRefusal.OFFICE_DDE),
        docx(
            "DOCTYPE with an outside entity (XXE)",
            TestZip.docx()
                .with(
                    "word/document.xml",
                    "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM"
                        + " \"file:///etc/passwd\">]><d>&x;</d>"),
            UploadRefusal.XML_DOCTYPE),
        docx(
            "DOCTYPE in a part without .xml",
            TestZip.docx().with("word/other", "<!DOCTYPE d><d/>"),
            UploadRefusal.XML_DOCTYPE),
        xlsx(
            "entity bomb (a billion laughs)",
            TestZip.xlsx("1")
                .with(
                    "xl/sharedStrings.xml",
                    "<!DOCTYPE s [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><s>&b;</s>"),
            UploadRefusal.XML_DOCTYPE),
        xlsx(
            "sheet that unfolds a thousandfold",
            TestZip.xlsx("1")
                .with("xl/worksheets/sheet2.xml", "<a>" + " ".repeat(6_000_000) + "</a>"),
            UploadRefusal.ARCHIVE_BOMB),
        docx(
            "elements nested 100,000 deep",
            TestZip.docx().with("word/deep.xml", "<a>".repeat(100_000) + "</a>".repeat(100_000)),
            UploadRefusal.ARCHIVE_BOMB),
        new Attack(
            "old .doc, or locked .docx, as .docx",
            "a.docx",
            OLE,
            UploadRefusal.OFFICE_OLD_OR_LOCKED),
        new Attack(
            "workbook named .docx",
            "a.docx",
            TestZip.xlsx("1").bytes(),
            UploadRefusal.CONTENT_MISMATCH),
        new Attack(
            "any archive named .docx",
            "a.docx",
            TestZip.empty().with("a.txt", "x").bytes(),
            UploadRefusal.CONTENT_MISMATCH),
        new Attack(
            "ZIP behind a script",
            "a.docx",
            TestZip.join(
                "PK\3\4 junk ".getBytes(StandardCharsets.ISO_8859_1), TestZip.docx().bytes()),
            UploadRefusal.ARCHIVE_INCONSISTENT));
  }

  private static Attack docx(String what, TestZip zip, UploadRefusal expected) {
    return new Attack(what, "a.docx", zip.bytes(), expected);
  }

  private static Attack xlsx(String what, TestZip zip, UploadRefusal expected) {
    return new Attack(what, "a.xlsx", zip.bytes(), expected);
  }
}
