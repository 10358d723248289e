package vn.lienthong.dossiers.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.print.Letterhead;
import vn.lienthong.papers.Form07;
import vn.lienthong.papers.IssuedPapers;
import vn.lienthong.papers.IssuedPapers.About;
import vn.lienthong.papers.PaperKind;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** The register (Mẫu số 07) on paper: what the filter leaves, under the form set of the day. */
@Component
class RegisterPaper {
  /** Some sixty sheets; a longer range goes to Excel. */
  static final int MOST = 1_000;

  private final DossierRegister register;
  private final IssuedPapers papers;
  private final Letterhead letterhead;
  private final DirectoryApi directory;
  private final Clock clock;

  RegisterPaper(
      DossierRegister register,
      IssuedPapers papers,
      Letterhead letterhead,
      DirectoryApi directory,
      Clock clock) {
    this.directory = directory;
    this.register = register;
    this.papers = papers;
    this.letterhead = letterhead;
    this.clock = clock;
  }

  @Transactional
  byte[] print(Filter filter, CurrentUser user, Texts texts) {
    List<DossierRegister.Line> lines = register.first(filter, MOST, user);
    if (lines.size() > MOST) {
      throw new AppException(DossiersErrors.REGISTER_TOO_LONG, MOST);
    }
    Instant now = clock.instant();
    CurrentUser.Post post = user.postsWith("dossiers.export").getFirst();
    Map<String, String> areas = areas(LocalDate.ofInstant(now, Vietnam.ZONE));
    Form07 form =
        new Form07(
            letterhead.office(post.unitId(), post.unitName(), now),
            range(filter, texts),
            lines.stream().map(line -> line(line, areas, texts)).toList(),
            now);
    return papers.print(
        form,
        About.of(
            PaperKind.REGISTER,
            post.unitId(),
            range(filter, texts),
            post.unitName(),
            lines.isEmpty() ? now : lines.getFirst().receivedAt(),
            now),
        null);
  }

  private static String range(Filter filter, Texts texts) {
    String from = filter.parameters().get("from");
    String to = filter.parameters().get("to");
    return from == null && to == null
        ? texts.t("dossiers.register.range.all")
        : texts.t("dossiers.register.range", text(from, "…"), text(to, "…"));
  }

  /** Communes of the province by their geographic code; the directory has their committees. */
  private Map<String, String> areas(LocalDate day) {
    Map<String, String> names = new HashMap<>();
    for (UnitSummary commune : directory.communes(day)) {
      if (commune.geoCode() != null) {
        names.put(commune.geoCode(), commune.name().replaceFirst("^Ủy ban nhân dân ", ""));
      }
    }
    return names;
  }

  private static Form07.Line line(
      DossierRegister.Line line, Map<String, String> areas, Texts texts) {
    return new Form07.Line(
        line.code(),
        line.subject(),
        line.copies(),
        line.owner(),
        text(line.address(), ""),
        text(line.phone(), ""),
        line.receivedAt(),
        line.dueAt(),
        line.returnedAt(),
        text(line.returnedBy(), ""),
        text(line.collector(), ""),
        text(line.receiver(), ""),
        areas.getOrDefault(text(line.commune(), ""), ""),
        texts.t(line.status().label()));
  }

  private static String text(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
