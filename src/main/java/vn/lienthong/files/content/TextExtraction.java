package vn.lienthong.files.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;
import vn.lienthong.files.FileType;

/** The words of a file, for search. Only for files that passed inspection. */
public final class TextExtraction {
  private final LimitedWork work;
  private final int maxCharacters;

  public TextExtraction(int maxCharacters, Duration timeout) {
    this.maxCharacters = maxCharacters;
    this.work = new LimitedWork(1, timeout);
  }

  /**
   * The text, cut at the limit; empty when the file has none (a picture, a scan) or could not be
   * read in time.
   */
  public Optional<String> extract(Path file, FileType type) throws InterruptedException {
    return switch (type) {
      case PDF -> run(file, () -> parse(file, new PDFParser()));
      case DOCX, XLSX -> run(file, () -> parse(file, new OOXMLParser()));
      case TXT, CSV, XML -> run(file, () -> plain(file));
      case PNG, JPEG, WEBP, ZIP -> Optional.empty();
    };
  }

  private Optional<String> run(Path file, Callable<Optional<String>> parsing)
      throws InterruptedException {
    return work.run("text of " + file.getFileName(), parsing);
  }

  private Optional<String> parse(Path file, Parser parser) throws IOException, TikaException {
    var context = new ParseContext();
    var pdf = new PDFParserConfig();
    pdf.setExtractInlineImages(false);
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    context.set(PDFParserConfig.class, pdf);
    var handler = new BodyContentHandler(maxCharacters);
    try (InputStream in = TikaInputStream.get(file)) {
      parser.parse(in, handler, new Metadata(), context);
    } catch (SAXException e) {
      if (!WriteLimitReachedException.isWriteLimitReached(e)) {
        throw new TikaException("text", e);
      }
    }
    var text = handler.toString().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private Optional<String> plain(Path file) throws IOException {
    var text = new StringBuilder();
    try (var reader = Files.newBufferedReader(file, charset(file))) {
      var buffer = new char[8192];
      for (int count = reader.read(buffer);
          count >= 0 && text.length() < maxCharacters;
          count = reader.read(buffer)) {
        text.append(buffer, 0, Math.min(count, maxCharacters - text.length()));
      }
    }
    return text.toString().isBlank() ? Optional.empty() : Optional.of(text.toString().strip());
  }

  private static java.nio.charset.Charset charset(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      int first = in.read();
      int second = in.read();
      return (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)
          ? StandardCharsets.UTF_16
          : StandardCharsets.UTF_8;
    }
  }
}
