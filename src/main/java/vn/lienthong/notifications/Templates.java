package vn.lienthong.notifications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.db.Remembered;
import vn.lienthong.shared.db.Signals;

/** The wording in force: what was edited in the product, else what the modules ship. */
@Component
class Templates {
  private final JdbcClient jdbc;
  private final ObjectProvider<TemplateSource> sources;
  private final Remembered<Map<Key, NoticeTemplate>> wordings;
  private @Nullable Map<Key, NoticeTemplate> shipped;

  private record Key(String event, Channel channel, String lang) {}

  /**
   * A template and its edit.
   *
   * @param version 0 while it is the shipped wording
   */
  record Edited(
      NoticeTemplate text, int version, @Nullable Instant changedAt, @Nullable String changedBy) {}

  Templates(JdbcClient jdbc, ObjectProvider<TemplateSource> sources, Signals signals) {
    this.jdbc = jdbc;
    this.sources = sources;
    this.wordings = new Remembered<>(signals, "notifications.wordings", this::readWordings);
  }

  /** The wordings of an event. */
  Map<Channel, NoticeTemplate> of(String event, String lang) {
    Map<Channel, NoticeTemplate> all = new EnumMap<>(Channel.class);
    Map<Key, NoticeTemplate> known = wordings.get();
    for (Channel channel : Channel.values()) {
      NoticeTemplate text = known.get(new Key(event, channel, lang));
      if (text != null) {
        all.put(channel, text);
      }
    }
    return all;
  }

  /** Forgets what is remembered, when a row was written past this class. */
  void changed() {
    wordings.changed();
  }

  private Map<Key, NoticeTemplate> readWordings() {
    Map<Key, NoticeTemplate> known = new HashMap<>(shipped());
    edits().forEach(edited -> known.put(key(edited.text()), edited.text()));
    return known;
  }

  private List<Edited> edits() {
    return jdbc.sql("select * from notifications.template").query((row, i) -> read(row)).list();
  }

  Optional<Edited> edited(String event, Channel channel, String lang) {
    Optional<Edited> own =
        jdbc.sql(
                """
                select * from notifications.template
                where event = :event and channel = :channel and lang = :lang
                """)
            .param("event", event)
            .param("channel", channel.name())
            .param("lang", lang)
            .query((row, i) -> read(row))
            .optional();
    return own.or(() ->
        Optional.ofNullable(shipped().get(new Key(event, channel, lang)))
            .map(text -> new Edited(text, 0, null, null)));
  }

  /** The names that the event offers: those that any wording of it uses, and its link. */
  SortedSet<String> placeholders(String event) {
    SortedSet<String> names = new TreeSet<>(List.of(Placeholders.LINK));
    Stream.concat(shipped().values().stream(), all().stream().map(Edited::text))
        .filter(text -> text.event().equals(event))
        .forEach(text -> names.addAll(Placeholders.in(text.subject() + " " + text.body())));
    return names;
  }

  /** An empty wording of an event that has others, to be written now. */
  Optional<Edited> missing(String event, Channel channel, String lang) {
    return all().stream().anyMatch(e -> e.text().event().equals(event))
        ? Optional.of(new Edited(new NoticeTemplate(event, channel, lang, "", ""), 0, null, null))
        : Optional.empty();
  }

  List<Edited> all() {
    Map<Key, Edited> all = new HashMap<>();
    shipped().forEach((key, text) -> all.put(key, new Edited(text, 0, null, null)));
    edits().forEach(e -> all.put(key(e.text()), e));
    List<Edited> sorted = new ArrayList<>(all.values());
    sorted.sort(
        Comparator.comparing((Edited e) -> e.text().event())
            .thenComparing(e -> e.text().channel())
            .thenComparing(e -> e.text().lang(), Comparator.reverseOrder()));
    return sorted;
  }

  /** Stores the edit if nobody else edited since {@code version}. */
  boolean store(NoticeTemplate text, int version, Instant at, String by) {
    boolean stored =
        jdbc.sql(
                    """
                    insert into notifications.template as t
                      (event, channel, lang, subject, body, version, changed_at, changed_by_name)
                    select :event, :channel, :lang, :subject, :body, :version + 1, :at, :by
                    on conflict (event, channel, lang) do update set subject = excluded.subject,
                      body = excluded.body, version = excluded.version,
                      changed_at = excluded.changed_at, changed_by_name = excluded.changed_by_name
                    where t.version = :version
                    """)
                .param("event", text.event())
                .param("channel", text.channel().name())
                .param("lang", text.lang())
                .param("subject", text.subject())
                .param("body", text.body())
                .param("version", version)
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .param("by", by)
                .update()
            == 1;
    changed();
    return stored;
  }

  private synchronized Map<Key, NoticeTemplate> shipped() {
    if (shipped == null) {
      Map<Key, NoticeTemplate> found = new HashMap<>();
      sources
          .orderedStream()
          .flatMap(source -> source.templates().stream())
          .forEach(text -> found.put(key(text), text));
      shipped = found;
    }
    return shipped;
  }

  private static Key key(NoticeTemplate text) {
    return new Key(text.event(), text.channel(), text.lang());
  }

  private static Edited read(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Edited(
        new NoticeTemplate(
            row.getString("event"),
            Channel.valueOf(row.getString("channel")),
            row.getString("lang"),
            row.getString("subject"),
            row.getString("body")),
        row.getInt("version"),
        row.getTimestamp("changed_at").toInstant(),
        row.getString("changed_by_name"));
  }
}
