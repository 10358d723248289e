package vn.lienthong.files.inspection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.lienthong.files.UploadRefusal;

/** Attacks by archives, at places that take them. */
final class HostileArchives {
  private HostileArchives() {}

  static List<Attack> all() {
    var plain = TestZip.empty().with("a.txt", "xin chào").bytes();
    return List.of(
        zip(
            "bomb by ratio",
            TestZip.empty().with("a.txt", "a".repeat(8_000_000)).bytes(),
            UploadRefusal.ARCHIVE_BOMB),
        zip("bomb by many middling entries", middling(), UploadRefusal.ARCHIVE_BOMB),
        zip("bomb by nesting", nested(5), UploadRefusal.ARCHIVE_DEPTH),
        zip("too many entries", many(1200), UploadRefusal.ARCHIVE_ENTRIES),
        zip(
            "zip-slip upwards",
            TestZip.empty().with("../../etc/x.txt", "x").bytes(),
            UploadRefusal.ARCHIVE_PATH),
        zip(
            "zip-slip from the root",
            TestZip.empty().with("/etc/x.txt", "x").bytes(),
            UploadRefusal.ARCHIVE_PATH),
        zip(
            "zip-slip by backslash",
            TestZip.empty().with("..\\x.txt", "x").bytes(),
            UploadRefusal.ARCHIVE_PATH),
        zip(
            "zip-slip to a drive",
            TestZip.empty().with("C:/x.txt", "x").bytes(),
            UploadRefusal.ARCHIVE_PATH),
        zip(
            "program inside",
            TestZip.empty().with("a.pdf", "MZ\u0090 program").bytes(),
            UploadRefusal.EXECUTABLE),
        zip(
            "kind that the place does not take inside",
            TestZip.empty().with("a.js", "alert(1)").bytes(),
            UploadRefusal.TYPE_NOT_ALLOWED),
        zip(
            "test virus inside",
            TestZip.empty().with("a.txt", HostileTexts.EICAR).bytes(),
            UploadRefusal.VIRUS),
        zip("encrypted entry", encrypted(plain), UploadRefusal.ARCHIVE_ENCRYPTED),
        zip("directory promises another size", sizeLie(plain), UploadRefusal.ARCHIVE_INCONSISTENT),
        zip("other name in the local header", plain, "a.txt", "b.exe"),
        zip("two entries over each other", overlapping(), UploadRefusal.ARCHIVE_INCONSISTENT),
        zip(
            "bytes before the first entry",
            TestZip.join("PK\3\4 hidden".getBytes(StandardCharsets.ISO_8859_1), plain),
            UploadRefusal.ARCHIVE_INCONSISTENT),
        zip(
            "bytes behind the end",
            TestZip.join(plain, "hidden".getBytes(StandardCharsets.US_ASCII)),
            UploadRefusal.TRAILING_DATA),
        new Attack(
            "gzip", "a.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0}, UploadRefusal.TYPE_NOT_ALLOWED),
        new Attack(
            "gzip named .txt",
            "a.txt",
            new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0},
            UploadRefusal.CONTENT_MISMATCH));
  }

  private static Attack zip(String what, byte[] bytes, UploadRefusal expected) {
    return new Attack(what, "a.zip", bytes, expected);
  }

  private static Attack zip(String what, byte[] bytes, String old, String now) {
    var latin = new String(bytes, StandardCharsets.ISO_8859_1);
    int local = latin.indexOf(old);
    var changed = latin.substring(0, local) + now + latin.substring(local + old.length());
    return new Attack(
        what,
        "a.zip",
        changed.getBytes(StandardCharsets.ISO_8859_1),
        UploadRefusal.ARCHIVE_INCONSISTENT);
  }

  private static byte[] nested(int depth) {
    var bytes = TestZip.empty().with("a.txt", "x").bytes();
    for (int i = 1; i < depth; i++) {
      bytes = TestZip.empty().with("a.zip", bytes).bytes();
    }
    return bytes;
  }

  private static byte[] many(int count) {
    var zip = TestZip.empty();
    for (int i = 0; i < count; i++) {
      zip.with(i + ".txt", "x");
    }
    return zip.bytes();
  }

  private static byte[] middling() {
    var zip = TestZip.empty();
    for (int i = 0; i < 40; i++) {
      zip.with(i + ".txt", "a".repeat(1_500_000));
    }
    return zip.bytes();
  }

  private static byte[] encrypted(byte[] zip) {
    var bytes = zip.clone();
    int central = central(bytes);
    bytes[central + 8] |= 1;
    return bytes;
  }

  private static byte[] sizeLie(byte[] zip) {
    var bytes = zip.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(central(bytes) + 24, 3);
    return bytes;
  }

  private static byte[] overlapping() {
    var bytes = TestZip.empty().with("a.txt", "một").with("a.tyt", "hai").bytes();
    int second = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 5);
    return bytes;
  }

  private static int central(byte[] zip) {
    return new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
  }
}
