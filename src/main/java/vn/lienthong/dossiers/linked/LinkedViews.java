package vn.lienthong.dossiers.linked;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartAction;
import vn.lienthong.dossiers.PartAuthority;
import vn.lienthong.dossiers.PartEvent;
import vn.lienthong.dossiers.PartRepository;
import vn.lienthong.dossiers.PartStatus;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.Trace;
import vn.lienthong.worktime.TraceView;

/** Draws the parts of a dossier. */
@Component
public class LinkedViews {
  private final PartRepository parts;
  private final ResultRepository results;
  private final PartAuthority authority;
  private final Clock clock;

  LinkedViews(
      PartRepository parts, ResultRepository results, PartAuthority authority, Clock clock) {
    this.parts = parts;
    this.results = results;
    this.authority = authority;
    this.clock = clock;
  }

  /** The parts, or null for a dossier of one agency; opinions inside stay inside for a citizen. */
  public @Nullable LinkedView of(Dossier d, CurrentUser user, Texts texts) {
    List<Part> all = parts.of(d.id());
    if (all.isEmpty()) {
      return null;
    }
    Instant now = clock.instant();
    Map<String, String> names =
        all.stream().collect(Collectors.toMap(part -> part.plan().key(), p -> p.plan().name()));
    Map<UUID, List<ResultDocument>> documents = results.ofParts(d.id());
    Axis axis = Axis.of(d, all, now);
    Drawing drawing = new Drawing(axis, names, texts);
    List<LinkedView.Row> rows = new ArrayList<>();
    for (Part part : all) {
      rows.add(
          drawing.row(
              part,
              documents.getOrDefault(part.id(), List.of()),
              user.isCitizen() ? List.of() : List.copyOf(authority.allowed(d, part, user))));
    }
    return new LinkedView(
        rows,
        all.getFirst().plan().paper(),
        (int) all.stream().filter(part -> part.status() == PartStatus.DONE).count(),
        owes(d, all, texts),
        axis.from(),
        axis.to(),
        axis.inside(now) ? axis.at(now) : null,
        user.isCitizen() ? List.of() : passages(d, all));
  }

  /** What all rows share. */
  private record Drawing(Axis axis, Map<String, String> names, Texts texts) {

    LinkedView.Row row(Part part, List<ResultDocument> documents, List<PartAction> actions) {
      Part.Times times = part.times();
      boolean late = part.late(axis.now()) && !part.status().end();
      String trace = times.trace();
      return new LinkedView.Row(
          part,
          late ? "late" : part.status().tone(),
          texts.t(part.status().label()),
          part.plan().after().stream()
              .map(key -> names.getOrDefault(key, key))
              .collect(Collectors.joining(", ")),
          times.clockStart() == null || times.dueAt() == null
              ? null
              : axis.span(times.clockStart(), times.dueAt()),
          times.sentAt() == null
              ? null
              : axis.span(
                  times.sentAt(), times.finishedAt() == null ? axis.now() : times.finishedAt()),
          trace == null ? null : TraceView.of(Sql.read(trace, Trace.class), texts.locale()),
          documents,
          actions);
    }
  }

  /** Who holds the dossier up now: agencies with an open part, or the applicant. */
  private static String owes(Dossier d, List<Part> all, Texts texts) {
    if (d.status().end()) {
      return "";
    }
    return all.stream()
        .filter(part -> part.status().atAgency())
        .map(part ->
            part.plan().name()
                + " – "
                + (part.status() == PartStatus.SUPPLEMENT_WAITING
                    ? texts.t("dossiers.applicant")
                    : part.assigneeName() == null
                        ? part.place().name()
                        : part.place().name() + ", " + part.assigneeName()))
        .collect(Collectors.joining("; "));
  }

  private List<LinkedView.Passage> passages(Dossier d, List<Part> all) {
    Map<UUID, String> names =
        all.stream().collect(Collectors.toMap(Part::id, part -> part.plan().name()));
    return parts.events(d.id()).reversed().stream()
        .map(event ->
            new LinkedView.Passage(names.getOrDefault(event.partId(), ""), event, who(event)))
        .toList();
  }

  private static String who(PartEvent event) {
    return Stream.of(event.person(), event.position(), event.unitName())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" · "));
  }

  /** The time that the picture shows. */
  private record Axis(Instant from, Instant to, Instant now) {

    static Axis of(Dossier d, List<Part> all, Instant now) {
      Instant from = d.times().receivedAt();
      Instant start = from == null ? d.times().submittedAt() : from;
      Stream<@Nullable Instant> ends =
          all.stream().flatMap(p -> Stream.of(p.times().dueAt(), p.times().finishedAt()));
      Instant last =
          Stream.concat(ends, Stream.of(d.times().dueAt(), d.times().finishedAt()))
              .filter(Objects::nonNull)
              .max(Instant::compareTo)
              .orElse(now);
      boolean running = all.stream().anyMatch(part -> part.status().atAgency());
      Instant end = running && now.isAfter(last) ? now : last;
      return new Axis(start, end.isAfter(start) ? end : start.plusSeconds(3600), now);
    }

    boolean inside(Instant at) {
      return !at.isBefore(from) && !at.isAfter(to);
    }

    int at(Instant instant) {
      long whole = Math.max(1, Duration.between(from, to).toSeconds());
      return (int) Math.clamp(Duration.between(from, instant).toSeconds() * 100 / whole, 0, 100);
    }

    LinkedView.Span span(Instant start, Instant end) {
      int left = Math.min(at(start), 98);
      return new LinkedView.Span(left, Math.max(2, at(end) - left));
    }
  }
}
