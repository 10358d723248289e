package vn.lienthong.files.inspection;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.files.UploadRefusal;

/**
 * Looks at every object of a PDF, wherever it hangs: an action hidden in an outline entry counts as
 * much as one in the catalogue.
 */
final class PdfObjects {
  private static final Set<String> HARMLESS_ACTIONS =
      Set.of(
          "GoTo", "GoToDp", "URI", "Named", "Thread", "SetOCGState", "Hide", "Trans", "GoTo3DView");
  private static final Set<String> SAFE_SCHEMES = Set.of("http", "https", "mailto", "tel");

  private final COSDocument document;
  private final Budget budget;
  private final Deque<COSBase> pending = new ArrayDeque<>();
  private final List<COSDictionary> signatures = new ArrayList<>();

  PdfObjects(COSDocument document, Budget budget) {
    this.document = document;
    this.budget = budget;
  }

  /** Dictionaries that claim a range of bytes as signed. */
  List<COSDictionary> signatures() {
    return signatures;
  }

  void walk() throws IOException, RefusedUpload {
    var keys = document.getXrefTable().keySet();
    if (keys.size() > budget.limits().maxPdfObjects()) {
      throw new RefusedUpload(
          UploadRefusal.PDF_BOMB, String.valueOf(budget.limits().maxPdfObjects()));
    }
    pending.add(document.getTrailer());
    drain();
    for (var key : keys) {
      var object = document.getObjectFromPool(key).getObject();
      if (object != null) {
        pending.add(object);
        drain();
      }
    }
  }

  private void drain() throws RefusedUpload {
    while (!pending.isEmpty()) {
      budget.checkTime();
      switch (pending.pop()) {
        case COSDictionary dictionary -> {
          dictionary(dictionary);
          dictionary.getValues().forEach(this::follow);
        }
        case COSArray array -> array.forEach(this::follow);
        default -> {}
      }
    }
  }

  private void follow(@Nullable COSBase value) {
    // references are reached through the table of objects
    if (value != null && !(value instanceof COSObject)) {
      pending.push(value);
    }
  }

  private void dictionary(COSDictionary dictionary) throws RefusedUpload {
    if (dictionary.containsKey("OpenAction")
        && !isPlaceOnly(dictionary.getDictionaryObject("OpenAction"))) {
      throw new RefusedUpload(UploadRefusal.PDF_AUTO_ACTION, "/OpenAction");
    }
    if (dictionary.getDictionaryObject("AA") instanceof COSDictionary additional
        && additional.size() > 0) {
      throw new RefusedUpload(UploadRefusal.PDF_AUTO_ACTION, "/AA");
    }
    if (dictionary.containsKey("JS")) {
      throw new RefusedUpload(UploadRefusal.PDF_JAVASCRIPT, "/JS");
    }
    if (dictionary.containsKey("XFA")) {
      throw new RefusedUpload(UploadRefusal.PDF_XFA, "/XFA");
    }
    if (dictionary.containsKey("EF")
        || dictionary.containsKey("EmbeddedFiles")
        || dictionary.containsKey("Collection")) {
      throw new RefusedUpload(UploadRefusal.PDF_EMBEDDED_FILE, "/EF");
    }
    action(dictionary);
    annotation(dictionary);
    if (dictionary instanceof COSStream stream) {
      stream(stream);
    }
    if (dictionary.containsKey(COSName.BYTERANGE)) {
      signatures.add(dictionary);
    }
  }

  /** A document may open at a certain page; anything more is an action nobody asked for. */
  private static boolean isPlaceOnly(@Nullable COSBase value) {
    return !(value instanceof COSDictionary action)
        || "GoTo".equals(action.getNameAsString(COSName.S)) && !action.containsKey("Next");
  }

  private static void action(COSDictionary dictionary) throws RefusedUpload {
    var kind = dictionary.getNameAsString(COSName.S);
    if (kind == null || "StructElem".equals(dictionary.getNameAsString(COSName.TYPE))) {
      return;
    }
    switch (kind) {
      case "JavaScript" -> throw new RefusedUpload(UploadRefusal.PDF_JAVASCRIPT, kind);
      case "Launch" -> throw new RefusedUpload(UploadRefusal.PDF_LAUNCH, kind);
      case "SubmitForm", "ImportData", "ResetForm" ->
          throw new RefusedUpload(UploadRefusal.PDF_FORM_ACTION, kind);
      case "GoToR" -> throw new RefusedUpload(UploadRefusal.PDF_EXTERNAL_REFERENCE, kind);
      case "GoToE" -> throw new RefusedUpload(UploadRefusal.PDF_EMBEDDED_FILE, kind);
      case "Rendition", "RichMediaExecute" ->
          throw new RefusedUpload(UploadRefusal.PDF_MEDIA, kind);
      case "URI" -> link(dictionary);
      default -> {
        if ("Action".equals(dictionary.getNameAsString(COSName.TYPE))
            && !HARMLESS_ACTIONS.contains(kind)) {
          throw new RefusedUpload(UploadRefusal.PDF_AUTO_ACTION, kind);
        }
      }
    }
  }

  private static void link(COSDictionary dictionary) throws RefusedUpload {
    var address = dictionary.getString("URI");
    if (address == null) {
      return;
    }
    int colon = address.indexOf(':');
    boolean safe =
        colon < 0
            || SAFE_SCHEMES.contains(address.substring(0, colon).strip().toLowerCase(Locale.ROOT));
    if (!safe || address.startsWith("\\\\") || address.startsWith("//")) {
      throw new RefusedUpload(
          UploadRefusal.PDF_EXTERNAL_REFERENCE,
          address.length() > 60 ? address.substring(0, 60) : address);
    }
  }

  private static void annotation(COSDictionary dictionary) throws RefusedUpload {
    var subtype = dictionary.getNameAsString(COSName.SUBTYPE);
    if (subtype == null || !dictionary.containsKey(COSName.RECT)) {
      return;
    }
    switch (subtype) {
      case "RichMedia", "Movie", "Sound", "3D", "Screen" ->
          throw new RefusedUpload(UploadRefusal.PDF_MEDIA, subtype);
      case "FileAttachment" -> throw new RefusedUpload(UploadRefusal.PDF_EMBEDDED_FILE, subtype);
      default -> {}
    }
  }

  private void stream(COSStream stream) throws RefusedUpload {
    if (stream.containsKey(COSName.F)) {
      throw new RefusedUpload(UploadRefusal.PDF_EXTERNAL_REFERENCE, "/F");
    }
    if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
      long pixels = stream.getLong(COSName.WIDTH, 0) * stream.getLong(COSName.HEIGHT, 0);
      // a black-and-white scan of an A0 drawing is large in pixels but small in memory
      long allowed =
          stream.getInt(COSName.BITS_PER_COMPONENT, 8) == 1
              ? 4 * budget.limits().maxPixels()
              : budget.limits().maxPixels();
      if (pixels > allowed) {
        throw new RefusedUpload(
            UploadRefusal.IMAGE_TOO_LARGE,
            stream.getLong(COSName.WIDTH, 0) + "×" + stream.getLong(COSName.HEIGHT, 0));
      }
    }
  }
}
