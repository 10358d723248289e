package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.procedures.ProcedureContent.Channel;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;
import vn.lienthong.procedures.ProcedureContent.Component;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;
import vn.lienthong.procedures.ProcedureContent.PartialReason;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;

/** One procedure as citizens read it. */
record PublicPage(
    ProcedureVersion version,
    List<UnitSummary> units,
    ServiceLevel level,
    @Nullable PartialReason partialReason,
    boolean fileable) {

  static PublicPage of(ProcedureVersion version, List<UnitSummary> units, LocalDate today) {
    ProcedureContent content = version.content();
    PartialReason reason =
        content.serviceLevels().stream()
            .filter(period -> !period.from().isAfter(today))
            .max(Comparator.comparing(ProcedureContent.ServiceLevelPeriod::from))
            .map(ProcedureContent.ServiceLevelPeriod::reason)
            .orElse(null);
    return new PublicPage(
        version,
        units,
        ContentFacts.serviceLevel(content, today),
        reason,
        ContentFacts.fileable(content, today) && !units.isEmpty());
  }

  ProcedureContent content() {
    return version.content();
  }

  /** Rows of the channel table, online first, then counter and post; cases in their order. */
  List<ChannelRow> channels() {
    List<String> cases = content().cases().stream().map(ProcedureContent.Case::key).toList();
    return content().channels().stream()
        .sorted(
            Comparator.comparingInt((ChannelRow row) -> cases.indexOf(row.caseKey()))
                .thenComparingInt(row -> order(row.channel())))
        .toList();
  }

  private static int order(Channel channel) {
    return switch (channel) {
      case ONLINE -> 0;
      case COUNTER -> 1;
      case POST -> 2;
    };
  }

  boolean hasCases() {
    return content().channels().stream().anyMatch(row -> row.caseKey() != null);
  }

  String caseName(@Nullable String key) {
    return content().cases().stream()
        .filter(c -> c.key().equals(key))
        .map(ProcedureContent.Case::name)
        .findFirst()
        .orElse("");
  }

  List<Component> papers(ComponentGroup group) {
    return content().components().stream()
        .filter(c -> c.group() == group || (c.group() == null && group == ComponentGroup.SUBMIT))
        .toList();
  }

  boolean hasFeeDetails() {
    return content().channels().stream()
        .flatMap(row -> row.fees().stream())
        .anyMatch(fee -> fee.note() != null || fee.code() != null || fee.name().length() > 8);
  }

  /** Fees that differ, over all channels. */
  List<ProcedureContent.Fee> fees() {
    return content().channels().stream().flatMap(row -> row.fees().stream()).distinct().toList();
  }

  /** Source text of rows whose fees were split from it: it may say more, such as a relief. */
  List<String> feeTexts() {
    return content().channels().stream()
        .filter(row -> row.fees().size() > 1)
        .filter(row -> row.fees().stream().allMatch(fee -> fee.note() == null))
        .map(ChannelRow::feeText)
        .filter(java.util.Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Notes of channels that differ. */
  List<String> notes() {
    return content().channels().stream()
        .map(ChannelRow::note)
        .filter(java.util.Objects::nonNull)
        .distinct()
        .toList();
  }
}
