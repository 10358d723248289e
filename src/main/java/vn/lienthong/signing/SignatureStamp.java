package vn.lienthong.signing;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * The visible signature. NĐ 30/2020/NĐ-CP Annex I: Times New Roman, 10 pt, black, upright, on no
 * ground; the ink of a person is blue, here that of the frame.
 */
final class SignatureStamp {
  static final float WIDTH = 196;
  private static final float SIZE = 10;
  private static final float LEADING = 12;
  private static final float PADDING = 6;
  private static final float BAR = 2.5f;
  private static final Color INK = new Color(0x1f, 0x4e, 0x9e);

  private final List<String> lines;

  private SignatureStamp(List<String> lines) {
    this.lines = lines;
  }

  /** Broken to the width of the stamp. */
  static SignatureStamp of(List<String> words) throws IOException {
    try (PDDocument scratch = new PDDocument()) {
      PDFont font = font(scratch);
      List<String> lines = new ArrayList<>();
      for (String word : words) {
        wrap(word, font, lines);
      }
      return new SignatureStamp(lines);
    }
  }

  float height() {
    return lines.size() * LEADING + 2 * PADDING;
  }

  private static void wrap(String text, PDFont font, List<String> lines) throws IOException {
    StringBuilder line = new StringBuilder();
    for (String word : shown(text, font).split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty()
          && font.getStringWidth(longer) / 1000 * SIZE > WIDTH - 2 * PADDING - 2 * BAR) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
  }

  /** Without what the font cannot write. */
  private static String shown(String text, PDFont font) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          String one = Character.toString(point);
          try {
            font.encode(one);
            shown.append(one);
          } catch (IOException | IllegalArgumentException e) {
            shown.append('?');
          }
        });
    return shown.toString();
  }

  private static PDFont font(PDDocument document) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SignatureStamp.class.getResourceAsStream("/fonts/LiberationSerif-Regular.ttf"))) {
      return PDType0Font.load(document, in, true);
    }
  }

  /** A document with nothing but this stamp, as PDFBox wants it. */
  InputStream on(PDPage target, StampPlace place) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(target.getMediaBox()));
      PDAcroForm form = new PDAcroForm(document);
      document.getDocumentCatalog().setAcroForm(form);
      PDSignatureField field = new PDSignatureField(form);
      form.setSignaturesExist(true);
      form.setAppendOnly(true);
      form.getCOSObject().setDirect(true);
      form.getFields().add(field);
      PDAnnotationWidget widget = field.getWidgets().getFirst();
      widget.setRectangle(place.rectangle(target));
      PDFormXObject drawing = new PDFormXObject(new PDStream(document));
      drawing.setResources(new PDResources());
      drawing.setFormType(1);
      drawing.setBBox(new PDRectangle(place.width(), place.height()));
      drawing.setMatrix(AffineTransform.getQuadrantRotateInstance(target.getRotation() / 90));
      PDAppearanceStream stream = new PDAppearanceStream(drawing.getCOSObject());
      PDAppearanceDictionary appearance = new PDAppearanceDictionary();
      appearance.getCOSObject().setDirect(true);
      appearance.setNormalAppearance(stream);
      widget.setAppearance(appearance);
      draw(document, stream);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return new ByteArrayInputStream(out.toByteArray());
    }
  }

  private void draw(PDDocument document, PDAppearanceStream stream) throws IOException {
    try (PDPageContentStream pen = new PDPageContentStream(document, stream)) {
      float height = height();
      pen.setStrokingColor(INK);
      pen.setLineWidth(0.75f);
      pen.addRect(0.5f, 0.5f, WIDTH - 1, height - 1);
      pen.stroke();
      pen.setNonStrokingColor(INK);
      pen.addRect(0.5f, 0.5f, BAR, height - 1);
      pen.fill();
      pen.setNonStrokingColor(Color.BLACK);
      pen.beginText();
      pen.setFont(font(document), SIZE);
      pen.setLeading(LEADING);
      pen.newLineAtOffset(PADDING + BAR, height - PADDING - SIZE + 1);
      for (String line : lines) {
        pen.showText(line);
        pen.newLine();
      }
      pen.endText();
    }
  }
}
