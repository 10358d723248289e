package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.SharedData;
import vn.lienthong.identity.simulator.SimulatedCitizen;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureContent.Term;

class DemoFilesTest {
  private final DemoProvince.Units units = DemoFiles.units();
  private final Map<String, DemoProvince.Unit> byKey =
      units.units().stream().collect(Collectors.toMap(DemoProvince.Unit::key, unit -> unit));
  private final DemoProvince.Officials officials = DemoFiles.officials();
  private final DemoProvince.Citizens citizens = DemoFiles.citizens();
  private final List<ProcedureContent> procedures =
      DemoFiles.procedures(LocalDate.of(2026, 11, 20));

  @Test
  void everyUnitStandsUnderOneThatLivesAsLong() {
    for (DemoProvince.Unit unit : units.units()) {
      if (unit.parent() == null) {
        assertThat(unit.kind()).isEqualTo("PROVINCE");
        continue;
      }
      DemoProvince.Unit parent = unit(unit.parent());
      assertThat(parent.from()).as(unit.key()).isBeforeOrEqualTo(unit.from());
      assertThat(parent.to()).as(unit.key()).isNull();
    }
    assertThat(units.units().stream().filter(unit -> unit.parent() == null)).hasSize(1);
  }

  @Test
  void nothingIsDelegatedBeforeItsDocumentWasWritten() {
    for (DemoProvince.Delegation delegation : officials.delegations()) {
      LocalDate written =
          UnitLoading.decision(delegation.document(), delegation.validFrom()).date();
      assertThat(delegation.validFrom()).as(delegation.document()).isAfterOrEqualTo(written);
    }
  }

  @Test
  void codesAreUniqueAndBothStylesSayTheSame() {
    List<DemoProvince.Code> all =
        units.units().stream().flatMap(unit -> unit.codes().stream()).toList();
    assertThat(all).extracting(DemoProvince.Code::code).doesNotHaveDuplicates();
    for (DemoProvince.Unit unit : units.units()) {
      Map<String, String> codes =
          unit.codes().stream()
              .collect(Collectors.toMap(DemoProvince.Code::style, DemoProvince.Code::code));
      List<String> groups =
          Stream.of(Objects.requireNonNull(codes.get("OLD")).split("\\."))
              .filter(g -> !g.matches("0+"))
              .toList();
      assertThat(String.join(".", groups.reversed())).isEqualTo(codes.get("NEW"));
    }
  }

  @Test
  void everyChangeNamesKnownUnitsThatEndOrBeginOnItsDay() {
    for (DemoProvince.Change change : units.changes()) {
      assertThat(change.decision()).isNotBlank();
      for (String from : change.from()) {
        assertThat(unit(from).to()).as(from).isEqualTo(change.date());
      }
      for (String to : change.to()) {
        assertThat(unit(to).from()).as(to).isBeforeOrEqualTo(change.date());
      }
    }
    assertThat(units.units().stream().filter(unit -> unit.to() != null))
        .allSatisfy(ended ->
            assertThat(units.changes())
                .anySatisfy(c -> assertThat(c.from()).contains(ended.key())));
  }

  @Test
  void communesAreRealAndAtLeastTwelve() throws IOException {
    List<DemoProvince.Unit> communes =
        units.units().stream().filter(unit -> unit.kind().equals("COMMUNE")).toList();
    assertThat(communes).hasSizeGreaterThanOrEqualTo(12);
    JsonNode provinces =
        JsonMapper.shared()
            .readTree(Files.readString(SharedData.file("data/administrative-units-2026.json")));
    Map<String, String> real =
        provinces
            .valueStream()
            .filter(province -> province.get("Code").asString().equals("38"))
            .flatMap(province -> province.get("Wards").valueStream())
            .collect(
                Collectors.toMap(w -> w.get("Code").asString(), w -> w.get("FullName").asString()));
    assertThat(communes)
        .allSatisfy(commune ->
            assertThat(commune.name())
                .isEqualToIgnoringCase("Ủy ban nhân dân " + real.get(commune.geo())));
  }

  @Test
  void nobodyHasARealIdentityNumber() {
    List<String> numbers =
        Stream.concat(
                officials.officials().stream().map(DemoProvince.Official::identityNumber),
                citizens.citizens().stream().map(DemoProvince.Citizen::identityNumber))
            .toList();
    assertThat(numbers).allMatch(number -> number.matches("099\\d{9}")).doesNotHaveDuplicates();
    assertThat(citizens.enterprises()).allMatch(e -> e.taxCode().matches("0999\\d{6}"));
    assertThat(officials.officials()).allMatch(o -> o.email().endsWith(".example"));
    assertThat(citizens.citizens()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(citizens.enterprises()).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void everyoneWhomTheSimulatedIdentityProviderOffersHasDossiersToShow() {
    List<String> known =
        Stream.concat(
                citizens.citizens().stream().map(c -> c.identityNumber() + " " + c.name()),
                citizens.enterprises().stream().map(e -> e.taxCode() + " " + e.name()))
            .toList();
    assertThat(SimulatedCitizen.ALL)
        .allSatisfy(offered -> assertThat(known).contains(offered.number() + " " + offered.name()));
  }

  @Test
  void everyOfficialHasAPostAtALivingUnitAndANameOfTheirOwn() {
    assertThat(officials.officials())
        .extracting(DemoProvince.Official::username)
        .doesNotHaveDuplicates();
    for (DemoProvince.Official official : officials.officials()) {
      assertThat(official.posts()).as(official.username()).isNotEmpty();
      for (DemoProvince.Post post : official.posts()) {
        DemoProvince.Unit unit = unit(post.unit());
        assertThat(unit.to()).isNull();
        assertThat(unit.from()).as(official.username()).isBeforeOrEqualTo(post.from());
      }
    }
    Set<String> positions =
        officials.officials().stream()
            .flatMap(o -> o.posts().stream())
            .map(DemoProvince.Post::position)
            .collect(Collectors.toSet());
    assertThat(positions).hasSize(12);
  }

  @Test
  void everyDelegationIsOfAPostThatTheGiverHoldsAndIsWrittenDown() {
    Map<String, DemoProvince.Official> people =
        officials.officials().stream()
            .collect(Collectors.toMap(DemoProvince.Official::username, Function.identity()));
    for (DemoProvince.Delegation delegation : officials.delegations()) {
      assertThat(Objects.requireNonNull(people.get(delegation.from())).posts())
          .anyMatch(post -> post.unit().equals(delegation.unit()));
      assertThat(people).containsKey(delegation.to());
      assertThat(delegation.document()).containsPattern("số \\S+ ngày \\d{2}/\\d{2}/\\d{4}");
    }
  }

  @Test
  void stepsFitIntoTheShortestLegalTermAndLeadToAnEnd() {
    for (ProcedureContent procedure : procedures) {
      int sum = procedure.steps().stream().mapToInt(Step::minutes).sum();
      int shortest =
          procedure.channels().stream().mapToInt(c -> minutes(c.term())).min().orElseThrow();
      assertThat(sum).as("%s: minutes of its steps", procedure.code()).isBetween(1, shortest);
      Set<String> keys = procedure.steps().stream().map(Step::key).collect(Collectors.toSet());
      Set<String> reached = new HashSet<>(Set.of(procedure.steps().getFirst().key()));
      List<ActionKind> kinds = new ArrayList<>();
      for (Step step : procedure.steps()) {
        assertThat(step.actions()).as(procedure.code()).isNotEmpty();
        assertThat(reached).as(procedure.code()).contains(step.key());
        step.actions()
            .forEach(action -> {
              kinds.add(action.kind());
              if (action.to() != null) {
                assertThat(keys).as(procedure.code()).contains(action.to());
                reached.add(action.to());
              }
            });
      }
      assertThat(kinds).contains(ActionKind.ACCEPT, ActionKind.APPROVE, ActionKind.RETURN);
    }
  }

  @Test
  void everyProcedureReadsAsIfWrittenWithCare() {
    assertThat(procedures).hasSizeGreaterThanOrEqualTo(40);
    for (ProcedureContent procedure : procedures) {
      String code = procedure.code();
      assertThat(procedure.nameEn()).as(code).isNotBlank();
      assertThat(procedure.decision()).as(code).isNotBlank();
      assertThat(procedure.sequence()).as(code).contains("Bước 1.", "Bước 4.");
      assertThat(procedure.components()).as(code).isNotEmpty();
      assertThat(procedure.legalBases()).as(code).hasSizeGreaterThanOrEqualTo(2);
      assertThat(procedure.effectiveFrom()).isBefore(LocalDate.of(2026, 6, 1));
      var fields =
          procedure.form() == null
              ? List.<ProcedureContent.Field>of()
              : procedure.form().sections().stream().flatMap(s -> s.fields().stream()).toList();
      assertThat(fields).as(code).hasSizeBetween(6, 45).allMatch(f -> f.labelEn() != null);
      assertThat(procedure.channels()).as(code).allMatch(c -> c.feeText() != null);
    }
    Set<ProcedureContent.TermUnit> terms =
        procedures.stream()
            .flatMap(p -> p.channels().stream())
            .map(c -> c.term().unit())
            .collect(Collectors.toSet());
    assertThat(terms).containsExactlyInAnyOrder(ProcedureContent.TermUnit.values());
  }

  @Test
  void everyUnitThatHandlesAProcedureHasPeopleForEachStep() {
    Map<String, Set<String>> positions =
        officials.officials().stream()
            .flatMap(o -> o.posts().stream())
            .collect(
                Collectors.groupingBy(
                    DemoProvince.Post::unit,
                    Collectors.mapping(DemoProvince.Post::position, Collectors.toSet())));
    Map<String, List<String>> handling = DemoFiles.handling(units);
    assertThat(handling.keySet())
        .isEqualTo(procedures.stream().map(ProcedureContent::code).collect(Collectors.toSet()));
    for (String key :
        handling.values().stream().flatMap(List::stream).collect(Collectors.toSet())) {
      DemoProvince.Unit unit = unit(key);
      DemoProvince.Unit agency = unit;
      while (agency.kind().equals("DIVISION")) {
        agency = unit(Objects.requireNonNull(agency.parent()));
      }
      assertThat(positions.get(key)).as(key).contains("SPECIALIST", "DIVISION_HEAD");
      assertThat(positions.get(agency.key())).as(agency.key()).contains("LEADER", "CLERK");
      String centre = agency.kind().equals("COMMUNE") ? "ttpvhcc-" + agency.key() : "ttpvhcc-tinh";
      assertThat(positions.get(centre)).as(centre).contains("COUNTER_OFFICER", "COUNTER_HEAD");
    }
  }

  /** Working minutes of a term; a same-day case may come in at 15:00, two hours before closing. */
  private static int minutes(Term term) {
    return switch (term.unit()) {
      case HOUR -> term.amount() * 60;
      case WORKING_DAY -> term.amount() * 480;
      case CALENDAR_DAY -> term.amount() * 5 / 7 * 480;
      case MONTH -> term.amount() * 20 * 480;
      case SAME_DAY_CUTOFF -> 240;
      case NONE -> Integer.MAX_VALUE;
    };
  }

  private DemoProvince.Unit unit(String key) {
    return Objects.requireNonNull(byKey.get(key), key);
  }
}
