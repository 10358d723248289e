package vn.lienthong.demo;

import java.util.Locale;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.DemonstrationAccounts.Account;

/** On the first start of the server loads the province; on every start prints who can sign in. */
@Component
@Profile("!command")
@ConditionalOnProperty(name = "lienthong.demo", havingValue = "true")
class DemoStart implements ApplicationRunner {
  private static final Locale VIETNAMESE = Locale.of("vi");

  private final DemoLoading loading;
  private final DemoSignIn signIn;
  private final MessageSource messages;

  DemoStart(DemoLoading loading, DemoSignIn signIn, MessageSource messages) {
    this.loading = loading;
    this.signIn = signIn;
    this.messages = messages;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    loading.loadIfEmpty();
    StringBuilder text = new StringBuilder("\n");
    for (Locale locale : new Locale[] {VIETNAMESE, Locale.ENGLISH}) {
      text.append("  ").append(messages.getMessage("demo.console.title", null, locale));
      text.append(' ').append(DemoSignIn.PASSWORD).append('\n');
    }
    for (Account account : signIn.accounts(VIETNAMESE)) {
      text.append(
          "    %-14s %-22s %s · %s%n"
              .formatted(account.username(), account.name(), account.duty(), account.unit()));
    }
    text.append("  ").append(messages.getMessage("demo.console.citizen", null, VIETNAMESE));
    text.append("\n  ").append(messages.getMessage("demo.console.citizen", null, Locale.ENGLISH));
    System.out.println(text);
  }
}
