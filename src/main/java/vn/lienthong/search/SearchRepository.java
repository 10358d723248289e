package vn.lienthong.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SearchRepository {
  private static final int MAX_BODY = 100_000;

  private final JdbcClient jdbc;

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
}
