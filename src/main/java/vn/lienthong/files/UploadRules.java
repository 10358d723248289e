package vn.lienthong.files;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the receiving place takes.
 *
 * @param allowed kinds of file; {@link FileType#ZIP} only where the place wants archives, whose
 *     entries must be of the other allowed kinds
 * @param maxBytes size of the file as sent
 */
public record UploadRules(Set<FileType> allowed, long maxBytes) {

  public UploadRules {
    allowed = Set.copyOf(allowed);
  }

  /** Everything except archives. */
  public static UploadRules documents(long maxBytes) {
    return new UploadRules(EnumSet.complementOf(EnumSet.of(FileType.ZIP)), maxBytes);
  }

  /** ".docx, .pdf, …": for people. */
  public String extensionList() {
    return allowed.stream()
        .map(type -> "." + type.extension())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The {@code accept} attribute of a file field. */
  public String accept() {
    return allowed.stream()
        .flatMap(type -> type.extensions().stream())
        .map(extension -> "." + extension)
        .sorted()
        .collect(Collectors.joining(","));
  }

  public static UploadRules of(long maxBytes, FileType first, FileType... more) {
    return new UploadRules(EnumSet.of(first, more), maxBytes);
  }
}
