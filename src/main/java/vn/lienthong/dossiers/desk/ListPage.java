package vn.lienthong.dossiers.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The desk: tabs with exact counters, the chosen queue, the first dossier of it beside.
 *
 * @param queue null for "all dossiers"
 * @param unread fields of the filter with a day that is none
 * @param export null when the user may not export
 */
record ListPage(
    @Nullable Queue queue,
    String subtitle,
    List<Tab> tabs,
    List<Line> lines,
    @Nullable String next,
    Map<String, String> filter,
    Set<String> unread,
    Map<String, String> statuses,
    String clear,
    @Nullable String export,
    boolean mayReceive,
    @Nullable DossierPage panel) {

  /** A queue and how many lie in it; count is null for "all". */
  record Tab(String href, String label, @Nullable Long count, boolean active, String tone) {}

  record Line(
      DossierListing.Row row, DueView due, String href, @Nullable String asked, boolean on) {}
}
