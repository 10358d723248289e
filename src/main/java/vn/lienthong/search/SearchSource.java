package vn.lienthong.search;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives all documents of one kind again, for {@code ./lienthong search rebuild}; a Spring bean of
 * the module that owns them.
 */
public interface SearchSource {
  String kind();

  /**
   * The next documents in the order of their ids.
   *
   * @param after the last id already given; null at the start
   */
  List<SearchDocument> page(@Nullable UUID after, int size);
}
