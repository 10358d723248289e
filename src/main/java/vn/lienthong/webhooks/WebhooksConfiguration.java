package vn.lienthong.webhooks;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.identity.Sealing;
import vn.lienthong.shared.jobs.RecurringJob;

/** The way out, and the work done again and again. */
@Configuration(proxyBeanMethods = false)
class WebhooksConfiguration {

  /** Networks beside the public internet that may be called, such as the province's own. */
  @Bean
  AddressGuard webhookAddresses(
      @Value("${lienthong.webhooks.allowed-networks:}") List<String> networks,
      @Value("${lienthong.simulators:false}") boolean simulators) {
    return new AddressGuard(
        networks.stream().map(String::strip).map(Network::parse).toList(),
        InetAddress::getAllByName,
        simulators);
  }

  @Bean
  Sending.Secrets webhookSecrets(SubscriptionRepository subscriptions, Sealing sealing) {
    return new Sending.Secrets(subscriptions, sealing);
  }

  @Bean
  Outlet webhookPost(
      AddressGuard guard,
      @Value("${lienthong.webhooks.patience:10s}") Duration patience,
      @Value("${lienthong.simulators:false}") boolean simulators,
      Clock clock) {
    PinnedPost network = new PinnedPost(guard, patience);
    return simulators ? new SimulatedReceiver(network, clock) : network;
  }

  @Bean
  Sending webhookSending(
      Spreading spreading,
      SubscriptionRepository subscriptions,
      Lanes lanes,
      Sending.Secrets secrets,
      Outlet post,
      Clock clock) {
    return new Sending(spreading, subscriptions, lanes, secrets, post, clock);
  }

  @Bean
  RecurringJob sendingWebhooks(Sending sending) {
    return new RecurringJob("webhooks.send", Duration.ofSeconds(2), sending::run);
  }

  @Bean
  RecurringJob forgettingWebhooks(Deliveries deliveries) {
    return new RecurringJob("webhooks.forget", Duration.ofHours(1), deliveries::forgetOld);
  }
}
