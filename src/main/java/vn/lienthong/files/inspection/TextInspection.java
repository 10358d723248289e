package vn.lienthong.files.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import vn.lienthong.files.UploadRefusal;

/** Plain text, CSV and XML. */
final class TextInspection {
  private final Budget budget;

  TextInspection(Budget budget) {
    this.budget = budget;
  }

  void inspectText(Path file) throws IOException, RefusedUpload {
    try (var reader = open(file)) {
      var buffer = new char[8192];
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        budget.checkTime();
        for (int i = 0; i < count; i++) {
          refuseControl(buffer[i]);
        }
      }
    } catch (CharacterCodingException e) {
      throw new RefusedUpload(UploadRefusal.TEXT_ENCODING, "UTF-8");
    }
  }

  void inspectCsv(Path file) throws IOException, RefusedUpload {
    var cells = new CsvFormulaWatch();
    try (var reader = open(file)) {
      var buffer = new char[8192];
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        budget.checkTime();
        for (int i = 0; i < count; i++) {
          refuseControl(buffer[i]);
          cells.feed(buffer[i]);
        }
      }
      cells.feed('\n');
    } catch (CharacterCodingException e) {
      throw new RefusedUpload(UploadRefusal.TEXT_ENCODING, "UTF-8");
    }
  }

  void inspectXml(Path file, String name) throws IOException, RefusedUpload {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      SafeXml.walk(
          in,
          name,
          budget,
          (event, reader) -> {
            if (event == XMLStreamConstants.PROCESSING_INSTRUCTION
                && "xml-stylesheet".equals(reader.getPITarget())) {
              throw new RefusedUpload(UploadRefusal.XML_ACTIVE, "xml-stylesheet");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
              refuseActive(reader.getNamespaceURI(), reader.getLocalName());
            }
          });
    }
  }

  private static void refuseActive(
      @org.jspecify.annotations.Nullable String namespace, String element) throws RefusedUpload {
    if ("http://www.w3.org/2000/svg".equals(namespace) || element.equals("svg")) {
      throw new RefusedUpload(UploadRefusal.SVG, element);
    }
    boolean page =
        "http://www.w3.org/1999/xhtml".equals(namespace)
            || XMLConstants.XML_NS_URI.equals(namespace);
    if (page || element.equalsIgnoreCase("script")) {
      throw new RefusedUpload(UploadRefusal.XML_ACTIVE, element);
    }
  }

  private static Reader open(Path file) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(2);
    }
    boolean utf16 =
        head.length == 2
            && ((head[0] & 0xFF) << 8 | head[1] & 0xFF) >= 0xFEFF
            && ((head[0] ^ head[1]) & 0xFF) == 1;
    var decoder =
        (utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new InputStreamReader(new BufferedInputStream(Files.newInputStream(file)), decoder);
  }

  private static void refuseControl(char c) throws RefusedUpload {
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
      throw new RefusedUpload(UploadRefusal.TEXT_ENCODING, String.format("U+%04X", (int) c));
    }
  }
}
