package vn.lienthong.procedures;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.lienthong.search.SearchApi;
import vn.lienthong.search.SearchDocument;

/** Makes published procedures findable in the one search box; a later event replaces an earlier. */
@Component
class ProcedureSearchFeed {
  private final SearchApi search;

  ProcedureSearchFeed(SearchApi search) {
    this.search = search;
  }

  @ApplicationModuleListener
  void on(ProcedurePublished event) {
    search.put(
        new SearchDocument(
            "procedure",
            UUID.nameUUIDFromBytes(event.code().getBytes(StandardCharsets.UTF_8)),
            event.name(),
            "",
            List.of(event.code()),
            "/procedures/" + event.code(),
            Set.of(SearchApi.PUBLIC)));
  }
}
