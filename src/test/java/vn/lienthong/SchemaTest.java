package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class SchemaTest {
  private static final String OURS =
      "n.nspname not in ('pg_catalog', 'information_schema', 'public', 'events') and n.nspname not"
          + " like 'pg_%'";

  @Autowired JdbcClient jdbc;

  /** The check of a foreign key locks what it refers to, as its owner: that is an update. */
  @Test
  void nothingRefersToATableThatEvenItsOwnerMayNotChange() {
    assertThat(
            jdbc.sql(
                    """
                    select c.conname from pg_constraint c
                    where c.contype = 'f' and exists (select 1 from pg_trigger t
                      where t.tgrelid = c.confrelid and t.tgname like '%append_only')
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void noForeignKeyLeavesItsSchema() {
    assertThat(
            jdbc.sql(
                    """
                    select c.conrelid::regclass || ' -> ' || c.confrelid::regclass
                    from pg_constraint c join pg_class a on a.oid = c.conrelid
                    join pg_class b on b.oid = c.confrelid
                    where c.contype = 'f' and a.relnamespace <> b.relnamespace
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void instantsHaveAZoneAndMoneyIsWhole() {
    assertThat(
            jdbc.sql(
                    """
                    select n.nspname || '.' || c.relname || '.' || a.attname || ' ' || t.typname
                    from pg_attribute a join pg_class c on c.oid = a.attrelid
                    join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
                    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
                      and t.typname in ('timestamp', 'money', 'float4', 'varchar', 'bpchar', 'json')
                      and c.relname <> 'schema_history' and
                    """
                        + OURS)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void everyTableHasAPrimaryKey() {
    assertThat(
            jdbc.sql(
                    """
                    select n.nspname || '.' || c.relname from pg_class c
                    join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind = 'r' and not exists (
                      select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')
                      and
                    """
                        + OURS)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void noModuleReadsTheTablesOfAnother() {
    Set<String> schemas =
        Sources.files(Sources.MIGRATIONS, ".sql").stream()
            .map(file -> Sources.module(Sources.MIGRATIONS, file))
            .collect(Collectors.toSet());
    Pattern table =
        Pattern.compile(
            "\\b(?:from|join|into|update|table|truncate)\\s+(?:only\\s+)?([a-z_]+)\\.[a-z_]+");
    List<String> foreign = new ArrayList<>();
    for (Path file : Sources.files(Sources.JAVA, ".java")) {
      String module = Sources.module(Sources.JAVA, file);
      Matcher matcher = table.matcher(Sources.text(file));
      while (matcher.find()) {
        if (schemas.contains(matcher.group(1)) && !matcher.group(1).equals(module)) {
          foreign.add(file + ": " + matcher.group());
        }
      }
    }
    assertThat(foreign).isEmpty();
  }

  @Test
  void oneWordNamesEverythingOfAModule() {
    Set<String> packages =
        Sources.files(Sources.JAVA, "package-info.java").stream()
            .map(file -> Sources.module(Sources.JAVA, file))
            .collect(Collectors.toSet());
    for (Path root : List.of(Sources.MIGRATIONS, Sources.TEMPLATES)) {
      for (Path file : Sources.files(root, root == Sources.MIGRATIONS ? ".sql" : ".jte")) {
        assertThat(packages).as("module of %s", file).contains(Sources.module(root, file));
      }
    }
  }
}
