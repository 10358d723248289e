package vn.lienthong.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SearchRepository {
  /**
   * More matches than these are neither ranked nor counted: nobody reads on, and every further one
   * costs a page of the disk.
   */
  static final int CAP = 300;

  private static final int MAX_BODY = 100_000;

  private final JdbcClient jdbc;

  /** A match before its texts are fetched. */
  record Candidate(String kind, UUID id) {}

  record Found(
      String kind,
      UUID id,
      String title,
      String body,
      List<String> codes,
      String url,
      Instant updatedAt) {}

  /** The ways of matching, best first. */
  enum Way {
    CODE("code_words"),
    TITLE_WITH_ACCENTS("title_accents"),
    WORDS("words"),
    UNFINISHED_WORDS("words");

    private final String column;

    Way(String column) {
      this.column = column;
    }

    private String query(SearchQuery query) {
      return switch (this) {
        case CODE -> query.code();
        case TITLE_WITH_ACCENTS -> query.accents();
        case WORDS -> query.folded();
        case UNFINISHED_WORDS -> query.open();
      };
    }
  }

  SearchRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(SearchDocument document, Instant now) {
    var body =
        document.body().length() > MAX_BODY
            ? document.body().substring(0, MAX_BODY)
            : document.body();
    var titleWords = VietnameseText.words(document.title());
    jdbc.sql(
            """
            with searched as (
              insert into search.document (kind, object_id, visibility, title_folded, words,
                title_accents, code_words, updated_at)
              values (:kind, :id, :visibility, :titleFolded, cast(:words as tsvector),
                cast(:titleAccents as tsvector), cast(:codeWords as tsvector), :now)
              on conflict (kind, object_id) do update set visibility = excluded.visibility,
                title_folded = excluded.title_folded, words = excluded.words,
                title_accents = excluded.title_accents, code_words = excluded.code_words,
                updated_at = excluded.updated_at)
            insert into search.document_text (kind, object_id, title, body, codes, url)
            values (:kind, :id, :title, :body, :codes, :url)
            on conflict (kind, object_id) do update set title = excluded.title,
              body = excluded.body, codes = excluded.codes, url = excluded.url
            """)
        .param("kind", document.kind())
        .param("id", document.id())
        .param("title", document.title())
        .param("body", body)
        .param("codes", document.codes().toArray(String[]::new))
        .param("url", document.url())
        .param("visibility", document.visibility().toArray(String[]::new))
        .param("titleFolded", VietnameseText.fold(document.title()))
        .param("words", SearchWords.vector(titleWords, VietnameseText.words(body)))
        .param(
            "titleAccents",
            SearchWords.vector(VietnameseText.accentKeys(document.title()), List.of()))
        .param("codeWords", SearchWords.codes(document.codes()))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether just this is stored; most acts on a thing leave alone what is searched of it. */
  boolean holds(SearchDocument document) {
    return jdbc.sql(
            """
            select exists (select 1 from search.document d
              join search.document_text t on t.kind = d.kind and t.object_id = d.object_id
              where d.kind = :kind and d.object_id = :id and t.title = :title and t.body = :body
                and t.codes = cast(:codes as text[]) and t.url = :url
                and d.visibility @> cast(:visibility as text[])
                and d.visibility <@ cast(:visibility as text[]))
            """)
        .param("kind", document.kind())
        .param("id", document.id())
        .param("title", document.title())
        .param("body", document.body())
        .param("codes", document.codes().toArray(String[]::new))
        .param("url", document.url())
        .param("visibility", document.visibility().toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }

  void remove(String kind, UUID id) {
    jdbc.sql("delete from search.document where kind = :kind and object_id = :id")
        .param("kind", kind)
        .param("id", id)
        .update();
  }

  int removeOlder(String kind, Instant limit) {
    return jdbc.sql("delete from search.document where kind = :kind and updated_at < :limit")
        .param("kind", kind)
        .param("limit", limit.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * For the rest of the transaction: plans are made for the words and keys at hand, as a plan for
   * any would read the whole of a long list; and the pages of a common word fit into memory.
   */
  void prepare() {
    jdbc.sql(
            """
            select set_config('plan_cache_mode', 'force_custom_plan', true),
              set_config('work_mem', '32MB', true), set_config('jit', 'off', true)
            """)
        .query((row, number) -> row.getString(1))
        .single();
  }

  /** Some of what matches in one way and may be seen, newest first. */
  List<Candidate> matches(Way way, SearchQuery query, Set<String> keys, int limit) {
    var asked = way.query(query);
    if (asked.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select kind, object_id from (
              select kind, object_id, updated_at from search.document
              where %s @@ cast(:asked as tsquery) and visibility && cast(:keys as text[])
              limit :limit) as match
            order by updated_at desc, object_id
            """
                .formatted(way.column))
        .param("asked", asked)
        .param("keys", keys.toArray(String[]::new))
        .param("limit", limit)
        .query(SearchRepository::candidate)
        .list();
  }

  /**
   * For when nothing matches: what matches without one of the words, or else titles that look like
   * what was typed; those that look most like it first. Every question has the keys, so nobody
   * learns which word stands in something hidden.
   */
  List<Candidate> similar(SearchQuery query, Set<String> keys, int count) {
    for (var fewer : query.withoutOne()) {
      var near = similar("words @@ cast(:fewer as tsquery)", fewer, query, keys, count);
      if (!near.isEmpty()) {
        return near;
      }
    }
    return similar("cast(:text as text) operator(public.<%) title_folded", "", query, keys, count);
  }

  private List<Candidate> similar(
      String condition, String fewer, SearchQuery query, Set<String> keys, int count) {
    return jdbc.sql(
            """
            select kind, object_id from (
              select kind, object_id, title_folded, updated_at from search.document
              where %s and visibility && cast(:keys as text[]) limit :most) as near
            order by public.word_similarity(:text, title_folded) desc, updated_at desc limit :count
            """
                .formatted(condition))
        .param("text", String.join(" ", query.words()))
        .param("fewer", fewer)
        .param("keys", keys.toArray(String[]::new))
        .param("most", CAP)
        .param("count", count)
        .query(SearchRepository::candidate)
        .list();
  }

  /** The texts of the candidates, in no order; asked for with the keys once more, as a guard. */
  List<Found> fetch(List<Candidate> candidates, Set<String> keys) {
    return jdbc.sql(
            """
            select d.kind, d.object_id, t.title, t.body, t.codes, t.url, d.updated_at
            from unnest(:kinds, :ids) as c (kind, id)
            join search.document d on d.kind = c.kind and d.object_id = c.id
            join search.document_text t on t.kind = c.kind and t.object_id = c.id
            where d.visibility && cast(:keys as text[])
            """)
        .param("kinds", candidates.stream().map(Candidate::kind).toArray(String[]::new))
        .param("ids", candidates.stream().map(Candidate::id).toArray(UUID[]::new))
        .param("keys", keys.toArray(String[]::new))
        .query(SearchRepository::found)
        .list();
  }

  private static Candidate candidate(ResultSet row, int number) throws SQLException {
    return new Candidate(row.getString(1), row.getObject(2, UUID.class));
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    return new Found(
        row.getString("kind"),
        row.getObject("object_id", UUID.class),
        row.getString("title"),
        row.getString("body"),
        List.of((String[]) row.getArray("codes").getArray()),
        row.getString("url"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
