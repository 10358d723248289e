package vn.lienthong.files.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import vn.lienthong.files.UploadRefusal;

/**
 * One XML part of an office file: what it declares, what it points to, which fields and formulas it
 * runs.
 */
final class OfficeXml {
  // a field may be cut over many runs, so the words are looked for in the joined text
  private static final Pattern RUNNING_FIELD =
      Pattern.compile(
          "(?i)\\bDDE(AUTO)?\\b|\\b(INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|MACROBUTTON)\\b|\\bQUOTE\\s+\\d");
  private static final Pattern RUNNING_FORMULA =
      Pattern.compile("(?i)\\|.*!|\\b(WEBSERVICE|CALL|REGISTER(\\.ID)?|EXEC|FOPEN|RTD)\\s*\\(");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
  private static final Pattern SAFE_LINK = Pattern.compile("(?i)(https?://|mailto:|tel:|#).*");

  private final String name;
  private final Budget budget;
  private final StringBuilder field = new StringBuilder();
  private final StringBuilder formula = new StringBuilder();
  private boolean inField;
  private boolean inFormula;

  OfficeXml(String name, Budget budget) {
    this.name = name;
    this.budget = budget;
  }

  void scan(InputStream in) throws IOException, RefusedUpload {
    SafeXml.walk(in, name, budget, this::visit);
    checkField();
  }

  private void visit(int event, XMLStreamReader reader) throws RefusedUpload {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(reader);
      case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader);
      default -> {}
    }
  }

  private void start(XMLStreamReader reader) throws RefusedUpload {
    switch (reader.getLocalName()) {
      case "Relationship" -> checkRelationship(reader);
      case "Default", "Override" -> checkContentType(attribute(reader, "ContentType"));
      case "instrText", "delInstrText" -> inField = true;
      case "fldChar" -> field.append(' ');
      case "fldSimple" -> refuseField(attribute(reader, "instr"));
      case "f", "definedName", "formula1", "formula2" -> {
        formula.setLength(0);
        inFormula = true;
      }
      case "ddeLink", "oleLink" -> throw new RefusedUpload(UploadRefusal.OFFICE_DDE, name);
      case "altChunk", "OLEObject", "oleObject" ->
          throw new RefusedUpload(UploadRefusal.OFFICE_EMBEDDED_OBJECT, name);
      case "ocx" -> throw new RefusedUpload(UploadRefusal.OFFICE_ACTIVEX, name);
      case "script" -> throw new RefusedUpload(UploadRefusal.XML_ACTIVE, name);
      default -> {}
    }
  }

  private void text(XMLStreamReader reader) throws RefusedUpload {
    if (inField) {
      field.append(reader.getText());
      if (field.length() > 64 * 1024) {
        checkField();
      }
    } else if (inFormula && formula.length() < 64 * 1024) {
      formula.append(reader.getText());
    }
  }

  private void end(String element) throws RefusedUpload {
    switch (element) {
      case "instrText", "delInstrText" -> inField = false;
      case "p", "tc" -> checkField();
      case "f", "definedName", "formula1", "formula2" -> {
        inFormula = false;
        if (RUNNING_FORMULA.matcher(QUOTED.matcher(formula).replaceAll("")).find()) {
          throw new RefusedUpload(UploadRefusal.OFFICE_DDE, name + " " + shorten(formula));
        }
      }
      default -> {}
    }
  }

  private void checkField() throws RefusedUpload {
    refuseField(field.toString());
    field.setLength(0);
  }

  private void refuseField(String instruction) throws RefusedUpload {
    if (RUNNING_FIELD.matcher(instruction).find()) {
      throw new RefusedUpload(UploadRefusal.OFFICE_DDE, name + " " + shorten(instruction.strip()));
    }
  }

  private void checkRelationship(XMLStreamReader reader) throws RefusedUpload {
    var type = attribute(reader, "Type");
    var kind = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    var target = attribute(reader, "Target");
    var where = name + " → " + shorten(target);
    switch (kind) {
      case "vbaproject", "wordvbadata", "xlmacrosheet", "xlintlmacrosheet" ->
          throw new RefusedUpload(UploadRefusal.OFFICE_MACRO, where);
      case "oleobject", "afchunk" ->
          throw new RefusedUpload(UploadRefusal.OFFICE_EMBEDDED_OBJECT, where);
      case "control", "activexcontrolbinary" ->
          throw new RefusedUpload(UploadRefusal.OFFICE_ACTIVEX, where);
      case "attachedtemplate",
          "externallink",
          "externallinkpath",
          "subdocument",
          "frame",
          "connections" ->
          throw new RefusedUpload(UploadRefusal.OFFICE_EXTERNAL_LINK, where);
      default -> {}
    }
    boolean external = attribute(reader, "TargetMode").equalsIgnoreCase("External");
    boolean plainLink = kind.equals("hyperlink") && SAFE_LINK.matcher(target).matches();
    if (external && !plainLink) {
      throw new RefusedUpload(UploadRefusal.OFFICE_EXTERNAL_LINK, where);
    }
  }

  private void checkContentType(String contentType) throws RefusedUpload {
    var lower = contentType.toLowerCase(Locale.ROOT);
    if (lower.contains("macroenabled")
        || lower.contains("vbaproject")
        || lower.contains("macrosheet")) {
      throw new RefusedUpload(UploadRefusal.OFFICE_MACRO, contentType);
    }
    if (lower.contains("activex")) {
      throw new RefusedUpload(UploadRefusal.OFFICE_ACTIVEX, contentType);
    }
    if (lower.contains("oleobject")) {
      throw new RefusedUpload(UploadRefusal.OFFICE_EMBEDDED_OBJECT, contentType);
    }
  }

  private static String attribute(XMLStreamReader reader, String localName) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(localName)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  private static String shorten(CharSequence text) {
    return text.length() <= 60 ? text.toString() : text.subSequence(0, 60) + "…";
  }
}
