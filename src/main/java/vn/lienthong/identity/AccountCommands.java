package vn.lienthong.identity;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.NewAssignment;
import vn.lienthong.directory.NewPerson;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.Command;

/** For the operator on the machine: the first administrator, and the glass to break. */
@Configuration(proxyBeanMethods = false)
class AccountCommands {

  /**
   * One command.
   *
   * @param usage what follows its name
   * @param names how many words are wanted beside the options
   */
  private record Line(
      String name, String what, String usage, int names, Set<String> options, Work work)
      implements Command {
    private interface Work {
      int run(Arguments arguments, PrintStream out);
    }

    @Override
    public String summary() {
      return what + ": " + usage;
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
      Arguments parsed = Arguments.parse(arguments);
      if (parsed.words().size() != names) {
        out.println("Cách dùng / usage: ./lienthong " + name + " " + usage);
        return 2;
      }
      return work.run(parsed, out);
    }
  }

  @Bean
  Command unlockAccount(StaffAccounts accounts, AccountsAdministration administration) {
    return new Line(
        "account unlock",
        "mở khóa tài khoản / unlock an account",
        "USERNAME",
        1,
        Set.of(),
        (arguments, out) ->
            find(accounts, arguments, out)
                .map(account -> {
                  administration.unlock(account.id(), CurrentUser.SYSTEM);
                  out.println("Đã mở khóa / unlocked: " + account.username());
                  return 0;
                })
                .orElse(1));
  }

  @Bean
  Command resetAccount(StaffAccounts accounts, AccountsAdministration administration) {
    return new Line(
        "account reset",
        "cấp lại mật khẩu, xóa xác thực hai lớp / new password, no TOTP",
        "USERNAME",
        1,
        Set.of(),
        (arguments, out) ->
            find(accounts, arguments, out)
                .map(account -> {
                  administration.unlock(account.id(), CurrentUser.SYSTEM);
                  administration.resetTotp(account.id(), CurrentUser.SYSTEM);
                  String password = administration.resetPassword(account.id(), CurrentUser.SYSTEM);
                  out.println("Mật khẩu mới / new password: " + password);
                  return 0;
                })
                .orElse(1));
  }

  @Bean
  Command makeAdministrator(
      DirectoryApi directory,
      IdentityApi identity,
      AccountsAdministration administration,
      TransactionTemplate transaction,
      Clock clock) {
    return new Line(
        "account admin",
        "quản trị viên đầu tiên / first administrator",
        "--username U --name N --email E",
        0,
        Set.of("username", "name", "email"),
        (arguments, out) -> {
          LocalDate today = Vietnam.today(clock);
          Optional<UnitSummary> root = directory.root(today);
          Optional<String> username = given(arguments, "username");
          Optional<String> name = given(arguments, "name");
          Optional<String> email = given(arguments, "email");
          if (username.isEmpty() || name.isEmpty() || email.isEmpty()) {
            out.println("Cần --username, --name và --email / needs all three");
            return 2;
          }
          if (root.isEmpty()) {
            out.println(
                "Chưa có tỉnh trong danh mục đơn vị: hãy chạy ./lienthong import units TỆP trước /"
                    + " no province among the units yet: run ./lienthong import units FILE first");
            return 2;
          }
          String password = administration.newPassword();
          transaction.executeWithoutResult(status -> {
            UUID person = directory.createPerson(new NewPerson(name.get(), email.get(), null));
            directory.assign(
                new NewAssignment(
                    person, Position.SYSTEM_ADMIN, "", root.get().id(), today, null, ""));
            identity.createStaffAccount(person, username.get(), password, true);
          });
          out.println("Mật khẩu ban đầu / initial password: " + password);
          return 0;
        });
  }

  private static Optional<String> given(Arguments arguments, String option) {
    return arguments.option(option).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<StaffAccount> find(
      StaffAccounts accounts, Arguments arguments, PrintStream out) {
    String username = arguments.words().getFirst().strip().toLowerCase(Locale.ROOT);
    Optional<StaffAccount> account = accounts.byUsername(username);
    if (account.isEmpty()) {
      out.println("Không có tài khoản này / no such account: " + username);
    }
    return account;
  }
}
