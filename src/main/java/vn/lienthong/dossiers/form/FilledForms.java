package vn.lienthong.dossiers.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.ProcedureContent.Section;
import vn.lienthong.procedures.form.FieldView;
import vn.lienthong.procedures.form.FormContext;
import vn.lienthong.procedures.form.FormLists;
import vn.lienthong.shared.Vietnam;

/**
 * The form of a dossier with its answers, by its own version and the lists of the day of filing.
 */
@Component
public class FilledForms {
  private final FormLists lists;

  FilledForms(FormLists lists) {
    this.lists = lists;
  }

  /** A section with what was answered in it; never empty. */
  public record Answered(String title, List<FieldView> fields) {}

  public List<Answered> of(Dossier dossier, ProcedureContent content, String language) {
    Map<String, String> answers = dossier.filing().form();
    Form form = content.form();
    if (form == null || answers.isEmpty()) {
      return List.of();
    }
    LocalDate day = LocalDate.ofInstant(dossier.times().submittedAt(), Vietnam.ZONE);
    FormContext context = lists.context(form, day, language);
    List<Answered> answered = new ArrayList<>();
    for (Section section : form.sections()) {
      FieldView.Showing showing =
          new FieldView.Showing(answers, Map.of(), answers, Map.of(), context);
      List<FieldView> fields =
          FieldView.of(section.fields(), showing).stream().filter(FieldView::asked).toList();
      if (!fields.isEmpty()) {
        String english = section.titleEn();
        answered.add(
            new Answered(
                language.equals("en") && english != null ? english : section.title(), fields));
      }
    }
    return answered;
  }
}
