package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes units and people for tests; one root serves the whole database. */
@Component
public class TestUnits {
  private static final LocalDate START = LocalDate.of(2025, 7, 1);
  private static final AtomicInteger NUMBER =
      new AtomicInteger(Integer.getInteger("lienthong.test.first", 0));

  private final DirectoryApi directory;

  TestUnits(DirectoryApi directory) {
    this.directory = directory;
  }

  public UUID root() {
    return directory
        .root(START)
        .map(UnitSummary::id)
        .orElseGet(() -> unit("H97", "Tỉnh Thử", UnitKind.PROVINCE, null));
  }

  /** Code of the root that this database has. */
  public String rootCode() {
    return directory.unit(root()).code();
  }

  public UUID unit(String code, String name, UnitKind kind, @Nullable UUID parent) {
    return directory.createUnit(
        new NewUnit(code, name, "", kind, parent, null, null, null, START, null));
  }

  public UUID person(String name) {
    return directory.createPerson(
        new NewPerson(name, "nguoi" + NUMBER.incrementAndGet() + "@thu.example", null));
  }

  public UUID assign(UUID person, Position position, UUID unit) {
    return directory.assign(new NewAssignment(person, position, "", unit, START, null, ""));
  }
}
