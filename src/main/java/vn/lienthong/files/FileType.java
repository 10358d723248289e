package vn.lienthong.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of file the platform can take in, with the extension and media type under which each is
 * stored and served.
 */
public enum FileType {
  PDF("application/pdf", List.of("pdf"), Set.of("application/x-pdf")),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      List.of("docx"),
      Set.of("application/zip")),
  XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      List.of("xlsx"),
      Set.of("application/zip")),
  PNG("image/png", List.of("png"), Set.of("image/x-png")),
  JPEG("image/jpeg", List.of("jpg", "jpeg"), Set.of("image/jpg", "image/pjpeg")),
  WEBP("image/webp", List.of("webp"), Set.of()),
  TXT("text/plain", List.of("txt"), Set.of()),
  // Windows announces .csv under the name of whatever program is registered for it
  CSV(
      "text/csv",
      List.of("csv"),
      Set.of(
          "application/csv",
          "text/plain",
          "application/vnd.ms-excel",
          "text/comma-separated-values")),
  XML("application/xml", List.of("xml"), Set.of("text/xml")),
  ZIP(
      "application/zip",
      List.of("zip"),
      Set.of("application/x-zip-compressed", "application/x-zip"));

  private final String mediaType;
  private final List<String> extensions;
  private final Set<String> otherDeclaredTypes;

  FileType(String mediaType, List<String> extensions, Set<String> otherDeclaredTypes) {
    this.mediaType = mediaType;
    this.extensions = extensions;
    this.otherDeclaredTypes = otherDeclaredTypes;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The usual extension, without a dot. */
  public String extension() {
    return extensions.getFirst();
  }

  /** Every extension accepted for this kind, without dots. */
  public List<String> extensions() {
    return extensions;
  }

  public boolean isPicture() {
    return this == PNG || this == JPEG || this == WEBP;
  }

  /** Plain characters, to be read as UTF-8. */
  public boolean isText() {
    return this == TXT || this == CSV || this == XML;
  }

  /** Stored as a ZIP archive, whatever it means. */
  public boolean isZipContainer() {
    return this == DOCX || this == XLSX || this == ZIP;
  }

  /** Whether senders announce this kind with the media type, given in lower case. */
  public boolean mayBeDeclaredAs(String declared) {
    return declared.equals(mediaType) || otherDeclaredTypes.contains(declared);
  }

  /** The kind whose extension this is; letter case does not matter. */
  public static Optional<FileType> ofExtension(String extension) {
    var lower = extension.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(type -> type.extensions.contains(lower)).findFirst();
  }

  /** The kind with exactly this stored media type. */
  public static Optional<FileType> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
  }
}
