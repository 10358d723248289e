package vn.lienthong.identity;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.NewAssignment;
import vn.lienthong.directory.NewPerson;
import vn.lienthong.directory.NewUnit;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.CurrentUser;

/** Makes invented officials with accounts, each test its own. */
public final class Officials {
  public static final String PASSWORD = "Mat-khau ban dau 2026";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DirectoryApi directory;
  private final IdentityApi identity;

  public Officials(DirectoryApi directory, IdentityApi identity) {
    this.directory = directory;
    this.identity = identity;
  }

  public record Official(UUID personId, UUID accountId, String username) {}

  /** A department of its own. */
  public static UnitSummary unit(DirectoryApi directory, String name) {
    LocalDate from = LocalDate.of(2025, 7, 1);
    UUID root =
        directory
            .root(LocalDate.now(vn.lienthong.shared.Vietnam.ZONE))
            .map(UnitSummary::id)
            .orElseGet(() ->
                directory.createUnit(
                    new NewUnit(
                        "H56",
                        "Tỉnh",
                        "Province",
                        UnitKind.PROVINCE,
                        null,
                        null,
                        null,
                        null,
                        from,
                        null)));
    UUID id =
        directory.createUnit(
            new NewUnit(
                "H56.9" + (100 + NUMBER.incrementAndGet()),
                name,
                "",
                UnitKind.DEPARTMENT,
                root,
                null,
                null,
                null,
                from,
                null));
    return directory.unit(id);
  }

  public Official with(Position position, UUID unitId, boolean mustChange) {
    Official official = without(mustChange);
    directory.assign(
        new NewAssignment(
            official.personId(), position, "", unitId, LocalDate.of(2025, 7, 1), null, ""));
    return official;
  }

  public Official without(boolean mustChange) {
    int number = NUMBER.incrementAndGet();
    String username = "canbo" + number;
    UUID person =
        directory.createPerson(new NewPerson("Cán bộ " + number, username + "@example.vn", null));
    UUID account = identity.createStaffAccount(person, username, PASSWORD, mustChange);
    return new Official(person, account, username);
  }

  /** The account is shut by an administrator. */
  public static void shut(ApplicationContext context, Official official) {
    context.getBean(AccountsAdministration.class).disable(official.accountId(), CurrentUser.SYSTEM);
  }

  /** An administrator ends all sessions of the account. */
  public static void signOut(ApplicationContext context, Official official) {
    context
        .getBean(AccountsAdministration.class)
        .endSessions(official.accountId(), CurrentUser.SYSTEM);
  }
}
