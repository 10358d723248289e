package vn.lienthong.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version in the list of versions and in the officers' list, without its content. */
record VersionRow(
    UUID id,
    String code,
    int number,
    State state,
    String source,
    @Nullable LocalDate effectiveFrom,
    String name,
    String sector,
    ProcedureContent.Term term,
    boolean fileable,
    Instant changedAt,
    String changedBy,
    @Nullable String publishedBy,
    int openDoubts) {

  enum State {
    DRAFT,
    PUBLISHED
  }
}
