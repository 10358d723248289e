package vn.lienthong.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.signing.SignatureSummary;
import vn.lienthong.signing.SigningApi;
import vn.lienthong.store.national.NationalFinding;
import vn.lienthong.store.national.NationalPapers;

/** Everything that is known of a paper, for its owner and for officers alike. */
@Service
class ItemStories {
  private final ItemRepository items;
  private final UseRepository uses;
  private final CopiedResults copied;
  private final FilesApi files;
  private final SigningApi signing;
  private final NationalPapers national;

  ItemStories(
      ItemRepository items,
      UseRepository uses,
      CopiedResults copied,
      FilesApi files,
      SigningApi signing,
      NationalPapers national) {
    this.items = items;
    this.uses = uses;
    this.copied = copied;
    this.files = files;
    this.signing = signing;
    this.national = national;
  }

  /**
   * An entry of the history.
   *
   * @param earlier a file that it had then and has no longer
   */
  record Chapter(ItemRepository.Version version, @Nullable StoredFile earlier) {}

  /**
   * A paper with all that belongs to it.
   *
   * @param signature that this house put on its file
   * @param found how the national store told of it
   * @param replacedBy the paper that took its place
   * @param renews the paper in whose place it came
   * @param renewal the paper that waits to take its place
   * @param copyOf the results that it is a certified copy of, as far as the reader sees them
   * @param copies certified copies of it, as far as the reader sees them
   */
  record Story(
      StoreItem item,
      @Nullable StoredFile file,
      @Nullable SignatureSummary signature,
      List<UseRepository.Row> uses,
      List<Chapter> chapters,
      @Nullable NationalFinding found,
      @Nullable StoreItem replacedBy,
      @Nullable StoreItem renews,
      @Nullable StoreItem renewal,
      List<StoreItem> copyOf,
      List<StoreItem> copies) {}

  Story of(StoreItem item, CurrentUser reader) {
    List<ItemRepository.Version> versions = items.versions(item.id());
    Set<UUID> ids =
        versions.stream()
            .map(ItemRepository.Version::fileId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (item.fileId() != null) {
      ids.add(item.fileId());
    }
    Map<UUID, StoredFile> known =
        files.all(ids).stream().collect(Collectors.toMap(StoredFile::id, Function.identity()));
    boolean national = item.provenance().origin() == StoreItem.Origin.DATABASE;
    return new Story(
        item,
        item.fileId() == null ? null : known.get(item.fileId()),
        item.sha256() == null ? null : signing.ofContent(item.sha256()).orElse(null),
        uses.of(item.id()),
        chapters(versions, known),
        national ? this.national.ofItem(item.id()).orElse(null) : null,
        other(item.replacedBy()),
        other(item.renews()),
        items.renewal(item.id()).orElse(null),
        copied.results(item.id(), reader),
        copied.copies(item.id(), reader));
  }

  private @Nullable StoreItem other(@Nullable UUID id) {
    return id == null ? null : items.find(id).orElse(null);
  }

  /** Newest first; a file stands where it was last the paper's own. */
  private static List<Chapter> chapters(
      List<ItemRepository.Version> versions, Map<UUID, StoredFile> known) {
    List<Chapter> chapters = new ArrayList<>();
    UUID later = versions.isEmpty() ? null : versions.getFirst().fileId();
    for (ItemRepository.Version version : versions) {
      UUID file = version.fileId();
      boolean earlier = file != null && !file.equals(later);
      chapters.add(new Chapter(version, earlier ? known.get(file) : null));
      later = file;
    }
    return chapters;
  }
}
