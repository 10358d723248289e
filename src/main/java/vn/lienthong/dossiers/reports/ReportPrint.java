package vn.lienthong.dossiers.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.papers.Office;
import vn.lienthong.papers.PaperSize;
import vn.lienthong.papers.PapersApi;
import vn.lienthong.papers.ReportPaper;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** A report as PDF, in the name of the unit of who asks for it. */
@Component
class ReportPrint {
  private final PapersApi papers;
  private final DirectoryApi directory;
  private final Clock clock;

  ReportPrint(PapersApi papers, DirectoryApi directory, Clock clock) {
    this.papers = papers;
    this.directory = directory;
    this.clock = clock;
  }

  byte[] print(ReportTable table, CurrentUser user, Texts texts) {
    ReportTemplate template = table.template();
    List<String> notes = new ArrayList<>();
    if (!table.narrowed().isEmpty()) {
      notes.add(texts.t("dossiers.reports.narrowed", String.join(", ", table.narrowed().values())));
    }
    notes.add(texts.t("dossiers.reports.basis", template.legalBasis()));
    if (!template.confirmed()) {
      notes.add(texts.t("dossiers.reports.unconfirmed"));
    }
    Instant now = clock.instant();
    return papers.render(
        new ReportPaper(
            office(user, LocalDate.ofInstant(now, Vietnam.ZONE)),
            template.code(),
            texts.pick(template.title(), template.titleEn()),
            ReportText.period(table.period(), texts),
            texts.t(table.by().label()),
            template.headings().stream()
                .map(h -> new ReportPaper.Heading(texts.t(h.head().label()), h.span()))
                .toList(),
            template.columns().stream().map(column -> texts.t(column.label())).toList(),
            table.lines().stream()
                .map(line ->
                    new ReportPaper.Line(line.name(), cells(template, line.figures(), texts)))
                .toList(),
            cells(template, table.total(), texts),
            notes,
            now),
        PaperSize.A4WIDE,
        texts.locale());
  }

  private static List<String> cells(ReportTemplate template, Figures figures, Texts texts) {
    return template.columns().stream()
        .map(column -> ReportText.cell(column, figures, texts))
        .toList();
  }

  private Office office(CurrentUser user, LocalDate day) {
    UUID id =
        user.postsWith(Reports.READ).stream()
            .findFirst()
            .map(CurrentUser.Post::unitId)
            .or(() -> directory.root(day).map(UnitSummary::id))
            .orElseThrow();
    UnitSummary unit = directory.unit(id);
    UUID above = unit.parentId();
    String place = directory.place(day);
    return new Office(
        above == null ? null : upper(directory.unit(above).name()),
        upper(unit.name()),
        place,
        null,
        null,
        null);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.of("vi"));
  }
}
