package vn.lienthong.search;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.CurrentUser;

/**
 * What other modules ask of search. Whatever comes back, counts and suggestions too, the user may
 * see.
 */
@Service
public class SearchApi {
  public static final String PUBLIC = "public";
  public static final String STAFF = "staff";

  private static final int RANKED = 60;

  /** Who has the title with its accents has the words, too. */
  private static final List<SearchMatches.Way> WHOLE =
      List.of(SearchMatches.Way.CODE, SearchMatches.Way.WORDS);

  private static final List<SearchMatches.Way> ALL = List.of(SearchMatches.Way.values());

  /** While somebody types, the last word may be unfinished; who sends it off has finished it. */
  private static final List<SearchMatches.Way> TYPING =
      List.of(
          SearchMatches.Way.CODE,
          SearchMatches.Way.TITLE_WITH_ACCENTS,
          SearchMatches.Way.UNFINISHED_WORDS);

  private final SearchRepository documents;
  private final SearchMatches finding;
  private final Clock clock;

  SearchApi(SearchRepository documents, SearchMatches finding, Clock clock) {
    this.documents = documents;
    this.finding = finding;
    this.clock = clock;
  }

  /** Makes the document findable, or replaces it, in the caller's transaction. */
  @Transactional
  public void put(SearchDocument document) {
    if (!documents.holds(document)) {
      documents.put(document, clock.instant());
    }
  }

  @Transactional
  public void remove(String kind, UUID id) {
    documents.remove(kind, id);
  }

  /** The key of a citizen's own things. */
  public static String citizenKey(UUID account) {
    return "citizen:" + account;
  }

  /** The key of what belongs to a person or an organisation, before they have an account too. */
  public static String ownerKey(String identityNumber) {
    return "owner:" + identityNumber;
  }

  /**
   * Keys for whoever has the permission over the unit: in the unit itself, over a unit above it, or
   * over the province.
   *
   * @param unitPath "/1/14/203/"
   */
  public static Set<String> unitKeys(String permission, String unitPath) {
    var keys = new LinkedHashSet<String>();
    keys.add(permission + "@" + unitPath);
    for (int end = unitPath.length(); end > 0; end = unitPath.lastIndexOf('/', end - 2) + 1) {
      keys.add(permission + "@" + unitPath.substring(0, end) + "%");
    }
    keys.add(permission + "@%");
    return keys;
  }

  /** The keys that a user holds now, from posts and delegations. */
  static Set<String> keysOf(CurrentUser user) {
    var keys = new LinkedHashSet<String>();
    keys.add(PUBLIC);
    if (user.isStaff() && user.may("search.use")) {
      keys.add(STAFF);
    }
    if (user.isCitizen()) {
      keys.add(citizenKey(user.requireId()));
      if (user.identityNumber() != null) {
        keys.add(ownerKey(user.identityNumber()));
      }
    }
    for (var post : user.posts()) {
      for (var permission : post.permissions()) {
        keys.add(
            permission
                + "@"
                + switch (post.scope()) {
                  case OWN_UNIT -> post.unitPath();
                  case SUBTREE -> post.unitPath() + "%";
                  case PROVINCE -> "%";
                });
      }
    }
    return keys;
  }

  /**
   * Finds what the user may see.
   *
   * @param kind only this kind; null for all
   * @param from number of hits to leave out
   */
  @Transactional(readOnly = true)
  public SearchResult find(
      CurrentUser user, String text, @Nullable String kind, int from, int size) {
    var query = SearchQuery.of(text);
    if (query.isEmpty()) {
      return SearchResult.NONE;
    }
    var keys = keysOf(user);
    finding.prepare();
    var matches = matches(ALL, query, keys, null, SearchMatches.CAP);
    boolean capped = matches.size() > SearchMatches.CAP;
    var known =
        matches.isEmpty()
            ? finding.similar(query, keys, size)
            : matches.subList(0, Math.min(matches.size(), SearchMatches.CAP));
    if (known.isEmpty()) {
      return SearchResult.NONE;
    }
    Map<String, Long> counts =
        known.stream()
            .collect(
                Collectors.groupingBy(
                    SearchMatches.Candidate::kind, LinkedHashMap::new, Collectors.counting()));
    var ofKind = known.stream().filter(match -> kind == null || kind.equals(match.kind())).toList();
    if (kind != null && capped) {
      // those that were counted are any: others of the kind may stand beyond them
      var more = matches(ALL, query, keys, kind, SearchMatches.CAP);
      ofKind = more.subList(0, Math.min(more.size(), SearchMatches.CAP));
      counts.put(kind, (long) ofKind.size());
    }
    var others = capped ? others(query, keys, counts.keySet()) : Set.<String>of();
    return new SearchResult(
        page(ofKind, query, keys, from, size), counts, capped, others, matches.isEmpty());
  }

  /** What else has a match that may be seen; asked for one match each, in the way that gave any. */
  private Set<String> others(SearchQuery query, Set<String> keys, Set<String> counted) {
    var ways = matches(WHOLE, query, keys, null, 0).isEmpty() ? ALL : WHOLE;
    return finding.kinds().stream()
        .filter(kind -> !counted.contains(kind))
        .filter(kind -> !matches(ways, query, keys, kind, 0).isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A few hits while somebody types. */
  @Transactional(readOnly = true)
  public List<SearchHit> suggest(CurrentUser user, String text, int size) {
    var query = SearchQuery.of(text);
    if (query.text().length() < 2 || query.isEmpty()) {
      return List.of();
    }
    var keys = keysOf(user);
    finding.prepare();
    var ways = query.open().isEmpty() ? ALL : TYPING;
    return page(matches(ways, query, keys, null, RANKED), query, keys, 0, size);
  }

  /**
   * Asks in one way after the other, until there are enough; where whole words are asked for, too,
   * an unfinished one only if codes and whole words gave nothing.
   */
  private List<SearchMatches.Candidate> matches(
      List<SearchMatches.Way> ways,
      SearchQuery query,
      Set<String> keys,
      @Nullable String kind,
      int enough) {
    var matches = new LinkedHashSet<SearchMatches.Candidate>();
    for (var way : ways) {
      boolean last =
          way == SearchMatches.Way.UNFINISHED_WORDS && ways.contains(SearchMatches.Way.WORDS);
      if (last ? matches.isEmpty() : matches.size() <= enough) {
        matches.addAll(finding.matches(way, query, keys, kind, enough + 1));
      }
    }
    return List.copyOf(matches);
  }

  /**
   * The first ones are fetched together and put in the order of {@link SearchRank}; those far down
   * stay as they came.
   */
  private List<SearchHit> page(
      List<SearchMatches.Candidate> matches,
      SearchQuery query,
      Set<String> keys,
      int from,
      int size) {
    var wanted =
        from + size <= RANKED
            ? matches.subList(0, Math.min(matches.size(), RANKED))
            : matches.stream().skip(from).limit(size).toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<SearchMatches.Candidate, SearchMatches.Found> found =
        finding.fetch(wanted, keys).stream()
            .collect(
                Collectors.toMap(
                    row -> new SearchMatches.Candidate(row.kind(), row.id()), Function.identity()));
    var rows = wanted.stream().map(found::get).filter(Objects::nonNull);
    var shown =
        from + size <= RANKED ? rows.sorted(SearchRank.of(query)).skip(from).limit(size) : rows;
    return shown.map(row -> hit(row, query)).toList();
  }

  private static SearchHit hit(SearchMatches.Found row, SearchQuery query) {
    return new SearchHit(
        row.kind(),
        row.id(),
        SearchMarks.mark(row.title(), query.words()),
        SearchMarks.excerpt(row.body(), query.words()),
        row.codes(),
        row.url(),
        row.updatedAt());
  }
}
