package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.web.KeyPage;

@HouseTest
@Transactional
class PeopleListTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @Autowired PeopleRepository people;
  @Autowired TestUnits make;
  @Autowired DirectoryApi directory;
  @Autowired JdbcClient jdbc;

  @Test
  void namesFollowTheVietnameseAlphabetByGivenName() {
    for (String name :
        List.of(
            "Zung Ớt",
            "Zung Đạt",
            "Zung Dương",
            "Zung Ân",
            "Zung Ấn",
            "Zung Anh",
            "Zung Ăn",
            "Zung Êm",
            "Zung Em",
            "Zung Ốc",
            "Zung Oanh")) {
      make.person(name);
    }
    assertThat(names("zung"))
        .containsExactly(
            "Zung Anh",
            "Zung Ăn",
            "Zung Ân",
            "Zung Ấn",
            "Zung Dương",
            "Zung Đạt",
            "Zung Em",
            "Zung Êm",
            "Zung Oanh",
            "Zung Ốc",
            "Zung Ớt");
  }

  @Test
  void accentsMayBeLeftOutAndComposedOtherwise() {
    make.person("Nguyễn Thị Zuyền Hoà");
    assertThat(names("zuyen hoa")).containsExactly("Nguyễn Thị Zuyền Hoà");
    assertThat(names("Zuyền")).hasSize(1);
    assertThat(names(java.text.Normalizer.normalize("Zuyền", java.text.Normalizer.Form.NFD)))
        .hasSize(1);
    assertThat(names("zuy%")).isEmpty();
  }

  @Test
  void aHundredThousandPeopleAreTurnedPageByPageWithoutLossOrRepetition() {
    jdbc.sql(
            """
            insert into directory.person (id, name, given_name, email, folded)
            select gen_random_uuid(), 'Đông Người ' || n, n::text, 'dong' || n || '@thu.example',
              'dong nguoi ' || n from generate_series(1, 100000) n
            """)
        .update();
    jdbc.sql("analyze directory.person").update();
    List<UUID> seen = new ArrayList<>();
    UUID after = null;
    long start = System.nanoTime();
    for (int page = 0; page < 20; page++) {
      KeyPage<PeopleRepository.Row> rows = page("", after);
      rows.rows().forEach(row -> seen.add(row.id()));
      after = UUID.fromString(String.valueOf(rows.next()));
    }
    double millis = (System.nanoTime() - start) / 1e6 / 20;
    System.out.printf("people: %.1f ms per page of 50 among 100,000%n", millis);
    assertThat(seen).hasSize(1000).doesNotHaveDuplicates();
    assertThat(millis).isLessThan(200);
    start = System.nanoTime();
    assertThat(page("nguoi 77777", null).rows()).hasSize(1);
    System.out.printf("people: %.1f ms to find one%n", (System.nanoTime() - start) / 1e6);
  }

  @Test
  void postsOfThirteenThousandPeopleAreFoundQuickly() {
    UUID root = make.root();
    UUID department = make.unit(make.rootCode() + ".88", "Sở Đông", UnitKind.DEPARTMENT, root);
    jdbc.sql(
            """
            with people as (
              insert into directory.person (id, name, given_name, email, folded)
              select gen_random_uuid(), 'Đông Người ' || n, n::text, 'post' || n || '@thu.example',
                'dong nguoi ' || n from generate_series(1, 13000) n returning id, given_name)
            insert into directory.assignment (id, person_id, position, title, unit_id, valid_from)
            select gen_random_uuid(), id,
              case when given_name::int % 100 = 0 then 'DIVISION_HEAD' else 'SPECIALIST' end,
              'Chuyên viên', case when given_name::int <= 30 then :department else :root end,
              date '2025-07-01' from people
            """)
        .param("department", department)
        .param("root", root)
        .update();
    jdbc.sql("analyze directory.assignment").update();
    jdbc.sql("analyze directory.person").update();
    java.time.Instant noon = java.time.Instant.parse("2026-03-01T05:00:00Z");
    UUID someone =
        jdbc.sql("select person_id from directory.assignment where unit_id = :unit limit 1")
            .param("unit", department)
            .query((row, number) -> row.getObject(1, UUID.class))
            .single();
    measure("postsOf", 5, () -> directory.postsOf(someone, noon).size(), 1);
    measure("postsAt", 50, () -> directory.postsAt(department, noon).size(), 30);
    measure(
        "holders", 50, () -> directory.holders("dossiers.assign", department, noon).size(), 130);
  }

  private static void measure(
      String name, double most, java.util.function.IntSupplier work, int expected) {
    for (int i = 0; i < 20; i++) {
      assertThat(work.getAsInt()).isEqualTo(expected);
    }
    long start = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      work.getAsInt();
    }
    double millis = (System.nanoTime() - start) / 1e6 / 50;
    System.out.printf("directory: %s %.2f ms among 13,000 people%n", name, millis);
    assertThat(millis).isLessThan(most);
  }

  private List<String> names(String query) {
    return page(query, null).rows().stream().map(PeopleRepository.Row::name).toList();
  }

  private KeyPage<PeopleRepository.Row> page(String query, @Nullable UUID after) {
    return people.list(new PeopleRepository.Query(query, "", after, DAY, 50));
  }
}
