package vn.lienthong.store;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PostSummary;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.notifications.Channel;
import vn.lienthong.notifications.Notice;
import vn.lienthong.notifications.NoticeTemplate;
import vn.lienthong.notifications.NotificationsApi;
import vn.lienthong.notifications.Recipient;
import vn.lienthong.notifications.TemplateSource;

/** Tells owners what became of their papers, and units that a paper they used is out of force. */
@Component
class StoreTidings implements TemplateSource {
  private static final String WARNED = "store.warned";
  private static final List<String> EVENTS =
      List.of("store.approved", "store.rejected", "store.ended", WARNED);

  private final NotificationsApi notifications;
  private final IdentityApi identity;
  private final DirectoryApi directory;
  private final MessageSource messages;
  private final Clock clock;

  StoreTidings(
      NotificationsApi notifications,
      IdentityApi identity,
      DirectoryApi directory,
      MessageSource messages,
      Clock clock) {
    this.notifications = notifications;
    this.identity = identity;
    this.directory = directory;
    this.messages = messages;
    this.clock = clock;
  }

  /** Only who has an account is told here; at the counter people are told by mouth. */
  void owner(StoreItem item, String event) {
    identity
        .citizenByNumber(item.owner().number())
        .ifPresent(citizen ->
            notifications.notify(
                new Notice(
                    event,
                    new Recipient(
                        Recipient.Kind.CITIZEN, citizen.id(), citizen.email(), null, "vi"),
                    values(item),
                    "/store/mine/" + item.id(),
                    item.id() + ":" + item.version())));
  }

  void warned(StoreItem item, List<WarningRepository.Raised> raised) {
    Map<UUID, List<UUID>> holders = new HashMap<>();
    for (WarningRepository.Raised warning : raised) {
      Map<String, String> values = values(item);
      values.put("code", warning.objectCode());
      values.put("title", warning.title());
      for (UUID person : holders.computeIfAbsent(warning.unitId(), this::holders)) {
        notifications.notify(
            new Notice(
                WARNED,
                new Recipient(Recipient.Kind.STAFF, person, null, null, "vi"),
                values,
                "/store/warnings",
                warning.id().toString()));
      }
    }
  }

  /** What the house itself says in a record, in the language of the records. */
  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.of("vi"));
  }

  private List<UUID> holders(UUID unit) {
    return directory.holders(StoreAuthority.ACKNOWLEDGE, unit, clock.instant()).stream()
        .filter(post -> post.unitId().equals(unit))
        .map(PostSummary::personId)
        .distinct()
        .toList();
  }

  private static Map<String, String> values(StoreItem item) {
    Map<String, String> values = new HashMap<>();
    String number = item.facts().number();
    String reason = item.decision() == null ? null : item.decision().reason();
    values.put("paper", item.facts().name());
    values.put("number", number == null ? "" : number);
    values.put("reason", reason == null ? "" : reason);
    return values;
  }

  @Override
  public List<NoticeTemplate> templates() {
    return EVENTS.stream()
        .flatMap(event ->
            List.of("vi", "en").stream()
                .map(lang ->
                    new NoticeTemplate(
                        event,
                        Channel.IN_APP,
                        lang,
                        notice(event + ".subject", lang),
                        notice(event + ".body", lang))))
        .toList();
  }

  private String notice(String key, String lang) {
    return messages.getMessage(key.replace("store.", "store.notice."), null, Locale.of(lang));
  }
}
