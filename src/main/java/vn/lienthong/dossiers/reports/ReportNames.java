package vn.lienthong.dossiers.reports;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.shared.web.Texts;

/** What the keys of rows are called today. */
@Component
class ReportNames {
  private final DirectoryApi directory;
  private final JdbcClient jdbc;

  ReportNames(DirectoryApi directory, JdbcClient jdbc) {
    this.directory = directory;
    this.jdbc = jdbc;
  }

  /** Key → name, for all at once; a key without a name keeps itself. */
  Map<String, String> of(Grouping grouping, Collection<String> keys, Texts texts) {
    Map<String, String> names =
        switch (grouping) {
          case AGENCY, UNIT, CENTRE -> units(keys);
          case OFFICER -> people(keys);
          case PROCEDURE -> procedures(keys);
          case CHANNEL -> channels(keys, texts);
          case SECTOR -> new HashMap<>();
        };
    for (String key : keys) {
      names.putIfAbsent(key, key);
    }
    if (grouping == Grouping.OFFICER) {
      names.put(new UUID(0, 0).toString(), texts.t("dossiers.reports.noOfficer"));
    }
    if (grouping == Grouping.SECTOR) {
      names.put("", texts.t("dossiers.reports.noSector"));
    }
    return names;
  }

  private Map<String, String> units(Collection<String> keys) {
    Map<String, String> names = new HashMap<>();
    directory.units(ids(keys)).forEach(unit -> names.put(unit.id().toString(), unit.name()));
    return names;
  }

  private Map<String, String> people(Collection<String> keys) {
    Map<String, String> names = new HashMap<>();
    directory.people(ids(keys)).forEach(person -> names.put(person.id().toString(), person.name()));
    return names;
  }

  /** As the newest dossier of the procedure calls it. */
  private Map<String, String> procedures(Collection<String> keys) {
    Map<String, String> names = new HashMap<>();
    jdbc.sql(
            """
            select c.code, d.procedure_name from unnest(cast(:codes as text[])) as c(code)
            cross join lateral (select procedure_name from dossiers.dossier
              where procedure_code = c.code order by id desc limit 1) d
            """)
        .param("codes", keys.toArray(String[]::new))
        .query(row -> {
          names.put(row.getString("code"), row.getString("procedure_name"));
        });
    return names;
  }

  private static Map<String, String> channels(Collection<String> keys, Texts texts) {
    Map<String, String> names = new HashMap<>();
    keys.forEach(key -> names.put(key, texts.t("dossiers.channel." + key)));
    return names;
  }

  private static List<UUID> ids(Collection<String> keys) {
    return keys.stream().map(UUID::fromString).toList();
  }

  /** The order of the Vietnamese alphabet. */
  static Comparator<String> alphabet() {
    Collator collator = Collator.getInstance(Locale.of("vi", "VN"));
    return collator::compare;
  }
}
