package vn.lienthong.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills a demonstration province up to the size of a real one, set by set, in a few minutes.
 *
 * <p>Each dossier of the demonstration is a pattern. Those that are over are copied until the
 * wanted number is reached, three years back; those that lie on a desk only two hundred times, so
 * that about eight days of work lie there. A copy has its own id, code and owner's name (the
 * pattern's owner is not found by it), and all that belongs to the pattern: papers, steps, history,
 * consultations, results. Indexes are built afterwards, triggers and foreign keys rest meanwhile;
 * nothing of it is possible in the product.
 */
final class MillionFill {
  private static final int OPEN_COPIES = 200;
  private static final int COPIES_AT_ONCE = 40;
  private static final String ACCENTS =
      "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
  private static final String BARE =
      "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd";
  private static final String FAMILY =
      "array['Nguyễn','Trần','Lê','Phạm','Hoàng','Vũ','Đặng','Bùi','Đỗ','Hồ','Ngô','Dương','Lý']";
  private static final String MIDDLE =
      "array['Văn','Thị','Hữu','Đức','Minh','Thu','Ngọc','Quang','Thanh','Xuân','Hồng','Kim']";
  private static final String GIVEN =
      "array['An','Bình','Châu','Dũng','Hà','Hải','Hạnh','Hiếu','Hòa','Hùng','Hương','Khánh','Lan',"
          + "'Linh','Long','Mai','Nam','Nga','Phúc','Quý','Sơn','Thảo','Thủy','Trang','Tuấn','Yến']";

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final TransactionTemplate transaction;
  private final int wanted;
  private final int staff;
  private final Runnable figures;
  private final long begin = System.nanoTime();

  MillionFill(
      DataSource dataSource,
      PlatformTransactionManager transactions,
      int wanted,
      int staff,
      Runnable figures) {
    this.jdbc = JdbcClient.create(dataSource);
    this.template = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(transactions);
    this.wanted = wanted;
    this.staff = staff;
    this.figures = figures;
  }

  void fill() {
    people();
    boolean brokenOff =
        count("select count(*) from pg_class where oid = to_regclass('public.bench_index')") > 0;
    if (!brokenOff && count("select count(*) from dossiers.dossier") >= wanted) {
      return;
    }
    List<String> indexes = dropIndexes();
    patterns();
    long over = count("select count(*) from bench.pattern where not open");
    long copies = Math.max(0, wanted - count("select count(*) from dossiers.dossier")) / over + 1;
    List<String> statements = copying();
    for (long from = 1; from <= copies; from += COPIES_AT_ONCE) {
      long first = from;
      long last = Math.min(copies, from + COPIES_AT_ONCE - 1);
      transaction.executeWithoutResult(status -> {
        template.execute("set local session_replication_role = replica");
        template.execute("set local synchronous_commit = off");
        template.execute("set local work_mem = '128MB'");
        copy(first, last, statements);
      });
      if (from / COPIES_AT_ONCE % 5 == 0) {
        say("%,d of %,d copies of each".formatted(last, copies));
      }
    }
    say("building %d indexes".formatted(indexes.size()));
    for (String index : indexes) {
      transaction.executeWithoutResult(status -> {
        template.execute("set local maintenance_work_mem = '512MB'");
        template.execute(index);
      });
    }
    say("the figures");
    figures.run();
    say("counting for the planner");
    template.execute("drop schema bench cascade; drop table public.bench_index");
    template.execute("vacuum analyze");
    say("ready");
  }

  /** Specialists spread over the divisions and communes; they share one password hash. */
  private void people() {
    long missing = staff - count("select count(*) from directory.person");
    if (missing <= 0) {
      return;
    }
    transaction.executeWithoutResult(status ->
        template.execute(
            """
            with made as (
              select uuidv7() as id, n, f[1 + n %% cardinality(f)] as family,
                m[1 + n / 13 %% cardinality(m)] as middle, g[1 + n / 156 %% cardinality(g)] as given
              from generate_series(1, %d) n, (select %s as f, %s as m, %s as g) names),
            person as (
              insert into directory.person (id, name, given_name, email, folded)
              select id, family || ' ' || middle || ' ' || given, given,
                'can-bo-' || n || '@thanhhoa.example', 'can bo ' || n from made returning id),
            units as (
              select u.id, row_number() over (order by u.id) - 1 as place, count(*) over () as many
              from directory.unit u where u.kind in ('DIVISION', 'COMMUNE', 'SERVICE_CENTRE')),
            post as (
              insert into directory.assignment (id, person_id, position, title, unit_id, valid_from)
              select uuidv7(), m.id, 'SPECIALIST', 'Chuyên viên', u.id, date '2025-07-01'
              from made m join units u on u.place = m.n %% u.many)
            insert into identity.staff_account (id, person_id, person_name, username, password_hash,
              password_set_at, must_change, created_at)
            select uuidv7(), m.id, m.family || ' ' || m.middle || ' ' || m.given, 'can-bo-' || m.n,
              (select password_hash from identity.staff_account limit 1), now(), false, now()
            from made m
            """
                .formatted(missing, FAMILY, MIDDLE, GIVEN)));
    say("%,d people".formatted(count("select count(*) from directory.person")));
  }

  private List<String> dropIndexes() {
    String rest =
        """
        from pg_indexes i where schemaname in ('dossiers', 'search')
          and indexdef not like 'CREATE UNIQUE%'
        """;
    // Written down first: a fill that is broken off goes on with them the next time.
    template.execute("create table if not exists public.bench_index (def text primary key)");
    template.execute(
        "insert into public.bench_index select indexdef " + rest + " on conflict do nothing");
    jdbc.sql("select format('drop index %I.%I', schemaname, indexname) " + rest)
        .query(String.class)
        .list()
        .forEach(template::execute);
    return jdbc.sql("select def from public.bench_index order by 1").query(String.class).list();
  }

  private void patterns() {
    template.execute("drop schema if exists bench cascade; create schema bench");
    template.execute(
        """
        create table bench.pattern as
        select id, row_number() over (order by id) as place, step_key is not null as open,
          split_part(code, '-', 1) as agency, split_part(code, '-', 2) as day,
          split_part(code, '-', 3) as number,
          tsvector_to_array(to_tsvector('simple', translate(lower(owner_name), '%s', '%s'))) as owner
        from dossiers.dossier where split_part(code, '-', 2) ~ '^\\d{6}$';
        create table bench.made (
          pattern uuid not null, id uuid not null, code text not null, days int not null,
          name text not null, folded text not null, number bigint not null,
          old_day text, old_number text, new_day text, new_number text, owner text[] not null);
        """
            .formatted(ACCENTS, BARE));
  }

  /** The dossier and the tables whose rows belong to one, each with the copy of one. */
  private List<String> copying() {
    List<String> statements = new ArrayList<>();
    statements.add(copyOf("dossiers", "dossier", "id"));
    for (String table :
        jdbc.sql(
                """
                select c.table_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'dossiers' and c.column_name = 'dossier_id'
                  and t.table_type = 'BASE TABLE' order by 1
                """)
            .query(String.class)
            .list()) {
      statements.add(copyOf("dossiers", table, "dossier_id"));
    }
    statements.add(copyOf("indices", "fact", "dossier_id"));
    setAside("search", "document", "object_id");
    setAside("search", "document_text", "object_id");
    return statements;
  }

  private String copyOf(String schema, String table, String key) {
    setAside(schema, table, key);
    record Column(String name, String type) {}
    List<Column> columns =
        jdbc.sql(
                """
                select column_name as name, data_type as type from information_schema.columns
                where table_schema = :schema and table_name = :table and is_generated = 'NEVER'
                  and identity_generation is null
                order by ordinal_position
                """)
            .param("schema", schema)
            .param("table", table)
            .query(Column.class)
            .list();
    String values =
        columns.stream()
            .map(c ->
                c.name().equals(key)
                    ? "m.id"
                    : switch (table + "." + c.name()) {
                      case "dossier.code" -> "m.code";
                      case "dossier.owner_name" -> "m.name";
                      case "dossier.find" ->
                          "m.folded || ' ' || replace(replace(lower(m.code), '.', ' '), '-', ' ')";
                      case "fact.code" -> "m.code";
                      case "fact.month" ->
                          "date_trunc('month', x.received_at - m.days * interval '1 day')::date";
                      default -> earlier(c.name(), c.type());
                    })
            .collect(Collectors.joining(", "));
    return "insert into %1$s.%2$s (%3$s) select %4$s from bench.made m join bench.%2$s x on x.%5$s = m.pattern"
            .formatted(
                schema,
                table,
                columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                values,
                key)
        + " on conflict do nothing";
  }

  /** The rows of the patterns alone: the table itself grows, and its indexes are gone. */
  private void setAside(String schema, String table, String key) {
    template.execute(
        "create table if not exists bench.%2$s as select x.* from %1$s.%2$s x join bench.pattern p on p.id = x.%3$s"
            .formatted(schema, table, key));
  }

  private static String earlier(String column, String type) {
    if (column.equals("id") && type.equals("uuid")) {
      return "uuidv7()";
    }
    if (type.startsWith("timestamp")) {
      return "x." + column + " - m.days * interval '1 day'";
    }
    return type.equals("date") ? "x." + column + " - m.days" : "x." + column;
  }

  private void copy(long first, long last, List<String> statements) {
    template.execute("truncate bench.made");
    jdbc.sql(
            """
            insert into bench.made (pattern, id, code, days, name, folded, number, old_day,
              old_number, new_day, new_number, owner)
            select p.id, uuidv7(- make_interval(days => d.days)),
              p.agency || '-' || d.day || '-' || d.number, d.days, w.name,
              translate(lower(w.name), '%s', '%s'), n.n * 1000 + p.place, p.day,
              p.number, d.day, d.number, p.owner
            from generate_series(:first, :last) n (n)
            join bench.pattern p on not p.open or n.n <= :open
            cross join lateral (
              select case when p.open then 0 else (20 + n.n %% 1000)::int end as days,
                lpad((n.n * 1000 + p.place)::text, 7, '0') as number) a
            cross join lateral (
              select a.days, a.number,
                to_char(to_date(p.day, 'YYMMDD') - a.days, 'YYMMDD') as day) d
            cross join lateral (
              select f[1 + (h & 1023) %% cardinality(f)] || ' '
                || m[1 + (h >> 10 & 1023) %% cardinality(m)] || ' '
                || g[1 + (h >> 20 & 1023) %% cardinality(g)] as name
              from (select abs(hashint8(n.n * 1000 + p.place))::bigint as h, %s as f, %s as m,
                %s as g) x) w
            """
                .formatted(ACCENTS, BARE, FAMILY, MIDDLE, GIVEN))
        .param("first", first)
        .param("last", last)
        .param("open", OPEN_COPIES)
        .update();
    statements.forEach(template::execute);
    template.execute(
        """
        insert into search.document (kind, object_id, visibility, title_folded, words,
          title_accents, code_words, updated_at)
        select x.kind, m.id, x.visibility, x.title_folded,
          ts_delete(x.words, m.owner) || to_tsvector('simple', m.folded), x.title_accents,
          replace(replace(x.code_words::text, m.old_number || '''', m.new_number || ''''),
            m.old_day || m.new_number, m.new_day || m.new_number)::tsvector, now()
        from bench.made m
        join bench.document x on x.kind = 'dossier' and x.object_id = m.pattern
        on conflict do nothing
        """);
    template.execute(
        """
        insert into search.document_text (kind, object_id, title, body, codes, url)
        select x.kind, m.id, x.title, m.name || ' · ' || x.body, array[m.code] || x.codes[2:],
          '/dossiers/' || m.id
        from bench.made m
        join bench.document_text x on x.kind = 'dossier' and x.object_id = m.pattern
        on conflict do nothing
        """);
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private void say(String what) {
    System.out.printf("fill: %s after %d s%n", what, (System.nanoTime() - begin) / 1_000_000_000);
  }
}
