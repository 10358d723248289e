package vn.lienthong.shared.web;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A node that stops first says that it is not ready, and goes on serving until the proxy in front
 * has heard of it. Only then the server takes no more requests and ends those it has.
 */
@Component
class Leaving implements SmartLifecycle {
  private final ApplicationContext context;
  private final Duration delay;
  private volatile boolean running;
  private volatile boolean left;

  Leaving(ApplicationContext context, @Value("${lienthong.shutdown.delay:0s}") Duration delay) {
    this.context = context;
    this.delay = delay;
  }

  /** A context that was stopped and starts again takes requests again. */
  @Override
  public void start() {
    running = true;
    if (left) {
      left = false;
      AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
    }
  }

  @Override
  public void stop() {
    running = false;
    left = true;
    AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the server, which stops at the highest phase of Spring Boot. */
  @Override
  public int getPhase() {
    return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE + 1;
  }
}
