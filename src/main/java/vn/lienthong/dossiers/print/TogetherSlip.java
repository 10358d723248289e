package vn.lienthong.dossiers.print;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.papers.Form01Together;
import vn.lienthong.papers.IssuedPapers;
import vn.lienthong.papers.IssuedPapers.About;
import vn.lienthong.papers.PaperKind;
import vn.lienthong.papers.PaperSize;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** One slip for what one applicant handed in at one counter on one day. */
@Component
public class TogetherSlip {
  private static final int MOST = 30;

  private final IssuedPapers papers;
  private final Letterhead letterhead;
  private final DossierRepository dossiers;
  private final ComponentRepository components;
  private final HistoryRepository history;
  private final JdbcClient jdbc;
  private final Texts texts;

  TogetherSlip(
      IssuedPapers papers,
      Letterhead letterhead,
      DossierRepository dossiers,
      ComponentRepository components,
      HistoryRepository history,
      JdbcClient jdbc,
      MessageSource messages) {
    this.papers = papers;
    this.letterhead = letterhead;
    this.dossiers = dossiers;
    this.components = components;
    this.history = history;
    this.jdbc = jdbc;
    this.texts = new Texts(messages, java.util.Locale.of("vi"));
  }

  /** The dossier and its neighbours: same applicant, same counter, same day; oldest first. */
  public List<Dossier> neighbours(Dossier d) {
    if (d.times().receivedAt() == null) {
      return List.of();
    }
    LocalDate day = LocalDate.ofInstant(d.times().receivedAt(), Vietnam.ZONE);
    List<UUID> ids =
        jdbc.sql(
                """
                select id from dossiers.dossier
                where received_path = :path and received_at >= :from and received_at < :to
                  and (:identity::text is null or applicant ->> 'identityNumber' = :identity)
                  and applicant ->> 'name' = :name
                order by received_at, id limit :most
                """)
            .param("path", d.organisations().received().path())
            .param("from", Sql.time(day.atStartOfDay(Vietnam.ZONE).toInstant()))
            .param("to", Sql.time(day.plusDays(1).atStartOfDay(Vietnam.ZONE).toInstant()))
            .param("identity", d.applicant().identityNumber())
            .param("name", d.applicant().name())
            .param("most", MOST)
            .query((row, number) -> row.getObject(1, UUID.class))
            .list();
    return dossiers.all(ids);
  }

  /**
   * The slip for those chosen among the neighbours; PDF.
   *
   * @param chosen null takes all
   */
  @Transactional
  public byte[] print(Dossier d, @Nullable Collection<UUID> chosen, @Nullable PaperSize size) {
    List<Dossier> all =
        neighbours(d).stream()
            .filter(one -> chosen == null || chosen.isEmpty() || chosen.contains(one.id()))
            .toList();
    if (all.isEmpty()) {
      throw new AppException(DossiersErrors.NO_PAPER, d.code());
    }
    Dossier first = all.getFirst();
    Map<UUID, List<ComponentRepository.Line>> lines =
        components.of(all.stream().map(Dossier::id).toList());
    Form01Together slip =
        new Form01Together(
            letterhead.counter(first),
            first.code(),
            Letterhead.person(first.applicant()),
            all.stream().map(one -> item(one, lines.getOrDefault(one.id(), List.of()))).toList(),
            texts.t(first.filing().delivery().label())
                + " – "
                + first.organisations().received().name(),
            history.of(first.id()).stream()
                .filter(entry -> entry.kind() == EventKind.ACCEPTED)
                .map(HistoryEntry::person)
                .findFirst()
                .orElse(""),
            Objects.requireNonNull(all.getLast().times().receivedAt()),
            letterhead.lookup(first));
    return papers.print(
        slip,
        About.of(
            PaperKind.RECEIPT_TOGETHER,
            first.id(),
            first.code(),
            first.organisations().received().name(),
            ProcessForms.accepted(first),
            slip.at()),
        size);
  }

  private static Form01Together.Item item(Dossier d, List<ComponentRepository.Line> lines) {
    return new Form01Together.Item(
        d.code(),
        d.procedure().name(),
        d.owner().same(d.applicant()) ? null : d.owner().name(),
        lines.stream()
            .filter(ComponentRepository.Line::present)
            .map(line -> line.name() + count(line))
            .collect(Collectors.joining("; ")),
        d.filing().copies(),
        Objects.requireNonNull(d.times().receivedAt()),
        d.times().originalDueAt());
  }

  private static String count(ComponentRepository.Line line) {
    int all = line.originals() + line.certified() + line.copies();
    return all == 0 ? " (bản điện tử)" : " (%02d)".formatted(all);
  }
}
