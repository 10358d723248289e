package vn.lienthong.procedures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The upload and the latest imports; {@code problem} is the code of a refusal. */
record ImportListPage(
    List<ImportRunRepository.Run> runs, DataSize largest, @Nullable String problem) {}
