package vn.lienthong.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds documents; every question has the keys of who asks. */
@Repository
class SearchMatches {
  /**
   * More matches than these are neither ranked nor counted: nobody reads on, and every further one
   * costs a page of the disk.
   */
  static final int CAP = 300;

  /** So many with the words before an unfinished one are looked through for its beginning. */
  private static final int LOOKED_THROUGH = 2000;

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

  SearchMatches(JdbcClient jdbc) {
    this.jdbc = jdbc;
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

  /** Some of what matches in one way and may be seen, newest first; of one kind, or of all. */
  List<Candidate> matches(
      Way way, SearchQuery query, Set<String> keys, @Nullable String kind, int limit) {
    var asked = way.query(query);
    if (asked.isEmpty()) {
      return List.of();
    }
    if (way == Way.UNFINISHED_WORDS && !query.before().isEmpty()) {
      var near = unfinished(query, keys, kind, limit);
      if (near.candidates().size() >= limit || near.complete()) {
        return near.candidates();
      }
    }
    return jdbc.sql(
            """
            select kind, object_id from (
              select kind, object_id, updated_at from search.document
              where %s @@ cast(:asked as tsquery) and visibility && cast(:keys as text[])
                and (cast(:kind as text) is null or kind = cast(:kind as text))
              limit :limit) as match
            order by updated_at desc, object_id
            """
                .formatted(way.column))
        .param("asked", asked)
        .param("keys", keys.toArray(String[]::new))
        .param("kind", kind)
        .param("limit", limit)
        .query(SearchMatches::candidate)
        .list();
  }

  /** All kinds there are, by one step in the index each; to be asked for, not to be told. */
  List<String> kinds() {
    return jdbc.sql(
            """
            with recursive known as (
              select min(kind) as kind from search.document
              union all
              select (select min(kind) from search.document where kind > known.kind) from known
              where known.kind is not null)
            select kind from known where kind is not null
            """)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private record Near(List<Candidate> candidates, boolean complete) {}

  /** One that was looked through, the empty one where none has the beginning. */
  private record Looked(Candidate candidate, boolean complete) {}

  /**
   * The index gathers everything that a short beginning could become, which is much. Where few have
   * the other words and may be seen, those are looked through for it instead; the function does so
   * as the operator would turn to the index.
   */
  private Near unfinished(SearchQuery query, Set<String> keys, @Nullable String kind, int limit) {
    var looked =
        jdbc.sql(
                """
                with near as materialized (
                  select kind, object_id, updated_at, words from search.document
                  where words @@ cast(:before as tsquery) and visibility && cast(:keys as text[])
                    and (cast(:kind as text) is null or kind = cast(:kind as text))
                  limit :most),
                begun as (
                  select kind, object_id, updated_at from near
                  where ts_match_vq(words, cast(:begun as tsquery)) limit :limit)
                select coalesce(begun.kind, '') as kind, begun.object_id,
                  (select count(*) from near) as many
                from (values (1)) one left join begun on true
                order by begun.updated_at desc, begun.object_id
                """)
            .param("before", query.before())
            .param("begun", query.begun())
            .param("keys", keys.toArray(String[]::new))
            .param("kind", kind)
            .param("most", LOOKED_THROUGH)
            .param("limit", limit)
            .query((row, number) ->
                new Looked(candidate(row, number), row.getLong("many") < LOOKED_THROUGH))
            .list();
    return new Near(
        looked.stream().map(Looked::candidate).filter(c -> !c.kind().isEmpty()).toList(),
        looked.getFirst().complete());
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
        .query(SearchMatches::candidate)
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
        .query(SearchMatches::found)
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
