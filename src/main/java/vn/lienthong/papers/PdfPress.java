package vn.lienthong.papers;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * Turns XHTML into PDF/A-2b. Reads nothing but its own style sheets and fonts: an address in a form
 * is never fetched.
 */
final class PdfPress {
  private static final String FONT = "Liberation Serif";
  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  static {
    XRLog.setLoggingEnabled(false);
  }

  private PdfPress() {}

  static byte[] print(String xhtml, String lang) {
    try (PDDocument document = new PDDocument()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFastMode();
      builder.usePDDocument(document);
      builder.usePdfAConformance(PdfAConformance.PDFA_2_B);
      builder.useColorProfile(SRGB);
      FontStyle upright = FontStyle.NORMAL;
      builder.useFont(new Face(document, "Regular"), FONT, 400, upright, true);
      builder.useFont(new Face(document, "Bold"), FONT, 700, upright, true);
      builder.useFont(new Face(document, "Italic"), FONT, 400, FontStyle.ITALIC, true);
      builder.useFont(new Face(document, "BoldItalic"), FONT, 700, FontStyle.ITALIC, true);
      builder.useUriResolver((base, uri) ->
          uri.startsWith("papers:") || uri.startsWith("data:image/png;base64,") ? uri : null);
      builder.useProtocolsStreamImplementation(ClassPathSheet::new, "papers");
      builder.useUnicodeLineBreaker(new Words());
      builder.withProducer("Liên Thông");
      builder.withHtmlContent(xhtml, null);
      ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("paper not printed in " + lang, e);
    }
  }

  /**
   * A face of the font, read when the paper first uses it. Its tables of ligatures are left aside:
   * they would be searched for every piece of text, which takes longer than all else, and our
   * letters are whole as they are.
   */
  private static final class Face extends PDFontSupplier {
    private final PDDocument document;
    private final String style;
    private @Nullable PDFont font;

    Face(PDDocument document, String style) {
      super(null);
      this.document = document;
      this.style = style;
    }

    @Override
    public PDFont supply() {
      if (font == null) {
        try (InputStream in = resource("/fonts/LiberationSerif-" + style + ".ttf")) {
          TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(in));
          face.setEnableGsub(false);
          document.registerTrueTypeFontForClosing(face);
          font = PDType0Font.load(document, face, true);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return font;
    }
  }

  private static InputStream resource(String path) {
    return Objects.requireNonNull(PdfPress.class.getResourceAsStream(path), path);
  }

  /**
   * Lines break between words: the usual breaker takes a date such as 23/10/2026 for an address.
   */
  private static final class Words implements FSTextBreaker {
    private final BreakIterator lines = BreakIterator.getLineInstance(Locale.of("vi"));

    @Override
    public void setText(String text) {
      lines.setText(text);
    }

    @Override
    public int next() {
      return lines.next();
    }
  }

  /** {@code papers:form.css} is {@code papers/form.css} on the class path. */
  private record ClassPathSheet(String uri) implements FSStream {
    @Override
    public InputStream getStream() {
      String name = uri.substring("papers:".length());
      if (!name.matches("[a-z0-9]+\\.css")) {
        throw new IllegalArgumentException(uri);
      }
      return resource("/papers/" + name);
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }
}
