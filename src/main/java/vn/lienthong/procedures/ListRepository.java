package vn.lienthong.procedures;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.procedures.ProcedureContent.Applicant;
import vn.lienthong.procedures.ProcedureContent.Level;
import vn.lienthong.procedures.ProcedureContent.Term;

/** Lists for the public (what is in force) and for officers (the newest version of each). */
@Repository
class ListRepository {
  /** The version of each procedure that is in force on the day. */
  private static final String IN_FORCE =
      """
      from (select distinct on (code) * from procedures.version
            where state = 'PUBLISHED' and effective_from <= :on
            order by code, effective_from desc, number desc) v
      where (:text = '' or v.folded like all (:patterns))
        and (:sector::text is null or v.sector = :sector)
        and (:level::text is null or :level = any (v.levels))
        and (:applicant::text is null or :applicant = any (v.applicants))
        and (not :fileable or v.fileable)
      """;

  private static final String SUMMARY =
      """
      select v.id, v.code, v.name, v.name_en, v.sector, v.sector_en, v.levels, v.applicants,
        v.effective_from, v.term_text, v.fileable, v.content -> 'serviceLevels' as service
      """;

  private final JdbcClient jdbc;

  ListRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A sector and how many procedures it has. */
  record SectorCount(String sector, @Nullable String sectorEn, int procedures) {}

  /** What officers filter by; {@code after} is the last code of the page before. */
  record Filter(
      String text, @Nullable String sector, @Nullable String state, String after, int size) {}

  List<ProcedureSummary> search(ProcedureSearch search, LocalDate on) {
    return jdbc.sql(
            SUMMARY
                + IN_FORCE
                + """
                order by (:text <> '' and v.name ilike :exact) desc,
                  (:text <> '' and v.folded_name like :begins) desc,
                  v.fileable desc,
                  (:text <> '' and v.folded_name like :whole) desc,
                  length(v.name) * sign(length(:text)), v.name collate "vi-x-icu", v.code
                limit :size offset :offset
                """)
        .params(parameters(search, on))
        .query((row, i) -> summary(row, on))
        .list();
  }

  /** Used or fileable ones, the most used first, equal ones by name. */
  List<ProcedureSummary> mostUsed(Map<String, Long> uses, int size, LocalDate on) {
    return jdbc.sql(
            SUMMARY
                + """
                from (select distinct on (code) * from procedures.version
                      where state = 'PUBLISHED' and effective_from <= :on
                      order by code, effective_from desc, number desc) v
                left join unnest(cast(:codes as text[]), cast(:uses as bigint[])) as u(code, uses)
                  on u.code = v.code
                where v.fileable or u.uses > 0
                order by coalesce(u.uses, 0) desc, v.name collate "vi-x-icu", v.code
                limit :size
                """)
        .param("codes", uses.keySet().toArray(String[]::new))
        .param("uses", uses.values().toArray(Long[]::new))
        .param("on", on)
        .param("size", size)
        .query((row, i) -> summary(row, on))
        .list();
  }

  int count(ProcedureSearch search, LocalDate on) {
    return jdbc.sql("select count(*) " + IN_FORCE)
        .params(parameters(search, on))
        .query(Integer.class)
        .single();
  }

  List<SectorCount> sectors(LocalDate on) {
    return jdbc.sql(
            """
            select v.sector, max(v.sector_en) as sector_en, count(*) as procedures
            from (select distinct on (code) * from procedures.version
                  where state = 'PUBLISHED' and effective_from <= :on
                  order by code, effective_from desc, number desc) v
            where v.sector <> '' group by v.sector order by v.sector collate "vi-x-icu"
            """)
        .param("on", on)
        .query((row, i) -> new SectorCount(row.getString(1), row.getString(2), row.getInt(3)))
        .list();
  }

  /** The newest version of each procedure; of a state or with open doubts if asked. */
  List<VersionRow> forOfficers(Filter filter) {
    return jdbc.sql(
            """
            select v.*, (select count(*) from procedures.doubt d
                         where d.version_id = v.id and d.state = 'OPEN') as open_doubts
            from (select distinct on (code) * from procedures.version
                  where code > :after order by code, number desc) v
            where (:text = '' or v.folded like all (:patterns))
              and (:sector::text is null or v.sector = :sector)
              and (:state::text is null or v.state = :state
                or (:state = 'DOUBTFUL' and exists (select 1 from procedures.doubt d
                    where d.version_id = v.id and d.state = 'OPEN'))
                or (:state = 'FILEABLE' and v.fileable))
            order by v.code limit :size
            """)
        .param("after", filter.after())
        .param("text", Folding.fold(filter.text()))
        .param("patterns", Folding.patterns(filter.text()).toArray(String[]::new))
        .param("sector", filter.sector())
        .param("state", filter.state())
        .param("size", filter.size())
        .query(VersionRepository::row)
        .list();
  }

  /** Codes in order, for the exports. */
  List<String> codes() {
    return jdbc.sql("select distinct code from procedures.version order by code")
        .query((row, i) -> row.getString(1))
        .list();
  }

  List<UUID> handlingUnits(String code, LocalDate on) {
    return jdbc.sql(
            """
            select unit_id from procedures.application
            where code = :code and valid_from <= :on and (valid_to is null or valid_to >= :on)
            order by valid_from, unit_id
            """)
        .param("code", code)
        .param("on", on)
        .query((row, i) -> row.getObject(1, UUID.class))
        .list();
  }

  void apply(String code, UUID unit, LocalDate from) {
    jdbc.sql(
            """
            insert into procedures.application (code, unit_id, valid_from) values (:code, :unit, :from)
            on conflict do nothing
            """)
        .param("code", code)
        .param("unit", unit)
        .param("from", from)
        .update();
  }

  /** The unit no longer handles the procedure from the day on. */
  void withdraw(String code, UUID unit, LocalDate from) {
    jdbc.sql(
            """
            update procedures.application set valid_to = :last
            where code = :code and unit_id = :unit and (valid_to is null or valid_to > :last)
            """)
        .param("code", code)
        .param("unit", unit)
        .param("last", from.minusDays(1))
        .update();
  }

  /** Brings the column for lists in line with levels and routes that begin on the day. */
  void setFileable(UUID version, boolean fileable) {
    jdbc.sql("update procedures.version set fileable = :fileable where id = :id")
        .param("id", version)
        .param("fileable", fileable)
        .update();
  }

  /** Published versions with levels or routes, of which some may begin today. */
  List<UUID> dated() {
    return jdbc.sql(
            """
            select id from procedures.version where state = 'PUBLISHED'
              and (jsonb_array_length(coalesce(content -> 'serviceLevels', '[]')) > 0
                or jsonb_array_length(coalesce(content -> 'routes', '[]')) > 0)
            """)
        .query((row, i) -> row.getObject(1, UUID.class))
        .list();
  }

  private static Map<String, @Nullable Object> parameters(ProcedureSearch search, LocalDate on) {
    String folded = Folding.fold(search.text());
    String plain = search.text().strip().replace("\\", "").replace("%", "").replace("_", "");
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("on", on);
    parameters.put("text", folded);
    parameters.put("patterns", Folding.patterns(search.text()).toArray(String[]::new));
    parameters.put("exact", "%" + plain + "%");
    parameters.put("begins", folded + "%");
    parameters.put("whole", "%" + folded + "%");
    parameters.put("sector", search.sector());
    parameters.put("level", search.level() == null ? null : search.level().name());
    parameters.put("applicant", search.applicant() == null ? null : search.applicant().name());
    parameters.put("fileable", search.fileableOnly());
    parameters.put("size", search.size());
    parameters.put("offset", search.offset());
    return parameters;
  }

  private static ProcedureSummary summary(ResultSet row, LocalDate on) throws SQLException {
    return new ProcedureSummary(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("name"),
        row.getString("name_en"),
        row.getString("sector"),
        row.getString("sector_en"),
        strings(row.getArray("levels")).map(Level::valueOf).toList(),
        strings(row.getArray("applicants")).map(Applicant::valueOf).toList(),
        row.getObject("effective_from", LocalDate.class),
        ContentFacts.term(row.getString("term_text")).orElse(Term.NONE),
        ProcedureJson.serviceLevel(row.getString("service"), on),
        row.getBoolean("fileable"));
  }

  private static java.util.stream.Stream<String> strings(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray());
  }
}
