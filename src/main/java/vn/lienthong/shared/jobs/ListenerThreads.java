package vn.lienthong.shared.jobs;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The few threads on which listeners hear of events after their commit. Hundreds of events at once,
 * as after an import, wait in line here and not for a connection to the database; what waits when
 * the process dies is heard again from the registry of events.
 */
@Component
class ListenerThreads implements AsyncConfigurer, DisposableBean {
  private static final int THREADS = 3;

  private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();

  ListenerThreads() {
    threads.setThreadNamePrefix("listener-");
    threads.setCorePoolSize(THREADS);
    threads.setMaxPoolSize(THREADS);
    threads.setAllowCoreThreadTimeOut(true);
    threads.setWaitForTasksToCompleteOnShutdown(true);
    threads.setAwaitTerminationSeconds(10);
    threads.initialize();
  }

  @Override
  public @Nullable Executor getAsyncExecutor() {
    return threads;
  }

  @Override
  public void destroy() {
    threads.shutdown();
  }
}
