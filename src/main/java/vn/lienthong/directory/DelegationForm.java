package vn.lienthong.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people type to lend a post; until is the last day on which it holds. */
record DelegationForm(
    @Nullable String recipientId,
    @Nullable String capacity,
    @Nullable List<String> permissions,
    @Nullable String from,
    @Nullable String until,
    @Nullable String documentNumber,
    @Nullable String documentDate,
    @Nullable String note) {

  static final DelegationForm EMPTY =
      new DelegationForm(null, null, null, null, null, null, null, null);

  List<String> lent() {
    return permissions == null ? List.of() : permissions;
  }
}
