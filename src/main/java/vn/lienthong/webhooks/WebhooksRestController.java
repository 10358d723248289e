package vn.lienthong.webhooks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** The same for programs: each sees and changes its own subscriptions. */
@RestController
@RequestMapping("/api/v1/webhooks")
@Access(value = Access.Who.STAFF, permission = Subscriptions.EDIT)
@Tag(name = "webhooks")
class WebhooksRestController {
  private static final int MOST = 200;

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;

  WebhooksRestController(Subscriptions subscriptions, Deliveries deliveries) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
  }

  @GetMapping
  @Operation(summary = "Subscriptions; a program gets its own")
  List<Subscription> list(CurrentUser user) {
    return subscriptions.list(user);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Audited("webhooks.created")
  @Operation(summary = "Subscribe; the answer holds the secret, which is shown only now")
  Subscriptions.Secret create(@RequestBody NewSubscription body, CurrentUser user) {
    return subscriptions.create(body, user);
  }

  @GetMapping("/{id}")
  @Operation(summary = "One subscription and how the way to its receiver stands")
  Subscription one(@PathVariable UUID id, CurrentUser user) {
    return subscriptions.get(id, user);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Audited("webhooks.removed")
  @Operation(summary = "End the subscription; what waits is thrown away")
  void remove(@PathVariable UUID id, CurrentUser user) {
    subscriptions.remove(id, user);
  }

  @PostMapping("/{id}/rotate")
  @Audited("webhooks.secret-changed")
  @Operation(summary = "A new secret; messages are signed with both for two days")
  Subscriptions.Secret rotate(@PathVariable UUID id, CurrentUser user) {
    return subscriptions.rotate(id, user);
  }

  @PostMapping("/{id}/pause")
  @Audited("webhooks.paused")
  @Operation(summary = "Messages wait")
  Subscription pause(@PathVariable UUID id, CurrentUser user) {
    subscriptions.pause(id, user);
    return subscriptions.get(id, user);
  }

  @PostMapping("/{id}/resume")
  @Audited("webhooks.resumed")
  @Operation(summary = "Messages that waited go out")
  Subscription resume(@PathVariable UUID id, CurrentUser user) {
    subscriptions.resume(id, user);
    return subscriptions.get(id, user);
  }

  @PostMapping("/{id}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Audited("webhooks.tested")
  @Operation(summary = "Send a message webhook.test")
  void test(@PathVariable UUID id, CurrentUser user) {
    subscriptions.test(id, user);
  }

  @GetMapping("/{id}/deliveries")
  @Operation(summary = "What was sent, newest first, 200 at a time")
  List<Deliveries.Delivery> deliveries(
      @PathVariable UUID id,
      @RequestParam(required = false) Deliveries.@Nullable State state,
      @RequestParam(required = false) @Nullable UUID before,
      CurrentUser user) {
    return deliveries.newest(id, state, before, MOST, user);
  }

  @PostMapping("/{id}/deliveries/{delivery}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Audited("webhooks.replayed")
  @Operation(summary = "Send a dead letter again")
  void replay(@PathVariable UUID id, @PathVariable UUID delivery, CurrentUser user) {
    deliveries.replay(id, delivery, user);
  }

  @PostMapping("/{id}/deliveries/{delivery}/skip")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Audited("webhooks.skipped")
  @Operation(summary = "Do without a dead letter, so that those behind it follow")
  void skip(@PathVariable UUID id, @PathVariable UUID delivery, CurrentUser user) {
    deliveries.skip(id, delivery, user);
  }
}
