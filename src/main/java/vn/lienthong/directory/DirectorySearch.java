package vn.lienthong.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.search.SearchApi;
import vn.lienthong.search.SearchDocument;
import vn.lienthong.search.SearchSource;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.jobs.RecurringJob;

/**
 * Makes units and people findable, in the transaction that changes them. A unit is found by its
 * former names and codes too, and shows the name of today. Staff find all; everybody finds the
 * living units that serve the public, and nobody's name.
 */
@Component
class DirectorySearch {
  static final String UNIT = "unit";
  static final String PERSON = "person";
  private static final String AGENCY = "/directory/agencies/";
  private static final String[] SERVING =
      Arrays.stream(UnitKind.values())
          .filter(UnitKind::servesThePublic)
          .map(UnitKind::name)
          .toArray(String[]::new);
  private static final String UNITS =
      """
      select u.id,
        (select name from directory.unit_state s where s.unit_id = u.id
         order by s.valid_from <= :today desc, abs(s.valid_from - cast(:today as date)) limit 1)
          as title,
        (select string_agg(distinct name || ' · ' || name_en, ' · ') from directory.unit_state s
         where s.unit_id = u.id) as body,
        array(select code from directory.unit_code c where c.unit_id = u.id) as codes,
        u.kind = any (:servingKinds) and exists (
          select 1 from directory.unit_state s where s.unit_id = u.id
            and s.valid_from <= :today and (s.valid_until is null or s.valid_until > :today))
          as open_to_all
      from directory.unit u
      """;
  private static final String PEOPLE =
      """
      select p.id, p.name as title, p.email || ' · ' || coalesce((
          select string_agg(a.title || ', ' || s.name, ' · ')
          from directory.assignment a
          join directory.unit_state s on s.unit_id = a.unit_id
            and s.valid_from <= :today and (s.valid_until is null or s.valid_until > :today)
          where a.person_id = p.id and (a.valid_until is null or a.valid_until > :today)), '')
          as body,
        array[]::text[] as codes, false as open_to_all
      from directory.person p
      """;

  private final JdbcClient jdbc;
  private final SearchApi search;
  private final Clock clock;

  DirectorySearch(JdbcClient jdbc, SearchApi search, Clock clock) {
    this.jdbc = jdbc;
    this.search = search;
    this.clock = clock;
  }

  @EventListener
  void on(UnitFounded event) {
    putUnits(List.of(event.unitId()));
  }

  /** The people of the unit are found by its name too. */
  @EventListener
  void on(UnitRenamed event) {
    putUnits(List.of(event.unitId()));
    putPeople(
        jdbc.sql("select distinct person_id from directory.assignment where unit_id = :unit")
            .param("unit", event.unitId())
            .query((row, number) -> row.getObject(1, UUID.class))
            .list());
  }

  @EventListener
  void on(UnitRecoded event) {
    putUnits(List.of(event.unitId()));
  }

  @EventListener
  void on(UnitsMerged event) {
    putUnits(event.unitIds());
  }

  @EventListener
  void on(MergerUndone event) {
    putUnits(event.unitIds());
  }

  @EventListener
  void on(UnitSplit event) {
    putUnits(List.of(event.unitId()));
  }

  @EventListener
  void on(UnitDissolved event) {
    putUnits(List.of(event.unitId()));
  }

  @EventListener
  void on(PersonRecorded event) {
    putPeople(List.of(event.personId()));
  }

  @EventListener
  void on(PostsChanged event) {
    putPeople(List.copyOf(event.personIds()));
  }

  /** What begins or ends to hold today is shown so from today on. */
  @Bean
  RecurringJob showDirectoryOfToday() {
    return new RecurringJob("directory.search-today", Duration.ofHours(3), this::putChangesOfToday);
  }

  void putChangesOfToday() {
    putUnits(changedToday("unit_id", "directory.unit_state"));
    putPeople(changedToday("person_id", "directory.assignment"));
  }

  private List<UUID> changedToday(String column, String table) {
    LocalDate today = Vietnam.today(clock);
    return jdbc.sql(
            """
            select distinct %s from %s
            where valid_from between :yesterday and :today or valid_until between :yesterday and :today
            """
                .formatted(column, table))
        .param("yesterday", today.minusDays(1))
        .param("today", today)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  @Bean
  SearchSource unitSource() {
    return source(UNIT, UNITS, "u.id");
  }

  @Bean
  SearchSource personSource() {
    return source(PERSON, PEOPLE, "p.id");
  }

  private SearchSource source(String kind, String sql, String id) {
    return new SearchSource() {
      @Override
      public String kind() {
        return kind;
      }

      @Override
      public List<SearchDocument> page(@Nullable UUID after, int size) {
        return jdbc.sql(
                sql
                    + "where cast(:after as uuid) is null or %s > :after order by %s limit :size"
                        .formatted(id, id))
            .param("today", Vietnam.today(clock))
            .param("servingKinds", SERVING)
            .param("after", after)
            .param("size", size)
            .query((row, number) -> document(kind, row))
            .list();
      }
    };
  }

  private void putUnits(List<UUID> ids) {
    put(UNIT, UNITS + "where u.id = any (:ids)", ids);
  }

  private void putPeople(List<UUID> ids) {
    put(PERSON, PEOPLE + "where p.id = any (:ids)", ids);
  }

  private void put(String kind, String sql, List<UUID> ids) {
    jdbc.sql(sql)
        .param("today", Vietnam.today(clock))
        .param("servingKinds", SERVING)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, number) -> document(kind, row))
        .list()
        .forEach(search::put);
  }

  private static SearchDocument document(String kind, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    boolean openToAll = row.getBoolean("open_to_all");
    String path =
        kind.equals(PERSON) ? "/directory/people/" : openToAll ? AGENCY : "/directory/units/";
    return new SearchDocument(
        kind,
        id,
        row.getString("title"),
        row.getString("body"),
        Arrays.stream((String[]) row.getArray("codes").getArray())
            .flatMap(code -> Stream.concat(Stream.of(code), UnitCodes.toOld(code).stream()))
            .distinct()
            .toList(),
        path + id,
        openToAll ? Set.of(SearchApi.STAFF, SearchApi.PUBLIC) : Set.of(SearchApi.STAFF));
  }
}
