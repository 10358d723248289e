package vn.lienthong.webhooks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Subscriptions and what was sent to them, on pages. */
@Controller
@RequestMapping("/webhooks")
@Access(value = Access.Who.STAFF, permission = Subscriptions.EDIT)
class WebhooksController {
  private static final int SIZE = 50;

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final MessageSource messages;
  private final Clock clock;

  WebhooksController(
      Subscriptions subscriptions, Deliveries deliveries, MessageSource messages, Clock clock) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.messages = messages;
    this.clock = clock;
  }

  record ListPage(List<Subscription> rows, Map<UUID, Deliveries.Counts> counts) {
    Deliveries.Counts of(Subscription subscription) {
      return counts.getOrDefault(subscription.id(), new Deliveries.Counts(0, 0));
    }
  }

  record NewPage(NewSubscription form, Map<String, String> programs, Map<String, String> errors) {}

  record OnePage(
      Subscription subscription,
      Deliveries.Counts counts,
      Deliveries.@Nullable State state,
      KeyPage<Deliveries.Delivery> list,
      Instant now) {
    boolean changingSecret() {
      Instant until = subscription.oldSecretUntil();
      return until != null && until.isAfter(now);
    }
  }

  /** In the order of a dossier's life. */
  static List<String> kinds() {
    return WebhookKind.types();
  }

  @GetMapping
  String list(CurrentUser user, Model model) {
    List<Subscription> rows = subscriptions.list(user);
    model.addAttribute("page", new ListPage(rows, deliveries.counts(rows)));
    return "webhooks/list";
  }

  @GetMapping("/new")
  String fresh(CurrentUser user, Model model) {
    return newPage(NewSubscription.EMPTY, Map.of(), user, model);
  }

  @PostMapping("/new")
  @Audited("webhooks.created")
  String create(
      @ModelAttribute NewSubscription form,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    FormErrors errors = subscriptions.check(form, user);
    if (!errors.isEmpty()) {
      response.setStatus(422);
      Texts texts = new Texts(messages, locale);
      Map<String, String> words = new LinkedHashMap<>();
      errors.all().forEach((field, key) -> words.put(field, texts.t(key)));
      return newPage(form, words, user, model);
    }
    return secretPage(subscriptions.create(form, user), model);
  }

  private String newPage(
      NewSubscription form, Map<String, String> errors, CurrentUser user, Model model) {
    Map<String, String> programs = new LinkedHashMap<>();
    for (CurrentUser program : subscriptions.programs(user)) {
      programs.put(
          program.requireId().toString(),
          program.name() + " – " + program.posts().getFirst().unitName());
    }
    model.addAttribute("page", new NewPage(form, programs, errors));
    return "webhooks/new";
  }

  @GetMapping("/{id}")
  String one(
      @PathVariable UUID id,
      @RequestParam(required = false) Deliveries.@Nullable State state,
      @RequestParam(required = false) @Nullable UUID before,
      CurrentUser user,
      Model model) {
    Subscription subscription = subscriptions.get(id, user);
    List<Deliveries.Delivery> rows = deliveries.newest(id, state, before, SIZE + 1, user);
    KeyPage<Deliveries.Delivery> list =
        rows.size() > SIZE
            ? new KeyPage<>(rows.subList(0, SIZE), rows.get(SIZE - 1).id().toString())
            : new KeyPage<>(rows, null);
    model.addAttribute(
        "page",
        new OnePage(
            subscription,
            deliveries.counts(List.of(subscription)).getOrDefault(id, new Deliveries.Counts(0, 0)),
            state,
            list,
            clock.instant()));
    return "webhooks/one";
  }

  @PostMapping("/{id}/rotate")
  @Audited("webhooks.secret-changed")
  String rotate(@PathVariable UUID id, CurrentUser user, Model model) {
    return secretPage(subscriptions.rotate(id, user), model);
  }

  @PostMapping("/{id}/pause")
  @Audited("webhooks.paused")
  String pause(@PathVariable UUID id, CurrentUser user, HttpServletRequest request) {
    subscriptions.pause(id, user);
    return done(id, "webhooks.done.paused", request);
  }

  @PostMapping("/{id}/resume")
  @Audited("webhooks.resumed")
  String resume(@PathVariable UUID id, CurrentUser user, HttpServletRequest request) {
    subscriptions.resume(id, user);
    return done(id, "webhooks.done.resumed", request);
  }

  @PostMapping("/{id}/test")
  @Audited("webhooks.tested")
  String test(@PathVariable UUID id, CurrentUser user, HttpServletRequest request) {
    subscriptions.test(id, user);
    return done(id, "webhooks.done.tested", request);
  }

  @PostMapping("/{id}/remove")
  @Audited("webhooks.removed")
  String remove(@PathVariable UUID id, CurrentUser user, HttpServletRequest request) {
    subscriptions.remove(id, user);
    say("webhooks.done.removed", request);
    return "redirect:/webhooks";
  }

  @PostMapping("/{id}/deliveries/{delivery}/replay")
  @Audited("webhooks.replayed")
  String replay(
      @PathVariable UUID id,
      @PathVariable UUID delivery,
      CurrentUser user,
      HttpServletRequest request) {
    deliveries.replay(id, delivery, user);
    return done(id, "webhooks.done.replayed", request);
  }

  @PostMapping("/{id}/deliveries/{delivery}/skip")
  @Audited("webhooks.skipped")
  String skip(
      @PathVariable UUID id,
      @PathVariable UUID delivery,
      CurrentUser user,
      HttpServletRequest request) {
    deliveries.skip(id, delivery, user);
    return done(id, "webhooks.done.skipped", request);
  }

  private String done(UUID id, String key, HttpServletRequest request) {
    say(key, request);
    return "redirect:/webhooks/" + id;
  }

  private void say(String key, HttpServletRequest request) {
    CurrentUsers.flash(request, "ok", new Texts(messages, request.getLocale()).t(key));
  }

  private static String secretPage(Subscriptions.Secret secret, Model model) {
    model.addAttribute("page", secret);
    return "webhooks/secret";
  }
}
