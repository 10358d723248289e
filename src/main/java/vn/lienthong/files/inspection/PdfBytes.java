package vn.lienthong.files.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import vn.lienthong.files.UploadRefusal;

/**
 * The first pass over a PDF, without a PDF library. It meets every object that any reader could
 * ever find, also those that the table of objects hides, and it measures every packed stream before
 * a library would unfold it in memory.
 */
final class PdfBytes {
  private static final Set<String> PACKING =
      Set.of("FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL");
  private static final Set<String> SPELLING =
      Set.of("ASCIIHexDecode", "AHx", "ASCII85Decode", "A85");
  private static final Map<String, UploadRefusal> ACTIVE_NAMES =
      Map.of(
          "JavaScript", UploadRefusal.PDF_JAVASCRIPT,
          "Launch", UploadRefusal.PDF_LAUNCH,
          "EmbeddedFile", UploadRefusal.PDF_EMBEDDED_FILE,
          "EmbeddedFiles", UploadRefusal.PDF_EMBEDDED_FILE,
          "XFA", UploadRefusal.PDF_XFA,
          "RichMedia", UploadRefusal.PDF_MEDIA,
          "Encrypt", UploadRefusal.PDF_ENCRYPTED);
  private static final byte[] END_STREAM = "endstream".getBytes(StandardCharsets.US_ASCII);
  // beyond this a packed and spelled-out stream could unfold past the limit, and we do not undo the
  // spelling to measure it
  private static final int MAX_SPELLED = 256 * 1024;

  private final Path file;
  private final Budget budget;
  private final List<String> names = new ArrayList<>();
  private boolean ended;

  PdfBytes(Path file, Budget budget) {
    this.file = file;
    this.budget = budget;
  }

  void scan() throws IOException, RefusedUpload {
    try (var in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
      var tokens = new PdfTokens(in);
      boolean first = true;
      for (var kind = tokens.next(); kind != PdfTokens.Kind.END; kind = tokens.next()) {
        budget.checkTime();
        if (kind == PdfTokens.Kind.COMMENT) {
          ended |= tokens.text().startsWith("%EOF");
          continue;
        }
        if (first && !(kind == PdfTokens.Kind.WORD && Character.isDigit(tokens.text().charAt(0)))) {
          throw new RefusedUpload(UploadRefusal.POLYGLOT, "PDF + ?");
        }
        first = false;
        token(kind, tokens);
      }
    }
    if (!ended) {
      throw new RefusedUpload(UploadRefusal.TRAILING_DATA, "%%EOF");
    }
  }

  private void token(PdfTokens.Kind kind, PdfTokens tokens) throws IOException, RefusedUpload {
    // whatever follows the end mark must be a further revision, which brings its own end mark
    ended = false;
    if (kind == PdfTokens.Kind.NAME) {
      name(tokens.text());
    } else if (kind == PdfTokens.Kind.WORD) {
      switch (tokens.text()) {
        case "obj", "endobj", "trailer" -> names.clear();
        case "stream" -> stream(tokens);
        default -> {}
      }
    }
  }

  private void name(String name) throws RefusedUpload {
    var refusal = ACTIVE_NAMES.get(name);
    if (refusal != null) {
      throw new RefusedUpload(refusal, "/" + name);
    }
    if (names.size() < 200) {
      names.add(name);
    }
  }

  private void stream(PdfTokens tokens) throws IOException, RefusedUpload {
    int b = tokens.readByte();
    if (b == '\r') {
      b = tokens.readByte();
    }
    long start = tokens.position() - (b == '\n' ? 0 : 1);
    var packing = names.stream().filter(PACKING::contains).toList();
    boolean spelled = names.stream().anyMatch(SPELLING::contains);
    boolean structure = names.contains("ObjStm") || names.contains("XRef");
    if (packing.size() > 1
        || (structure
            && (spelled || !packing.stream().allMatch(filter -> filter.startsWith("Fl"))))) {
      throw new RefusedUpload(UploadRefusal.PDF_BOMB, String.join(" ", packing));
    }
    boolean objects = names.contains("ObjStm");
    boolean flate = !packing.isEmpty() && packing.getFirst().startsWith("Fl");
    names.clear();
    if (flate && !spelled) {
      unfold(start, objects);
    }
    long length = skipToEnd(tokens, b);
    if (!packing.isEmpty() && (spelled || !flate) && length > MAX_SPELLED) {
      throw new RefusedUpload(UploadRefusal.PDF_BOMB, String.join(" ", packing));
    }
  }

  private void unfold(long start, boolean objects) throws IOException, RefusedUpload {
    var inflater = new Inflater();
    try (var raw = Files.newInputStream(file)) {
      raw.skipNBytes(start);
      var counted = new Counted(new InflaterInputStream(raw, inflater, 8192), budget);
      if (objects) {
        var inner = new PdfTokens(counted);
        for (var kind = inner.next(); kind != PdfTokens.Kind.END; kind = inner.next()) {
          if (kind == PdfTokens.Kind.NAME) {
            name(inner.text());
          }
        }
        names.clear();
      } else {
        counted.transferTo(java.io.OutputStream.nullOutputStream());
      }
    } catch (EntryStream.RefusedInStream e) {
      throw e.refusal();
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      return; // a damaged stream unfolds no further than it did; readers show what there is
    } finally {
      inflater.end();
    }
  }

  private long skipToEnd(PdfTokens tokens, int pending) throws IOException, RefusedUpload {
    long start = tokens.position();
    int matched = pending == END_STREAM[0] ? 1 : 0;
    while (matched < END_STREAM.length) {
      int b = tokens.readByte();
      if (b < 0) {
        throw new RefusedUpload(UploadRefusal.MALFORMED, "stream");
      }
      matched = b == END_STREAM[matched] ? matched + 1 : b == END_STREAM[0] ? 1 : 0;
      if ((tokens.position() & 0xFFFF) == 0) {
        budget.checkTime();
      }
    }
    return tokens.position() - start;
  }

  /** Counts what comes out of a packed stream. */
  private static final class Counted extends InputStream {
    private final InputStream in;
    private final Budget budget;
    private final byte[] buffer = new byte[8192];
    private int at;
    private int filled;
    private long total;

    Counted(InputStream in, Budget budget) {
      this.in = in;
      this.budget = budget;
    }

    @Override
    public int read() throws IOException {
      if (at == filled) {
        filled = Math.max(0, in.read(buffer));
        at = 0;
        count(filled);
      }
      return filled == 0 ? -1 : buffer[at++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = in.read(target, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int bytes) throws EntryStream.RefusedInStream {
      total += bytes;
      try {
        budget.spendBytes(bytes, UploadRefusal.PDF_BOMB);
        if (total > budget.limits().maxPdfStreamBytes()) {
          throw new RefusedUpload(
              UploadRefusal.PDF_BOMB, budget.limits().maxPdfStreamBytes() / (1024 * 1024) + " MiB");
        }
      } catch (RefusedUpload e) {
        throw new EntryStream.RefusedInStream(e);
      }
    }
  }
}
