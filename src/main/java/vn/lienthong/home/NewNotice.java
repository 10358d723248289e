package vn.lienthong.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice to publish.
 *
 * @param publishedAt from when the public sees it
 */
public record NewNotice(
    String title,
    @Nullable String titleEn,
    String text,
    @Nullable String textEn,
    Instant publishedAt) {}
