package vn.lienthong.dossiers.citizen;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.dossiers.FormFiles;
import vn.lienthong.dossiers.citizen.FilingPages.QuestionPage;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.files.FilesApi;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.form.FieldView;
import vn.lienthong.procedures.form.TableRows;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;

/** One page of questions: what it shows at first and again, and what came back from it. */
@Component
class Questions {
  private final Prefills prefills;
  private final SentPapers papers;
  private final FilesApi files;

  Questions(Prefills prefills, SentPapers papers, FilesApi files) {
    this.prefills = prefills;
    this.papers = papers;
    this.files = files;
  }

  /** Who sent a page; refused files leave their reasons in {@code errors}. */
  record Sender(
      HttpServletRequest request, CurrentUser user, Texts texts, Map<String, String> errors) {}

  QuestionPage page(
      Filing filing, FilingStep step, Map<String, String> errors, CurrentUser user, Texts texts) {
    boolean first = filing.draft().data().step(step.key()) == null;
    Prefills.Filled filled =
        first ? prefills.fill(step, user, texts) : Prefills.Filled.of(filing.typed(step));
    Map<String, String> known = filing.known(step);
    FieldView.Showing showing =
        new FieldView.Showing(filled.values(), errors, known, filled.sources(), filing.context());
    List<FilingStep> steps = filing.steps();
    return new QuestionPage(
        filing.draft().id(),
        step.key(),
        filing.draft().procedureName(),
        step.title(),
        steps.indexOf(step) + 1,
        steps.size(),
        FieldView.of(step.fields(), showing).stream()
            .map(view -> view.type() == FieldType.FILE ? withFiles(view) : view)
            .toList(),
        JsonMapper.shared().writeValueAsString(known),
        errors,
        filing.draft().data().mark(step.key()),
        List.of());
  }

  /** The page with what was typed here, beside what another device saved meanwhile. */
  QuestionPage conflict(
      Filing now, FilingStep step, Map<String, String> typed, CurrentUser user, Texts texts) {
    Map<String, FieldView> theirs =
        shown(now, step, now.typed(step)).stream()
            .collect(Collectors.toMap(FieldView::key, Function.identity()));
    List<FilingPages.Elsewhere> differing =
        shown(now, step, typed).stream()
            .filter(mine -> !mine.equals(theirs.get(mine.key())))
            .map(mine ->
                new FilingPages.Elsewhere(
                    mine.label(), mine, theirs.getOrDefault(mine.key(), mine)))
            .toList();
    return page(now.with(step, typed), step, Map.of(), user, texts)
        .beside(now.draft().data().mark(step.key()), differing);
  }

  private static List<FieldView> shown(Filing filing, FilingStep step, Map<String, String> typed) {
    return FieldView.of(
        step.fields(),
        new FieldView.Showing(typed, Map.of(), filing.known(step), Map.of(), filing.context()));
  }

  private FieldView withFiles(FieldView view) {
    return view.with(
        new FieldView.Uploads(
            SentPapers.PURPOSE,
            files.rules(SentPapers.PURPOSE),
            files.all(FormFiles.ids(view.value()))));
  }

  /** What was typed, with the ids of files, and a row more or less where that was asked. */
  Map<String, String> sent(FilingStep step, Map<String, String> typed, Sender sender) {
    Map<String, String> sent = new java.util.LinkedHashMap<>(typed);
    for (Field field : step.fields()) {
      if (field.type() == FieldType.FILE) {
        List<UUID> stored =
            papers.collect(
                field.key(), sender.request(), sender.user(), sender.texts(), sender.errors());
        sent.put(field.key(), stored.stream().map(UUID::toString).collect(Collectors.joining(",")));
      }
    }
    String[] remove = typed.getOrDefault("remove", "").split("\\.", 2);
    for (Field field : step.fields()) {
      if (field.type() == FieldType.TABLE && field.key().equals(typed.get("add"))) {
        return TableRows.added(field, sent);
      }
      if (field.type() == FieldType.TABLE
          && field.key().equals(remove[0])
          && remove[1].matches("\\d{1,3}")) {
        return TableRows.removed(field, Integer.parseInt(remove[1]), sent);
      }
    }
    return sent;
  }

  /** The table to which a row was added, or from which one was removed. */
  static Optional<String> changedTable(Map<String, String> typed) {
    String table =
        typed.containsKey("add")
            ? typed.get("add")
            : typed.getOrDefault("remove", "").replaceFirst("\\..*", "");
    return table.matches("[A-Za-z]\\w*") ? Optional.of(table) : Optional.empty();
  }
}
