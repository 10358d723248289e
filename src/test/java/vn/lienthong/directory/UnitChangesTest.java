package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

@HouseTest
@Transactional
class UnitChangesTest {
  private static final LocalDate BEFORE = LocalDate.of(2025, 12, 31);
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final LocalDate AFTER = LocalDate.of(2026, 6, 1);
  private static final Decision DECISION =
      new Decision("1/QĐ-UBND", LocalDate.of(2025, 12, 20), "UBND tỉnh");

  @Autowired DirectoryApi directory;
  @Autowired UnitChanges changes;
  @Autowired UnitRepository units;
  @Autowired TestUnits make;

  private UUID finance;
  private UUID planning;
  private UUID budget;

  @BeforeEach
  void twoDepartments() {
    UUID root = make.root();
    finance = make.unit("H97.31", "Sở Tài chính", UnitKind.DEPARTMENT, root);
    planning = make.unit("H97.32", "Sở Kế hoạch và Đầu tư", UnitKind.DEPARTMENT, root);
    budget = make.unit("H97.32.01", "Phòng Ngân sách", UnitKind.DIVISION, planning);
  }

  @Test
  void anOldNameHoldsBeforeTheDayAndTheNewOneFromIt() {
    directory.rename(new UnitRename(finance, "Sở Tài chính mới", "", DAY, DECISION));
    assertThat(units.unit(finance, BEFORE).orElseThrow().name()).isEqualTo("Sở Tài chính");
    assertThat(units.unit(finance, DAY).orElseThrow().name()).isEqualTo("Sở Tài chính mới");
  }

  @Test
  void aMergerMovesPeopleAndSubordinateUnitsByOneAct() {
    UUID head = make.person("Ngô Thị Mười");
    make.assign(head, Position.LEADER, planning);
    directory.merge(new UnitMerger(List.of(planning), finance, DAY, DECISION));
    assertThat(units.alive(planning, BEFORE)).isPresent();
    assertThat(units.alive(planning, DAY)).isEmpty();
    assertThat(directory.successors(planning)).extracting(UnitSummary::id).containsExactly(finance);
    UnitSummary moved = units.alive(budget, DAY).orElseThrow();
    assertThat(moved.parentId()).isEqualTo(finance);
    assertThat(moved.path()).startsWith(directory.unit(finance).path());
    assertThat(units.alive(budget, BEFORE).orElseThrow().parentId()).isEqualTo(planning);
    assertThat(directory.postsOf(head, Instant.parse("2025-12-31T03:00:00Z")))
        .extracting(CurrentUser.Post::unitId)
        .containsExactly(planning);
    assertThat(directory.postsOf(head, Instant.parse("2026-01-01T03:00:00Z")))
        .extracting(CurrentUser.Post::unitId)
        .containsExactly(finance);
    assertThat(directory.unitByCode("H97.32", BEFORE)).isPresent();
    assertThat(directory.unitByCode("H97.32", DAY)).isEmpty();
  }

  @Test
  void aMoveChangesThePathOfEverythingBelow() {
    UUID team = make.unit("H97.32.01.01", "Tổ Một", UnitKind.OTHER, budget);
    changes.move(budget, finance, DAY, DECISION, CurrentUser.SYSTEM);
    String path = units.alive(finance, DAY).orElseThrow().path();
    assertThat(units.alive(team, DAY).orElseThrow().path()).startsWith(path);
    assertThat(directory.subtree(path, DAY)).extracting(UnitSummary::id).contains(team, budget);
    assertThat(directory.subtree(path, BEFORE)).extracting(UnitSummary::id).doesNotContain(budget);
  }

  @Test
  void aUnitCannotMoveBelowItself() {
    assertRefused(
        DirectoryErrors.PARENT_BELOW_ITSELF,
        () -> changes.move(planning, budget, DAY, DECISION, CurrentUser.SYSTEM));
  }

  @Test
  void aUnitWithSubordinateUnitsCannotBeDissolved() {
    assertRefused(
        DirectoryErrors.HAS_CHILDREN,
        () -> changes.dissolve(planning, DAY, DECISION, CurrentUser.SYSTEM));
    changes.dissolve(budget, DAY, DECISION, CurrentUser.SYSTEM);
    assertThat(directory.children(planning, DAY)).isEmpty();
    assertThat(directory.children(planning, BEFORE)).hasSize(1);
  }

  @Test
  void aSplitUnitNamesAllItsSuccessors() {
    UUID heir = make.unit("H97.33", "Sở Một", UnitKind.DEPARTMENT, make.root());
    changes.split(planning, List.of(heir, finance), DAY, DECISION, CurrentUser.SYSTEM);
    assertThat(directory.successors(planning))
        .extracting(UnitSummary::id)
        .containsExactlyInAnyOrder(heir, finance);
    assertThat(units.alive(budget, DAY).orElseThrow().parentId()).isEqualTo(heir);
  }

  @Test
  void anActBeforeALaterOneIsRefused() {
    directory.rename(new UnitRename(finance, "Sở Sau", "", AFTER, DECISION));
    assertRefused(
        DirectoryErrors.LATER_CHANGE_EXISTS,
        () -> directory.rename(new UnitRename(finance, "Sở Trước", "", DAY, DECISION)));
  }

  @Test
  void anActNeedsItsDecision() {
    assertRefused(
        DirectoryErrors.DECISION_MISSING,
        () ->
            directory.rename(new UnitRename(finance, "Sở", "", DAY, new Decision(" ", null, ""))));
  }

  @Test
  void aCodeGivenToAnotherUnitIsRefusedInEitherStyle() {
    assertRefused(
        DirectoryErrors.CODE_TAKEN,
        () -> make.unit("000.00.31.H97", "Sở khác", UnitKind.DEPARTMENT, make.root()));
  }

  @Test
  void anOldCodeStaysFindableForItsTime() {
    changes.recode(finance, "H97.41", DAY, DECISION, CurrentUser.SYSTEM);
    assertThat(directory.unitByCode("H97.31", BEFORE)).isPresent();
    assertThat(directory.unitByCode("H97.31", DAY)).isEmpty();
    assertThat(directory.codeOn(finance, CodeStyle.OLD, DAY)).isEqualTo("000.00.41.H97");
    assertThat(directory.codeOn(finance, CodeStyle.OLD, BEFORE)).isEqualTo("000.00.31.H97");
  }

  private static void assertRefused(DirectoryErrors code, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            AppException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
