package vn.lienthong.queue;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

/** A hall with two needs and two counters at a centre of its own, per test. */
@Component
class TestHall {
  private final TestOffice offices;
  private final HallSetup setup;
  private final HallRepository halls;

  TestHall(TestOffice offices, HallSetup setup, HallRepository halls) {
    this.offices = offices;
    this.setup = setup;
    this.halls = halls;
  }

  /**
   * A hall as it stands.
   *
   * @param first serves both needs
   * @param second serves the second need only
   */
  record Hall(
      TestOffice.Office office,
      Centre centre,
      UUID papers,
      UUID results,
      UUID first,
      UUID second,
      CurrentUser officer,
      CurrentUser colleague,
      CurrentUser head) {}

  Hall open() {
    TestOffice.Office office = offices.open();
    CurrentUser head = offices.staff("Vũ Thị Phụ Trách", Position.COUNTER_HEAD, office.centre());
    String slug = "thu-" + office.procedure().replace('.', '-');
    Centre centre = setup.open(new HallSetup.NewHall(office.centre(), slug, false), head);
    UUID papers = group(centre, "A", "Nộp hồ sơ", List.of("Thử nghiệm"), head);
    UUID results = group(centre, "B", "Nhận kết quả", List.of(), head);
    UUID first =
        setup.addCounter(
            centre.id(),
            new HallSetup.NewCounter(1, "Quầy 1", List.of(papers, results), true),
            head);
    UUID second =
        setup.addCounter(
            centre.id(), new HallSetup.NewCounter(2, "Quầy 2", List.of(results), true), head);
    return new Hall(
        office,
        halls.get(centre.id()),
        papers,
        results,
        first,
        second,
        office.counter(),
        offices.staff("Ngô Văn Đồng", Position.COUNTER_OFFICER, office.centre()),
        head);
  }

  private UUID group(
      Centre centre, String letter, String name, List<String> sectors, CurrentUser head) {
    return setup.addGroup(centre.id(), new HallSetup.NewGroup(letter, name, "", sectors, 10), head);
  }
}
