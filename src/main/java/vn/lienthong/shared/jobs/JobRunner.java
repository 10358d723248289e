package vn.lienthong.shared.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the recurring jobs of all modules on a table in PostgreSQL, shared by all nodes. */
@Component
@ConditionalOnProperty(name = "lienthong.jobs", havingValue = "true", matchIfMissing = true)
class JobRunner implements SmartLifecycle {
  private final DataSource dataSource;
  private final List<RecurringJob> jobs;
  private @Nullable Scheduler scheduler;

  JobRunner(DataSource dataSource, List<RecurringJob> jobs) {
    this.dataSource = dataSource;
    this.jobs = jobs;
  }

  @Override
  public void start() {
    List<RecurringTask<Void>> tasks =
        jobs.stream()
            .map(job ->
                Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                    .execute((instance, context) -> job.work().run()))
            .toList();
    scheduler =
        Scheduler.create(dataSource)
            .tableName("shared.scheduled_tasks")
            .startTasks(tasks)
            .threads(4)
            .pollingInterval(Duration.ofMillis(500))
            // A job of a killed node is taken over after twenty seconds.
            .heartbeatInterval(Duration.ofSeconds(5))
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(Duration.ofSeconds(10))
            .build();
    scheduler.start();
  }

  @Override
  public void stop() {
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }
}
