package vn.lienthong.search;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.Command;

/**
 * {@code ./lienthong search rebuild [--kind KIND]}: asks every module for its documents again,
 * while search goes on working.
 */
@Component
class SearchRebuild implements Command {
  private static final int PAGE = 500;

  private final List<SearchSource> sources;
  private final SearchRepository documents;
  private final AuditApi audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SearchRebuild(
      List<SearchSource> sources,
      SearchRepository documents,
      AuditApi audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.sources = sources;
    this.documents = documents;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "search rebuild";
  }

  @Override
  public String summary() {
    return "lập lại chỉ mục tìm kiếm / build the search index anew [--kind KIND]";
  }

  @Override
  public Set<String> options() {
    return Set.of("kind");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    Arguments given = Arguments.parse(arguments);
    if (!given.words().isEmpty()) {
      out.println("./lienthong search rebuild [--kind KIND]");
      return 2;
    }
    var kind = given.option("kind");
    var chosen =
        sources.stream()
            .filter(source -> kind.isEmpty() || kind.get().equals(source.kind()))
            .toList();
    if (chosen.isEmpty()) {
      out.println(
          "Không có loại này / no such kind; có / known: "
              + sources.stream().map(SearchSource::kind).sorted().toList());
      return 2;
    }
    chosen.forEach(source -> rebuild(source, out));
    return 0;
  }

  private void rebuild(SearchSource source, PrintStream out) {
    var started = clock.instant();
    long count = 0;
    @Nullable UUID after = null;
    for (var page = page(source, after); !page.isEmpty(); page = page(source, after)) {
      count += page.size();
      after = page.getLast().id();
      out.println(source.kind() + ": " + count);
    }
    // whatever was not given again, and not put by somebody in the meantime, is gone
    int removed = documents.removeOlder(source.kind(), started);
    var result = java.util.Map.of("documents", count, "removed", removed);
    transaction.executeWithoutResult(_ ->
        audit.record(
            new AuditEvent(
                "search.rebuilt",
                "search",
                source.kind(),
                CurrentUser.SYSTEM,
                null,
                null,
                result,
                null)));
    out.println(
        source.kind() + ": " + count + " tài liệu / documents, " + removed + " đã bỏ / removed");
  }

  private List<SearchDocument> page(SearchSource source, @Nullable UUID after) {
    var page =
        transaction.execute(_ -> {
          var documentsOfPage = source.page(after, PAGE);
          documentsOfPage.forEach(document -> documents.put(document, clock.instant()));
          return documentsOfPage;
        });
    return page == null ? List.of() : page;
  }
}
