package vn.lienthong.files.inspection;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts PDF syntax into tokens: names (with #xx resolved), words and comments; strings are jumped
 * over, since nothing inside them acts.
 */
final class PdfTokens {
  private static final int MAX_TOKEN = 256;

  enum Kind {
    NAME,
    WORD,
    COMMENT,
    DELIMITER,
    END
  }

  private final InputStream in;
  private final StringBuilder text = new StringBuilder();
  private long position;
  private int pushed = -2;

  PdfTokens(InputStream in) {
    this.in = in;
  }

  String text() {
    return text.toString();
  }

  /** Number of bytes consumed. */
  long position() {
    return position;
  }

  int readByte() throws IOException {
    int b = pushed != -2 ? pushed : in.read();
    pushed = -2;
    position += b < 0 ? 0 : 1;
    return b;
  }

  private void unread(int b) {
    pushed = b;
    position -= b < 0 ? 0 : 1;
  }

  Kind next() throws IOException {
    text.setLength(0);
    int b = readByte();
    while (isSpace(b)) {
      b = readByte();
    }
    return switch (b) {
      case -1 -> Kind.END;
      case '/' -> name();
      case '%' -> comment();
      case '(' -> {
        skipString();
        yield Kind.DELIMITER;
      }
      case '<' -> {
        angle();
        yield Kind.DELIMITER;
      }
      case '>', '[', ']', '{', '}', ')' -> {
        text.append((char) b);
        yield Kind.DELIMITER;
      }
      default -> word(b);
    };
  }

  private Kind name() throws IOException {
    int b = readByte();
    while (b >= 0 && !isSpace(b) && !isDelimiter(b)) {
      append(b == '#' ? escaped() : b);
      b = readByte();
    }
    unread(b);
    return Kind.NAME;
  }

  private int escaped() throws IOException {
    int high = readByte();
    int first = Character.digit(high, 16);
    if (first < 0) {
      unread(high);
      return '#';
    }
    int low = readByte();
    int second = Character.digit(low, 16);
    if (second < 0) {
      unread(low);
      return first;
    }
    return first << 4 | second;
  }

  private Kind comment() throws IOException {
    int b = readByte();
    while (b >= 0 && b != '\n' && b != '\r') {
      append(b);
      b = readByte();
    }
    unread(b);
    return Kind.COMMENT;
  }

  private Kind word(int first) throws IOException {
    int b = first;
    while (b >= 0 && !isSpace(b) && !isDelimiter(b)) {
      append(b);
      b = readByte();
    }
    unread(b);
    return Kind.WORD;
  }

  private void skipString() throws IOException {
    int depth = 1;
    while (depth > 0) {
      int b = readByte();
      if (b < 0) {
        return;
      }
      switch (b) {
        case '\\' -> readByte();
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
    }
  }

  private void angle() throws IOException {
    text.append('<');
    int b = readByte();
    if (b == '<') {
      return;
    }
    while (b >= 0 && b != '>') {
      if (!isSpace(b) && Character.digit(b, 16) < 0) {
        // no hexadecimal string after all (perhaps markup): go on behind the bracket
        text.append('?');
        unread(b);
        return;
      }
      b = readByte();
    }
  }

  private void append(int b) {
    if (text.length() < MAX_TOKEN) {
      text.append((char) b);
    }
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0;
  }

  private static boolean isDelimiter(int b) {
    return b == '/' || b == '%' || b == '(' || b == ')' || b == '<' || b == '>' || b == '['
        || b == ']' || b == '{' || b == '}';
  }
}
