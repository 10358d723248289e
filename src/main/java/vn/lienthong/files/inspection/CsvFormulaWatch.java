package vn.lienthong.files.inspection;

import java.util.regex.Pattern;
import vn.lienthong.files.UploadRefusal;

/**
 * Finds cells that a spreadsheet would run. The separator is not known beforehand (Excel takes it
 * from the reader's country), so comma, semicolon and tab all begin a cell outside quotes. Signed
 * numbers and telephone numbers pass.
 */
final class CsvFormulaWatch {
  private static final Pattern HARMLESS = Pattern.compile("[+-]?[\\d\\s.,()%/-]*");
  private static final int KEPT = 80;

  private final StringBuilder cell = new StringBuilder();
  private int row = 1;
  private int column = 1;
  private boolean quoted;
  private boolean empty = true;

  void feed(char c) throws RefusedUpload {
    if (quoted) {
      if (c == '"') {
        quoted = false;
      } else {
        keep(c);
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',' || c == ';' || c == '\t') {
      finish();
      column++;
    } else if (c == '\n' || c == '\r') {
      finish();
      column = 1;
      row += c == '\n' ? 1 : 0;
    } else {
      keep(c);
    }
  }

  private void keep(char c) {
    // spreadsheets skip leading blanks and the byte-order mark, so a formula may hide behind them
    if (empty && (Character.isWhitespace(c) || c == '\ufeff' || c == '\u00a0')) {
      return;
    }
    empty = false;
    if (cell.length() < KEPT) {
      cell.append(c);
    }
  }

  private void finish() throws RefusedUpload {
    if (!cell.isEmpty()) {
      char first = cell.charAt(0);
      boolean runs = first == '=' || first == '@' || first == '\uff1d' || first == '\uff20';
      boolean signed = first == '+' || first == '-' || first == '\uff0b' || first == '\uff0d';
      if (runs || (signed && !HARMLESS.matcher(cell).matches())) {
        throw new RefusedUpload(UploadRefusal.CSV_FORMULA, row + ":" + column);
      }
    }
    cell.setLength(0);
    empty = true;
  }
}
