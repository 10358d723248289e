package vn.lienthong.shared.jobs;

import java.time.Duration;

/**
 * Work done again and again by one node at a time; a Spring bean.
 *
 * @param name unique, for instance {@code files.sweep-abandoned}
 */
public record RecurringJob(String name, Duration every, Runnable work) {}
