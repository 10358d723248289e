package vn.lienthong.papers;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Prints forms and draws QR codes. */
@Service
public class PapersApi {
  private static final Locale VIETNAMESE = Locale.of("vi");

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "vn.lienthong");
  private final MessageSource messages;

  PapersApi(MessageSource messages) {
    this.messages = messages;
  }

  /** The form as PDF/A-2b, in Vietnamese as the law wants it. */
  public byte[] render(Paper paper) {
    return render(paper, PaperSize.A4, VIETNAMESE);
  }

  /** In English it is a translation for the reader, not the official paper. */
  public byte[] render(Paper paper, PaperSize size, Locale locale) {
    return render(paper, Stamp.NONE, size, locale);
  }

  byte[] render(Paper paper, Stamp stamp, PaperSize size, Locale locale) {
    PaperTexts texts = new PaperTexts(messages, locale);
    StringOutput html = new StringOutput(16 * 1024);
    engine.render(
        "papers/" + paper.template() + ".jte",
        Map.of("v", texts, "form", paper, "stamp", stamp, "sheet", "papers:" + size.sheet(paper)),
        html);
    return PdfPress.print(html.toString(), texts.lang());
  }

  /** The QR code of the text as an SVG element, black on white. */
  public String qr(String text) {
    return QrPicture.of(text).svg();
  }

  /** The QR code of the text as PNG. */
  public byte[] qrPng(String text) {
    return QrPicture.of(text).png();
  }
}
