package vn.lienthong.indices;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureHistory;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.Vietnam;

/** What a procedure was from which day on, and who handled it: told anew as a whole. */
@Component
class ServiceFacts {
  private static final Pattern DECISION_DAY =
      Pattern.compile("ngày\\s+(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})");
  private static final Pattern MINISTRY = Pattern.compile("QĐ-B[A-ZĐ]|Bộ trưởng");

  private final ProceduresApi procedures;
  private final DirectoryApi directory;
  private final ServiceRepository services;

  ServiceFacts(ProceduresApi procedures, DirectoryApi directory, ServiceRepository services) {
    this.procedures = procedures;
    this.directory = directory;
    this.services = services;
  }

  /** From a day on it was like this. */
  record Span(
      LocalDate from,
      @Nullable LocalDate until,
      UUID version,
      String name,
      boolean online,
      boolean fee,
      boolean feeOnline,
      boolean paper,
      List<String> missing) {}

  /** A version as it was published. */
  record Publication(
      UUID version,
      String name,
      boolean ministry,
      String decision,
      @Nullable LocalDate decisionDay,
      LocalDate effective,
      LocalDate published) {}

  void update(String code) {
    ProcedureHistory history = procedures.history(code);
    Map<UUID, String> paths =
        directory
            .units(
                history.handling().stream()
                    .map(ProcedureHistory.Handling::unit)
                    .distinct()
                    .toList())
            .stream()
            .collect(Collectors.toMap(UnitSummary::id, UnitSummary::path));
    services.replace(
        code,
        spans(history),
        history.handling().stream().filter(h -> paths.containsKey(h.unit())).toList(),
        paths);
    services.publish(code, history.versions().stream().map(ServiceFacts::publication).toList());
  }

  /** A new span begins with each version and with each level of the service inside it. */
  static List<Span> spans(ProcedureHistory history) {
    TreeMap<LocalDate, ProcedureVersion> versions = new TreeMap<>();
    history.versions().forEach(p -> versions.put(p.version().from(), p.version()));
    TreeSet<LocalDate> days = new TreeSet<>(versions.keySet());
    versions.forEach((from, version) ->
        version.content().serviceLevels().stream()
            .map(ProcedureContent.ServiceLevelPeriod::from)
            .filter(day -> version.equals(valueAt(versions, day)))
            .forEach(days::add));
    List<Span> spans = new ArrayList<>();
    for (LocalDate day : days) {
      LocalDate next = days.higher(day);
      ProcedureVersion version = valueAt(versions, day);
      if (version != null) {
        spans.add(span(version, day, next == null ? null : next.minusDays(1)));
      }
    }
    return spans;
  }

  private static @Nullable ProcedureVersion valueAt(
      TreeMap<LocalDate, ProcedureVersion> versions, LocalDate day) {
    Map.Entry<LocalDate, ProcedureVersion> entry = versions.floorEntry(day);
    return entry == null ? null : entry.getValue();
  }

  private static Span span(ProcedureVersion version, LocalDate from, @Nullable LocalDate until) {
    ProcedureContent content = version.content();
    boolean online = ProcedureTraits.online(ProceduresApi.serviceLevel(content, from));
    boolean fee = ProcedureTraits.fee(content);
    return new Span(
        from,
        until,
        version.id(),
        content.name(),
        online,
        fee,
        online && fee && ProcedureTraits.feeOnline(content),
        ProcedureTraits.paper(content),
        ProcedureTraits.missing(content));
  }

  private static Publication publication(ProcedureHistory.Published published) {
    ProcedureContent content = published.version().content();
    String decision = content.decision() == null ? "" : content.decision();
    return new Publication(
        published.version().id(),
        content.name(),
        MINISTRY.matcher(decision).find(),
        decision,
        decisionDay(decision),
        published.version().from(),
        LocalDate.ofInstant(published.at(), Vietnam.ZONE));
  }

  /** The day of a decision where its text tells it. */
  static @Nullable LocalDate decisionDay(String decision) {
    Matcher matcher = DECISION_DAY.matcher(decision);
    if (!matcher.find()) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(matcher.group(3)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(1)));
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }
}
