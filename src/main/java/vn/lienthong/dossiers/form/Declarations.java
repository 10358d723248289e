package vn.lienthong.dossiers.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.papers.FilledForm;
import vn.lienthong.papers.Office;
import vn.lienthong.papers.PaperSize;
import vn.lienthong.papers.PapersApi;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.procedures.form.FieldView;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** Prints the electronic form of a dossier as its applicant filled it in. */
@Component
public class Declarations {
  private static final Locale VIETNAMESE = Locale.of("vi");

  private final FilledForms forms;
  private final ProceduresApi procedures;
  private final DirectoryApi directory;
  private final PapersApi papers;
  private final MessageSource messages;
  private final String address;

  Declarations(
      FilledForms forms,
      ProceduresApi procedures,
      DirectoryApi directory,
      PapersApi papers,
      MessageSource messages,
      HouseAddress house) {
    this.forms = forms;
    this.procedures = procedures;
    this.directory = directory;
    this.papers = papers;
    this.messages = messages;
    this.address = house.outside();
  }

  /** PDF; refuses a dossier that was filed on paper. */
  public byte[] print(Dossier d, String language) {
    Locale locale = language.equals("en") ? Locale.ENGLISH : VIETNAMESE;
    String ticked = new Texts(messages, locale).t("procedures.answer.ticked");
    ProcedureContent content = procedures.version(d.procedure().versionId()).content();
    List<FilledForm.Part> parts =
        forms.of(d, content, language).stream()
            .map(section ->
                new FilledForm.Part(
                    section.title(),
                    section.fields().stream().map(field -> line(field, ticked)).toList()))
            .toList();
    if (parts.isEmpty()) {
      throw new AppException(DossiersErrors.NO_FORM, d.code());
    }
    FilledForm form =
        new FilledForm(
            office(d),
            d.code(),
            content.name(),
            parts,
            d.applicant().name(),
            d.filing().channel() == Channel.ONLINE,
            d.times().submittedAt(),
            address + "/dossiers/lookup?code=" + d.code());
    return papers.render(form, PaperSize.A4, locale);
  }

  private static FilledForm.Line line(FieldView field, String ticked) {
    if (field.type() == FieldType.TABLE) {
      return new FilledForm.Line(
          field.label(),
          "",
          new FilledForm.Grid(
              field.blank().stream().map(FieldView::label).toList(),
              field.filled().stream()
                  .map(row -> row.cells().stream().map(cell -> answer(cell, ticked)).toList())
                  .toList()));
    }
    return new FilledForm.Line(field.label(), answer(field, ticked), null);
  }

  private static String answer(FieldView field, String ticked) {
    return field.type() == FieldType.CHECKBOX && field.value().equals("true")
        ? ticked
        : field.shown();
  }

  private Office office(Dossier d) {
    String place = directory.place(LocalDate.ofInstant(d.times().submittedAt(), Vietnam.ZONE));
    return new Office(null, d.organisations().competent().name(), place, null, null, address);
  }
}
