package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.procedures.ProcedureContent.Case;
import vn.lienthong.procedures.ProcedureContent.PartialReason;
import vn.lienthong.procedures.ProcedureContent.Route;
import vn.lienthong.procedures.ProcedureContent.RoutePeriod;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;
import vn.lienthong.procedures.ProcedureContent.ServiceLevelPeriod;
import vn.lienthong.procedures.ProcedureContent.SupplementRule;

/** Cases, results, service levels and routes are rows of a form like the other tables. */
class DraftRowsTest {
  private static final ProcedureContent OLD = TestProcedures.complete("9.810001", "Soạn bằng dòng");

  /** The page as it opens, with these fields set in a row: name, row, text. */
  private static FormRows typed(Object... fields) {
    Map<String, List<String>> form = new LinkedHashMap<>(DraftForm.of(OLD).typed());
    for (int i = 0; i < fields.length; i += 3) {
      List<String> values =
          new ArrayList<>(form.getOrDefault(String.valueOf(fields[i]), List.of()));
      int row = (int) fields[i + 1];
      while (values.size() <= row) {
        values.add("");
      }
      values.set(row, String.valueOf(fields[i + 2]));
      form.put(String.valueOf(fields[i]), values);
    }
    return DraftRows.after(new FormRows(form), "SAVE");
  }

  private static ProcedureContent read(FormRows form) {
    Optional<ProcedureContent> content = DraftForm.read(form, OLD);
    assertThat(form.errors().all()).isEmpty();
    return content.orElseThrow();
  }

  @Test
  @DisplayName("A page that is saved untouched changes nothing")
  void untouched() {
    assertThat(read(typed())).isEqualTo(OLD);
  }

  @Test
  void rowsBecomeContent() {
    ProcedureContent content =
        read(
            typed(
                "k.name",
                0,
                "Đất ở tại đô thị",
                "ch.case",
                0,
                "dat-o-tai-do-thi",
                "c.case",
                0,
                "dat-o-tai-do-thi",
                "o.name",
                1,
                "Thông báo",
                "o.paper",
                1,
                "NO",
                "sl.from",
                1,
                "1/9/2026",
                "sl.level",
                1,
                "PARTIAL",
                "sl.reason",
                1,
                "PRESENCE",
                "r.from",
                0,
                "01/01/2027",
                "r.route",
                0,
                "NATIONAL",
                "supplementRule",
                0,
                "PAUSE"));
    assertThat(content.cases()).containsExactly(new Case("dat-o-tai-do-thi", "Đất ở tại đô thị"));
    assertThat(content.channels().getFirst().caseKey()).isEqualTo("dat-o-tai-do-thi");
    assertThat(content.components().getFirst().caseKey()).isEqualTo("dat-o-tai-do-thi");
    assertThat(content.results().getLast())
        .isEqualTo(new ProcedureContent.Result(null, "Thông báo", false));
    assertThat(content.serviceLevels().getLast())
        .isEqualTo(
            new ServiceLevelPeriod(
                LocalDate.of(2026, 9, 1), ServiceLevel.PARTIAL, PartialReason.PRESENCE));
    assertThat(content.routes())
        .containsExactly(new RoutePeriod(LocalDate.of(2027, 1, 1), Route.NATIONAL));
    assertThat(content.supplementRule()).isEqualTo(SupplementRule.PAUSE);
    assertThat(content.form()).isEqualTo(OLD.form());
  }

  @ParameterizedTest(name = "{0} = {2} is refused as {3}")
  @CsvSource({
    "sl.from, 0, hôm qua, NOT_A_DATE",
    "sl.from, 0, '', REQUIRED",
    "sl.level, 0, '', NOT_CHOSEN",
    "sl.level, 0, HALF, NOT_A_CHOICE",
    "sl.reason, 0, PRESENCE, REASON_WITHOUT_PARTIAL",
    "r.from, 0, 31/02/2027, NOT_A_DATE",
    "r.route, 0, '', NOT_CHOSEN",
    "r.route, 0, MOON, NOT_A_CHOICE",
    "o.name, 0, '', REQUIRED",
    "ch.case, 1, khong-co, UNKNOWN_CASE",
    "c.case, 0, khong-co, UNKNOWN_CASE",
    "supplementRule, 0, NEVER, NOT_A_CHOICE"
  })
  @DisplayName("What is wrong is said at its field, and all that was typed is still there")
  void badInput(String field, int row, String text, String problem) {
    FormRows form = typed("r.from", 0, "01/01/2027", "r.route", 0, "OWN", field, row, text);
    assertThat(DraftForm.read(form, OLD)).isEmpty();
    String place = field.contains(".") ? field + "-" + row : field;
    assertThat(form.errors().all()).containsOnly(Map.entry(place, problem));
    assertThat(form.value(field, row)).isEqualTo(text);
  }

  @Test
  @DisplayName("Two rows of one day or of one name are refused at the second, empty rows counted")
  void twice() {
    FormRows form =
        typed(
            "sl.from",
            2,
            "01/07/2022",
            "sl.level",
            2,
            "FULL",
            "r.from",
            1,
            "01/01/2027",
            "r.route",
            1,
            "OWN",
            "r.from",
            3,
            "1/1/2027",
            "r.route",
            3,
            "MINISTRY",
            "k.name",
            0,
            "Đất ở",
            "k.name",
            2,
            "đất  ở");
    assertThat(DraftForm.read(form, OLD)).isEmpty();
    assertThat(form.errors().all())
        .containsOnly(
            Map.entry("sl.from-2", "DUPLICATE_DAY"),
            Map.entry("r.from-3", "DUPLICATE_DAY"),
            Map.entry("k.name-2", "DUPLICATE_NAME"));
  }

  @Test
  @DisplayName("A button adds or takes away a row and keeps what was typed in the others")
  void buttons() {
    FormRows form = typed("r.from", 0, "nháp", "r.route", 0, "OWN", "r.from", 1, "01/01/2027");
    FormRows more = DraftRows.after(form, "ADD-r");
    assertThat(more.values("r.from")).containsExactly("nháp", "01/01/2027", "");
    FormRows fewer = DraftRows.after(more, "REMOVE-r-0");
    assertThat(fewer.values("r.from")).containsExactly("01/01/2027", "");
    assertThat(fewer.value("r.route", 0)).isEmpty();
    assertThat(DraftRows.after(form, "REMOVE-x-0").typed()).isEqualTo(form.typed());
  }

  @Test
  @DisplayName(
      "Channels, papers and legal bases are taken away by a button, too; what stays keeps its key,"
          + " and what is new takes no key that was")
  void removedAbove() {
    FormRows form = typed("c.name", 1, "Bản vẽ", "l.title", 1, "Nghị định mới");
    for (String act : List.of("REMOVE-ch-0", "REMOVE-l-0", "ADD-c")) {
      form = DraftRows.after(form, act);
    }
    ProcedureContent fewer = read(form);
    assertThat(fewer.channels()).containsExactly(OLD.channels().get(1));
    assertThat(fewer.legalBases()).extracting(law -> law.title()).containsExactly("Nghị định mới");
    assertThat(fewer.components()).hasSize(2).first().isEqualTo(OLD.components().getFirst());
    assertThat(read(DraftRows.after(form, "REMOVE-c-0")).components())
        .singleElement()
        .satisfies(paper -> {
          assertThat(paper.name()).isEqualTo("Bản vẽ");
          assertThat(paper.key()).isNotEqualTo(OLD.components().getFirst().key());
        });
  }

  @Test
  @DisplayName("A renamed case keeps its key, so that channels and papers stay with it")
  void renamed() {
    FormRows form = typed("k.key", 0, "urban", "k.name", 0, "Tên mới", "ch.case", 0, "urban");
    assertThat(read(form).cases()).containsExactly(new Case("urban", "Tên mới"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"cases\":[{\"key\":\"a\",\"name\":\"A\"},{\"key\":\"a\",\"name\":\"B\"}]|cases[1].key",
        "\"cases\":[{\"name\":\"A\"}]|cases[0].key",
        "\"results\":[{\"code\":\"KQ\",\"paper\":true}]|results[0].name",
        "\"routes\":[{\"route\":\"OWN\"}]|routes[0].from",
        "\"routes\":[{\"from\":\"2027-01-01\"}]|routes[0].route",
        "\"serviceLevels\":[{\"from\":\"2027-01-01\"}]|serviceLevels[0].level"
      })
  @DisplayName("A file with the same mistakes is refused with their place")
  void files(String part, String path) {
    assertThatThrownBy(
            () -> ProcedureJson.read("{\"code\":\"9.810002\",\"name\":\"Tệp\"," + part + "}"))
        .isInstanceOfSatisfying(
            ProcedureJson.UnreadableProcedure.class,
            refusal -> assertThat(refusal.path()).isEqualTo(path));
  }
}
