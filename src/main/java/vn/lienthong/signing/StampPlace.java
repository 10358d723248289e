package vn.lienthong.signing;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Where the visible signature stands, from the top left corner of the page as it is read. NĐ
 * 30/2020/NĐ-CP Annex I: where the person would sign on paper, centred between the position and the
 * name (box 7c); where the document has no such place, the lowest free place on the right, or the
 * top right corner of the first page.
 */
record StampPlace(int page, float x, float y, float width, float height) {
  private static final int PAGES_LOOKED_AT = 3;
  private static final float MARGIN = 36;
  private static final float GAP = 4;

  /** Words that stand together; those of another column are another line. */
  private record Line(String text, float left, float top, float right, float bottom) {

    boolean goesOnIn(Line word) {
      return Math.abs(word.bottom - bottom) < GAP / 2
          && word.left > right - GAP
          && word.left < right + bottom - top;
    }

    Line with(Line word) {
      return new Line(
          text + " " + word.text,
          left,
          Math.min(top, word.top),
          word.right,
          Math.max(bottom, word.bottom));
    }
  }

  static StampPlace find(PDDocument document, String name, float width, float height)
      throws IOException {
    int last = document.getNumberOfPages() - 1;
    String wanted = plain(name);
    for (int page = last; page >= 0 && page > last - PAGES_LOOKED_AT; page--) {
      List<Line> lines = lines(document, page);
      Optional<Line> signed =
          lines.stream()
              .filter(line -> plain(line.text()).endsWith(wanted))
              .max(Comparator.comparing(Line::top));
      if (signed.isPresent()) {
        Line line = signed.get();
        float middle = (line.left() + line.right()) / 2;
        float x =
            Math.max(GAP, Math.min(middle - width / 2, size(document, page)[0] - width - GAP));
        StampPlace above = new StampPlace(page, x, line.top() - GAP - height, width, height);
        if (above.y() > 0 && above.free(lines)) {
          return above;
        }
        StampPlace below = new StampPlace(page, x, line.bottom() + GAP, width, height);
        if (below.y() + height < size(document, page)[1] - GAP && below.free(lines)) {
          return below;
        }
      }
    }
    return elsewhere(document, last, width, height);
  }

  private static StampPlace elsewhere(PDDocument document, int last, float width, float height)
      throws IOException {
    float[] size = size(document, last);
    List<Line> lines = lines(document, last);
    float end = (float) lines.stream().mapToDouble(Line::bottom).max().orElse(0);
    float bottom = size[1] - MARGIN - height;
    float x = Math.max(GAP, size[0] - MARGIN - width);
    StampPlace low = new StampPlace(last, x, bottom, width, height);
    if (end + 2 * GAP < bottom || low.free(lines)) {
      return end == 0
          ? low
          : new StampPlace(last, x, Math.max(0, Math.min(end + MARGIN, bottom)), width, height);
    }
    float[] first = size(document, 0);
    return new StampPlace(0, Math.max(GAP, first[0] - GAP - width), GAP, width, height);
  }

  private boolean free(List<Line> lines) {
    return lines.stream()
        .noneMatch(line ->
            line.left() < x + width
                && line.right() > x
                && line.top() < y + height
                && line.bottom() > y);
  }

  /** Width and height of the page as it is read. */
  private static float[] size(PDDocument document, int page) {
    PDPage one = document.getPage(page);
    PDRectangle box = one.getCropBox();
    return one.getRotation() % 180 == 0
        ? new float[] {box.getWidth(), box.getHeight()}
        : new float[] {box.getHeight(), box.getWidth()};
  }

  private static List<Line> lines(PDDocument document, int page) throws IOException {
    List<Line> lines = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void writeString(String text, List<TextPosition> positions) {
            if (text.isBlank()) {
              return;
            }
            Line word = word(text, positions);
            Line before = lines.isEmpty() ? null : lines.getLast();
            if (before != null && before.goesOnIn(word)) {
              lines.set(lines.size() - 1, before.with(word));
            } else {
              lines.add(word);
            }
          }
        };
    stripper.setSortByPosition(true);
    stripper.setStartPage(page + 1);
    stripper.setEndPage(page + 1);
    stripper.getText(document);
    return lines;
  }

  private static Line word(String text, List<TextPosition> positions) {
    TextPosition first = positions.getFirst();
    TextPosition end = positions.getLast();
    float base = first.getYDirAdj();
    float height = 0;
    for (TextPosition position : positions) {
      height = Math.max(height, position.getFontSizeInPt());
    }
    return new Line(
        text,
        first.getXDirAdj(),
        base - height,
        end.getXDirAdj() + end.getWidthDirAdj(),
        base + height / 4);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** The same place in the space of the page itself, which may lie turned. */
  PDRectangle rectangle(PDPage on) {
    PDRectangle box = on.getCropBox();
    float left = box.getLowerLeftX();
    float low = box.getLowerLeftY();
    return switch (on.getRotation()) {
      case 90 -> new PDRectangle(left + y, low + x, height, width);
      case 180 -> new PDRectangle(left + box.getWidth() - x - width, low + y, width, height);
      case 270 ->
          new PDRectangle(
              left + box.getWidth() - y - height, low + box.getHeight() - x - width, height, width);
      default -> new PDRectangle(left + x, low + box.getHeight() - y - height, width, height);
    };
  }
}
