package vn.lienthong.files.inspection;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import vn.lienthong.files.UploadRefusal;

/** Which file names are taken, and how they are written down. */
final class FileNames {
  private static final int MAX_CHARS = 180;
  private static final int MAX_BYTES = 255;
  private static final Pattern PATH = Pattern.compile("[/\\\\:*?\"<>|]");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");
  private static final Set<String> PROGRAMS =
      Set.of(
          "exe", "com", "scr", "pif", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "wsh",
          "hta", "msi", "msp", "dll", "cpl", "lnk", "jar", "apk", "sh", "py", "php", "phtml", "jsp",
          "jspx", "asp", "aspx", "html", "htm", "xhtml", "svg", "svgz", "swf", "iso", "img", "reg",
          "docm", "dotm", "xlsm", "xltm", "xlam", "pptm");

  private FileNames() {}

  /** The name in Unicode form C, or the refusal. */
  static String accept(String name) throws RefusedUpload {
    var composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    if (composed.isBlank()) {
      throw new RefusedUpload(UploadRefusal.NAME_MISSING, "");
    }
    if (composed.codePoints().anyMatch(FileNames::isHidden)) {
      throw new RefusedUpload(UploadRefusal.NAME_HIDDEN_CHARACTERS, hiddenOf(composed));
    }
    if (composed.length() > MAX_CHARS
        || composed.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new RefusedUpload(UploadRefusal.NAME_TOO_LONG, String.valueOf(MAX_CHARS));
    }
    // look-alikes of separators (U+FF0F, U+2215, U+FF3C …) become real ones in form KC on other
    // systems
    var compatible =
        Normalizer.normalize(composed, Normalizer.Form.NFKC)
            .replace('\u2215', '/')
            .replace('\u2044', '/')
            .replace('\u29F5', '\\');
    var path = PATH.matcher(compatible);
    if (path.find() || composed.equals(".") || composed.equals("..")) {
      throw new RefusedUpload(
          UploadRefusal.NAME_PATH,
          composed.equals(".") || composed.equals("..") ? composed : path.group());
    }
    if (RESERVED.matcher(compatible).matches()
        || composed.endsWith(".")
        || composed.endsWith(" ")
        || composed.startsWith(" ")
        || composed.startsWith(".")) {
      throw new RefusedUpload(UploadRefusal.NAME_RESERVED, composed);
    }
    refuseHiddenProgram(compatible);
    return composed;
  }

  /** The part after the last dot in small letters; empty when there is none. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static void refuseHiddenProgram(String name) throws RefusedUpload {
    var parts = name.toLowerCase(Locale.ROOT).split("\\.");
    for (int i = 1; i < parts.length - 1; i++) {
      if (PROGRAMS.contains(parts[i].strip())) {
        throw new RefusedUpload(
            UploadRefusal.NAME_DOUBLE_EXTENSION, "." + parts[i] + "." + parts[parts.length - 1]);
      }
    }
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
    };
  }

  private static String hiddenOf(String name) {
    return String.format(
        "U+%04X", name.codePoints().filter(FileNames::isHidden).findFirst().orElse(0));
  }
}
