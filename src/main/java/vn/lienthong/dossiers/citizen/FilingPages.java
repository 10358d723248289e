package vn.lienthong.dossiers.citizen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.form.FieldView;
import vn.lienthong.store.NationalOffer;
import vn.lienthong.store.StoreItem;
import vn.lienthong.store.national.NationalAnswer;

/** What the pages of a filing show. */
final class FilingPages {
  private FilingPages() {}

  /** Before the start: what it needs, and drafts begun earlier. */
  record StartPage(ProcedureContent procedure, List<DraftRow> drafts) {}

  record DraftRow(UUID id, String code, String name, Instant savedAt) {}

  /** The list of pages to fill; {@code ready} when all are done. */
  record TasksPage(
      UUID draft, String code, String name, Instant savedAt, List<Task> tasks, boolean ready) {

    /** The first that is not done. */
    @Nullable Task next() {
      return tasks.stream()
          .filter(task -> task.progress() != Filing.Progress.DONE)
          .findFirst()
          .orElse(null);
    }
  }

  record Task(String title, String href, Filing.Progress progress) {}

  /**
   * @param seen mark of what it was drawn from; comes back with the answers
   * @param elsewhere what another device saved otherwise since; empty where nothing
   */
  record QuestionPage(
      UUID draft,
      String step,
      String caption,
      String title,
      int number,
      int count,
      List<FieldView> fields,
      String known,
      Map<String, String> errors,
      String seen,
      List<Elsewhere> elsewhere) {
    QuestionPage beside(String seen, List<Elsewhere> elsewhere) {
      return new QuestionPage(
          draft, step, caption, title, number, count, fields, known, errors, seen, elsewhere);
    }

    boolean files() {
      return fields.stream().anyMatch(field -> field.type() == FieldType.FILE);
    }
  }

  /** A question that two devices answered differently. */
  record Elsewhere(String label, FieldView mine, FieldView theirs) {}

  /**
   * @param seen mark of what it was drawn from; comes back with the papers
   * @param elsewhere whether another device attached papers since
   */
  record PapersPage(
      UUID draft,
      String caption,
      int number,
      int count,
      List<Paper> papers,
      @Nullable National national,
      Map<String, String> errors,
      String purpose,
      UploadRules rules,
      String seen,
      boolean elsewhere) {}

  /**
   * What the page says of the national store; none where no paper may come from it.
   *
   * @param outcome of the question that was just asked
   */
  record National(boolean simulated, NationalAnswer.@Nullable Outcome outcome, int found) {}

  record Paper(
      String key,
      String name,
      @Nullable String formName,
      boolean required,
      List<StoredFile> files,
      List<Held> held,
      List<NationalOffer> told) {
    /** Whether there is anything to choose besides an upload. */
    boolean choice() {
      return !held.isEmpty() || !told.isEmpty();
    }

    boolean taken() {
      return held.stream().anyMatch(Held::chosen);
    }

    long count() {
      return files.size() + held.stream().filter(Held::chosen).count();
    }
  }

  /** A valid paper of the citizen's store that serves here. */
  record Held(StoreItem item, boolean chosen) {}

  /** Check your answers. */
  record CheckPage(
      UUID draft,
      String code,
      String name,
      String agency,
      List<Answers> answers,
      List<Paper> papers,
      Map<String, String> errors,
      boolean ready) {}

  record Answers(String step, String title, List<FieldView> fields) {}

  record SentPage(
      UUID id,
      String code,
      String procedure,
      String qr,
      @Nullable Instant answerBy,
      boolean declared) {}
}
