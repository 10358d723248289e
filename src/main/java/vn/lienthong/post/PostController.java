package vn.lienthong.post;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Results that go by post, on pages. */
@Controller
@Access(value = Access.Who.STAFF, permission = PostOffice.RETURN)
class PostController {
  private static final int SIZE = 50;

  private final PostOffice office;
  private final ConsignmentRepository consignments;
  private final HandOverRepository lists;
  private final DossiersApi dossiers;
  private final Outbox outbox;
  private final Asking asking;
  private final PostSettings settings;
  private final MessageSource messages;

  PostController(
      PostOffice office,
      ConsignmentRepository consignments,
      HandOverRepository lists,
      DossiersApi dossiers,
      Outbox outbox,
      Asking asking,
      PostSettings settings,
      MessageSource messages) {
    this.office = office;
    this.consignments = consignments;
    this.lists = lists;
    this.dossiers = dossiers;
    this.outbox = outbox;
    this.asking = asking;
    this.settings = settings;
    this.messages = messages;
  }

  /** Which consignments a tab shows. */
  enum Tab {
    READY(Set.of()),
    PREPARED(Set.of(ConsignmentState.PREPARED)),
    HANDED_OVER(Set.of(ConsignmentState.HANDED_OVER)),
    ENDED(
        Set.of(ConsignmentState.DELIVERED, ConsignmentState.RETURNED, ConsignmentState.CANCELLED)),
    LISTS(Set.of());

    private final Set<ConsignmentState> states;

    Tab(Set<ConsignmentState> states) {
      this.states = states;
    }

    String label() {
      return "post.tab." + name();
    }
  }

  record Ready(Dossier dossier, boolean addressed) {}

  /** The page; only the list of its tab is filled. */
  record PostPage(
      Tab tab,
      boolean simulated,
      Map<Tab, Long> counts,
      KeyPage<Ready> ready,
      KeyPage<Consignment> consignments,
      KeyPage<HandOverRepository.HandOver> lists) {}

  /**
   * @param collect fees and charges in đồng that the post collects
   */
  record ConsignmentPage(
      Consignment consignment,
      long collect,
      List<News> news,
      HandOverRepository.@Nullable HandOver list,
      List<String> failures,
      boolean simulated) {}

  record ListPage(
      HandOverRepository.HandOver list, List<Consignment> consignments, boolean simulated) {
    long fees() {
      return consignments.stream().mapToLong(Consignment::fee).sum();
    }

    long collected() {
      return consignments.stream().mapToLong(Consignment::collect).sum();
    }
  }

  @GetMapping("/post")
  String list(
      @RequestParam(defaultValue = "READY") Tab tab,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user,
      Model model) {
    String[] reach = user.reach(PostOffice.RETURN);
    Map<Tab, Long> counts = new LinkedHashMap<>();
    counts.put(Tab.PREPARED, consignments.count(reach, ConsignmentState.PREPARED));
    counts.put(Tab.HANDED_OVER, consignments.count(reach, ConsignmentState.HANDED_OVER));
    model.addAttribute(
        "page",
        new PostPage(
            tab,
            settings.simulated(),
            counts,
            tab == Tab.READY ? ready(user, after) : new KeyPage<>(List.of(), null),
            tab.states.isEmpty()
                ? new KeyPage<>(List.of(), null)
                : KeyPage.of(
                    consignments.within(reach, tab.states, after, SIZE + 1), SIZE, Consignment::id),
            tab == Tab.LISTS
                ? KeyPage.of(
                    lists.within(reach, after, SIZE + 1), SIZE, HandOverRepository.HandOver::id)
                : new KeyPage<>(List.of(), null)));
    return "post/list";
  }

  private KeyPage<Ready> ready(CurrentUser user, @Nullable UUID after) {
    List<Dossier> all = dossiers.toPost(user, after, SIZE + 1);
    List<Dossier> shown = all.size() > SIZE ? all.subList(0, SIZE) : all;
    Set<UUID> open = consignments.open(shown.stream().map(Dossier::id).toList());
    return new KeyPage<>(
        shown.stream()
            .filter(d -> !open.contains(d.id()))
            .map(d -> new Ready(d, addressed(d)))
            .toList(),
        all.size() > SIZE ? shown.getLast().id().toString() : null);
  }

  private static boolean addressed(Dossier dossier) {
    try {
      PostAddress.of(dossier);
      return true;
    } catch (AppException missing) {
      return false;
    }
  }

  @GetMapping("/post/consignments/{id}")
  String one(@PathVariable UUID id, CurrentUser user, Model model) {
    Consignment consignment = office.read(id, user);
    UUID list = consignment.handOverId();
    model.addAttribute(
        "page",
        new ConsignmentPage(
            consignment,
            office.toCollect(consignment),
            consignments.news(id),
            list == null ? null : lists.get(list),
            outbox.failures(id),
            settings.simulated()));
    return "post/consignment";
  }

  /** The list as it is printed, with room for both signatures. */
  @GetMapping("/post/lists/{id}")
  String handedOver(@PathVariable UUID id, CurrentUser user, Model model) {
    HandOverRepository.HandOver list = lists.get(id);
    user.require(PostOffice.RETURN, list.unitPath());
    model.addAttribute("page", new ListPage(list, consignments.ofList(id), settings.simulated()));
    return "post/handOver";
  }

  @PostMapping("/post/consignments")
  @Audited("post.prepared")
  String prepare(
      @RequestParam List<UUID> dossier,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    act(
        request,
        locale,
        () -> {
          dossier.forEach(id -> office.prepare(id, null, user));
          return "post.done.prepared";
        });
    outbox.run();
    return "redirect:/post?tab=PREPARED";
  }

  @PostMapping("/post/hand-overs")
  @Audited("post.handed-over")
  String handOver(
      @RequestParam(defaultValue = "") List<UUID> consignment,
      @RequestParam(defaultValue = "") String postman,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    String[] to = {"/post?tab=PREPARED"};
    act(
        request,
        locale,
        () -> {
          to[0] = "/post/lists/" + office.handOver(consignment, postman, user).id();
          return "post.done.handedOver";
        });
    outbox.run();
    return "redirect:" + to[0];
  }

  @PostMapping("/post/consignments/{id}/tracking")
  @Audited("post.tracked")
  String track(
      @PathVariable UUID id,
      @RequestParam String tracking,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    act(
        request,
        locale,
        () -> {
          office.track(id, tracking, user);
          return "post.done.saved";
        });
    return "redirect:/post/consignments/" + id;
  }

  @PostMapping("/post/consignments/{id}/cancel")
  @Audited("post.cancelled")
  String cancel(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    act(
        request,
        locale,
        () -> {
          office.cancel(id, reason, user);
          return "post.done.saved";
        });
    outbox.run();
    return "redirect:/post/consignments/" + id;
  }

  @PostMapping("/post/consignments/{id}/ask")
  @Audited(value = "none", reason = "reads at the post; what it told is recorded as its news")
  String ask(@PathVariable UUID id, CurrentUser user, Locale locale, HttpServletRequest request) {
    office.read(id, user);
    act(request, locale, () -> asking.ask(id) > 0 ? "post.done.news" : "post.done.noNews");
    return "redirect:/post/consignments/" + id;
  }

  private interface Act {
    String run();
  }

  private void act(HttpServletRequest request, Locale locale, Act act) {
    Texts texts = new Texts(messages, locale);
    try {
      CurrentUsers.flash(request, "ok", texts.t(act.run()));
    } catch (AppException refusal) {
      CurrentUsers.flash(request, "warn", texts.t(refusal.expected()));
    }
  }
}
