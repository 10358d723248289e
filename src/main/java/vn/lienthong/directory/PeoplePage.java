package vn.lienthong.directory;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.KeyPage;

/** People that match, a page at a time; next and export are addresses. */
record PeoplePage(
    String query,
    String unit,
    Map<String, String> units,
    KeyPage<PeopleRepository.Row> people,
    @Nullable String next,
    String export,
    boolean mayEdit) {}
