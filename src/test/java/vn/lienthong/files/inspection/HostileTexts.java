package vn.lienthong.files.inspection;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.lienthong.files.UploadRefusal;

/** Attacks by text, CSV, XML, SVG, and by disguise. */
final class HostileTexts {
  static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private HostileTexts() {}

  static List<Attack> all() {
    return List.of(
        text("test virus (EICAR)", "a.txt", EICAR, UploadRefusal.VIRUS),
        text("test virus behind 100 kB", "a.txt", "a".repeat(100_000) + EICAR, UploadRefusal.VIRUS),
        text(
            "formula in a cell",
            "a.csv",
            "họ tên,số\nAn,=HYPERLINK(\"http://example.org\")\n",
            UploadRefusal.CSV_FORMULA),
        text("formula in quotes", "a.csv", "a;\"=cmd|' /C calc'!A0\"\n", UploadRefusal.CSV_FORMULA),
        text("formula after blanks", "a.csv", "a,   @SUM(1)\n", UploadRefusal.CSV_FORMULA),
        text(
            "formula after the byte-order mark",
            "a.csv",
            "\ufeff+cmd|' /C calc'!A0",
            UploadRefusal.CSV_FORMULA),
        text("formula by minus", "a.csv", "a\t-2+3+cmd|' /C calc'!A0\n", UploadRefusal.CSV_FORMULA),
        text(
            "formula by a full-width sign", "a.csv", "a,\uff1dSUM(1)\n", UploadRefusal.CSV_FORMULA),
        text(
            "DOCTYPE with an outside entity (XXE)",
            "a.xml",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM"
                + " \"file:///etc/passwd\">]><a>&x;</a>",
            UploadRefusal.XML_DOCTYPE),
        text(
            "DOCTYPE alone",
            "a.xml",
            "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>",
            UploadRefusal.XML_DOCTYPE),
        new Attack(
            "DOCTYPE in UTF-16",
            "a.xml",
            "\ufeff<?xml version=\"1.0\"?><!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_16BE),
            UploadRefusal.XML_DOCTYPE),
        text(
            "stylesheet that runs",
            "a.xml",
            "<?xml version=\"1.0\"?><?xml-stylesheet href=\"http://example.org/x.xsl\"?><a/>",
            UploadRefusal.XML_ACTIVE),
        text(
            "web page in XML",
            "a.xml",
            "<?xml version=\"1.0\"?><a"
                + " xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:script>x</h:script></a>",
            UploadRefusal.XML_ACTIVE),
        text(
            "SVG with script",
            "a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            UploadRefusal.SVG),
        text(
            "SVG with foreignObject",
            "a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject/></svg>",
            UploadRefusal.SVG),
        text(
            "SVG named .xml",
            "a.xml",
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            UploadRefusal.SVG),
        text(
            "SVG deep inside XML",
            "a.xml",
            "<?xml version=\"1.0\"?><a>"
                + "<b/>".repeat(2000)
                + "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/></a>",
            UploadRefusal.SVG),
        text(
            "web page named .txt",
            "a.txt",
            "  <!DOCTYPE html><script>alert(1)</script>",
            UploadRefusal.CONTENT_MISMATCH),
        text(
            "script for a shell named .txt",
            "a.txt",
            "#!/bin/sh\nrm -rf /",
            UploadRefusal.EXECUTABLE),
        text("web page named .pdf", "a.pdf", "<html></html>", UploadRefusal.CONTENT_MISMATCH),
        new Attack(
            "Windows program named .pdf",
            "a.pdf",
            "MZ\u0090\0program".getBytes(StandardCharsets.ISO_8859_1),
            UploadRefusal.EXECUTABLE),
        new Attack(
            "Linux program named .jpg",
            "a.jpg",
            "\u007fELF\2\1".getBytes(StandardCharsets.ISO_8859_1),
            UploadRefusal.EXECUTABLE),
        new Attack(
            "PDF named .png",
            "a.png",
            TestPdf.with("", "").bytes(),
            UploadRefusal.CONTENT_MISMATCH),
        new Attack(
            "PDF announced as a web page",
            "a.pdf",
            "text/html",
            TestPdf.with("", "").bytes(),
            UploadRefusal.DECLARED_TYPE_MISMATCH),
        new Attack(
            "picture announced as PDF",
            "a.png",
            "application/pdf",
            TestPictures.picture("png"),
            UploadRefusal.DECLARED_TYPE_MISMATCH),
        new Attack(
            "bytes that are no text",
            "a.txt",
            new byte[] {'a', 0, 'b'},
            UploadRefusal.CONTENT_MISMATCH),
        new Attack(
            "text of an old code page",
            "a.txt",
            new byte[] {'N', 'g', 'u', 'y', (byte) 0xd4, (byte) 0xd2, 'n'},
            UploadRefusal.TEXT_ENCODING),
        new Attack("nothing", "a.txt", new byte[0], UploadRefusal.EMPTY),
        text("program by its name", "a.exe", "x", UploadRefusal.TYPE_NOT_ALLOWED),
        text("no extension", "readme", "x", UploadRefusal.TYPE_NOT_ALLOWED));
  }

  static List<Attack> pictures() {
    var zip = TestZip.empty().with("a.class", "x").bytes();
    var bomb =
        TestPictures.chunk(
            "zTXt",
            TestZip.join(
                "Comment\0\0".getBytes(StandardCharsets.US_ASCII),
                TestPdf.deflated(new byte[12_000_000])));
    return List.of(
        new Attack(
            "PNG of 60,000 × 60,000 in 67 bytes",
            "a.png",
            TestPictures.pngSaying(60_000, 60_000),
            UploadRefusal.IMAGE_TOO_LARGE),
        new Attack(
            "JPEG of 65,000 × 65,000",
            "a.jpg",
            TestPictures.jpegSaying(65_000, 65_000),
            UploadRefusal.IMAGE_TOO_LARGE),
        new Attack(
            "WebP of 16,000 × 16,000",
            "a.webp",
            TestPictures.webp(16_000, 16_000, 0),
            UploadRefusal.IMAGE_TOO_LARGE),
        new Attack(
            "PNG whose comment unfolds to 12 MB",
            "a.png",
            TestPictures.pngSaying(4, 4, bomb),
            UploadRefusal.IMAGE_TOO_LARGE),
        new Attack(
            "PNG with a program behind its end",
            "a.png",
            TestZip.join(
                TestPictures.picture("png"), "MZ program".getBytes(StandardCharsets.US_ASCII)),
            UploadRefusal.TRAILING_DATA),
        new Attack(
            "JPEG with bytes behind its end",
            "a.jpg",
            TestZip.join(TestPictures.picture("jpg"), "hidden".getBytes(StandardCharsets.US_ASCII)),
            UploadRefusal.TRAILING_DATA),
        new Attack(
            "WebP with bytes behind its end",
            "a.webp",
            TestPictures.webp(10, 10, 7),
            UploadRefusal.TRAILING_DATA),
        new Attack(
            "JPEG that is also a JAR",
            "a.jpg",
            TestZip.join(TestPictures.picture("jpg"), zip),
            UploadRefusal.POLYGLOT),
        new Attack(
            "JPEG that is also a web page",
            "a.jpg",
            TestZip.replaced(TestPictures.jpegWithSecondPicture(), "MPF\0", "<svg"),
            UploadRefusal.POLYGLOT),
        new Attack(
            "PNG cut off",
            "a.png",
            java.util.Arrays.copyOf(TestPictures.picture("png"), 40),
            UploadRefusal.MALFORMED));
  }

  static List<Attack> names() {
    return List.of(
        text(
            "right-to-left override turns gnp.exe round",
            "ho-so\u202egnp.txt",
            "x",
            UploadRefusal.NAME_HIDDEN_CHARACTERS),
        text("bidi isolate", "a\u2066b.txt", "x", UploadRefusal.NAME_HIDDEN_CHARACTERS),
        text("zero-width space", "a\u200bb.txt", "x", UploadRefusal.NAME_HIDDEN_CHARACTERS),
        text("control character", "a\u0007.txt", "x", UploadRefusal.NAME_HIDDEN_CHARACTERS),
        text(
            "NUL before a second extension",
            "a.txt\0.exe",
            "x",
            UploadRefusal.NAME_HIDDEN_CHARACTERS),
        text("path upwards", "../../etc/passwd.txt", "x", UploadRefusal.NAME_PATH),
        text("Windows path", "C:\\a.txt", "x", UploadRefusal.NAME_PATH),
        text("full-width solidus", "..\uff0fa.txt", "x", UploadRefusal.NAME_PATH),
        text("second stream of a Windows file", "a.txt:b.txt", "x", UploadRefusal.NAME_PATH),
        text("device name", "con.txt", "x", UploadRefusal.NAME_RESERVED),
        text(
            "device name with a full-width letter",
            "\uff23ON.txt",
            "x",
            UploadRefusal.NAME_RESERVED),
        text("hidden file", ".htaccess.txt", "x", UploadRefusal.NAME_RESERVED),
        text("trailing dot", "a.txt.", "x", UploadRefusal.NAME_RESERVED),
        text(
            "program with a second extension",
            "hoa-don.exe.pdf",
            "x",
            UploadRefusal.NAME_DOUBLE_EXTENSION),
        text("300 characters", "a".repeat(300) + ".txt", "x", UploadRefusal.NAME_TOO_LONG),
        text("only blanks", "   ", "x", UploadRefusal.NAME_MISSING));
  }

  private static Attack text(String what, String name, String content, UploadRefusal expected) {
    return new Attack(what, name, content.getBytes(StandardCharsets.UTF_8), expected);
  }
}
