package vn.lienthong.files.inspection;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.lienthong.files.UploadRefusal;

/**
 * Walks XML as a stream. A document type declaration is refused as such: with it go external
 * entities, entity bombs and remote schemas.
 */
final class SafeXml {
  private static final XMLInputFactory FACTORY = factory();

  /** Sees every event after the safety checks. */
  @FunctionalInterface
  interface Visitor {
    void visit(int event, XMLStreamReader reader) throws RefusedUpload;
  }

  private SafeXml() {}

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // our own limit is the lower one, and says what it found
    factory.setProperty("jdk.xml.maxElementDepth", "500");
    factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
    return factory;
  }

  static void walk(InputStream in, String name, Budget budget, Visitor visitor)
      throws IOException, RefusedUpload {
    XMLStreamReader reader = null;
    int depth = 0;
    try {
      synchronized (FACTORY) {
        reader = FACTORY.createXMLStreamReader(in);
      }
      for (int event = reader.getEventType(); ; event = reader.next()) {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new RefusedUpload(UploadRefusal.XML_DOCTYPE, name);
        }
        depth +=
            event == XMLStreamConstants.START_ELEMENT
                ? 1
                : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        if (depth > budget.limits().maxXmlDepth()) {
          throw new RefusedUpload(
              UploadRefusal.ARCHIVE_BOMB, name + " > " + budget.limits().maxXmlDepth());
        }
        budget.checkTime();
        visitor.visit(event, reader);
        if (!reader.hasNext()) {
          return;
        }
      }
    } catch (XMLStreamException e) {
      throw refusalBehind(e, name);
    } finally {
      close(reader);
    }
  }

  private static RefusedUpload refusalBehind(XMLStreamException e, String name) {
    for (Throwable cause = e;
        cause != null;
        cause =
            cause.getCause() == null && cause instanceof XMLStreamException x
                ? x.getNestedException()
                : cause.getCause()) {
      if (cause instanceof EntryStream.RefusedInStream inStream) {
        return inStream.refusal();
      }
    }
    var message = e.getMessage() == null ? "" : e.getMessage();
    var reason =
        message.contains("DOCTYPE") || message.contains("DTD")
            ? UploadRefusal.XML_DOCTYPE
            : UploadRefusal.MALFORMED;
    return new RefusedUpload(reason, name);
  }

  private static void close(@org.jspecify.annotations.Nullable XMLStreamReader reader)
      throws IOException {
    if (reader != null) {
      try {
        reader.close();
      } catch (XMLStreamException e) {
        throw new IOException(e);
      }
    }
  }
}
