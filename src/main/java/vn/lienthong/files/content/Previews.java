package vn.lienthong.files.content;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import vn.lienthong.files.FileType;

/**
 * Pictures of pages and small pictures of pictures, as PNG; each made once and kept beside the
 * store. Only for files that passed inspection.
 */
public final class Previews {
  private static final int MAX_SIDE = 2000;
  private static final int MAX_PAGES = 2000;

  private final Path folder;
  private final LimitedWork work;

  public Previews(Path folder, Duration timeout) {
    this.folder = folder;
    // one at a time: a page may need a hundred megabytes while it is drawn
    this.work = new LimitedWork(1, timeout);
    ImageIO.setUseCache(false);
  }

  /** How many pages can be shown: 1 for a picture; empty when none or when it took too long. */
  public Optional<Integer> pages(Path file, String sha256, FileType type)
      throws InterruptedException {
    return switch (type) {
      case PDF ->
          work.run(
              "pages of " + sha256,
              () -> {
                try (var document = load(file)) {
                  return Optional.of(Math.min(MAX_PAGES, document.getNumberOfPages()));
                }
              });
      case PNG, JPEG -> Optional.of(1);
      case WEBP, DOCX, XLSX, TXT, CSV, XML, ZIP -> Optional.empty();
    };
  }

  /**
   * The PNG file of one page.
   *
   * @param page from 1
   * @param width of the picture in pixels, at most 2000
   */
  public Optional<Path> page(Path file, String sha256, FileType type, int page, int width)
      throws InterruptedException {
    int wanted = Math.clamp(width, 50, MAX_SIDE);
    var target =
        folder
            .resolve(sha256.substring(0, 2))
            .resolve(sha256.substring(2, 4))
            .resolve(sha256 + "-" + page + "-" + wanted + ".png");
    if (Files.exists(target)) {
      return Optional.of(target);
    }
    return work.run(
        "preview of " + sha256,
        () -> {
          var picture =
              switch (type) {
                case PDF -> pdfPage(file, page, wanted);
                case PNG, JPEG ->
                    page == 1 ? smaller(file, wanted) : Optional.<BufferedImage>empty();
                case WEBP, DOCX, XLSX, TXT, CSV, XML, ZIP -> Optional.<BufferedImage>empty();
              };
          return picture.isEmpty() ? Optional.empty() : Optional.of(write(picture.get(), target));
        });
  }

  private static PDDocument load(Path file) throws IOException {
    return Loader.loadPDF(
        new RandomAccessReadBufferedFile(file.toFile()),
        "",
        null,
        null,
        IOUtils.createTempFileOnlyStreamCache());
  }

  private static Optional<BufferedImage> pdfPage(Path file, int page, int width)
      throws IOException {
    try (var document = load(file)) {
      if (page < 1 || page > document.getNumberOfPages() || page > MAX_PAGES) {
        return Optional.empty();
      }
      var box = document.getPage(page - 1).getCropBox();
      boolean turned = document.getPage(page - 1).getRotation() % 180 != 0;
      float across = turned ? box.getHeight() : box.getWidth();
      float along = turned ? box.getWidth() : box.getHeight();
      if (across < 1 || along < 1) {
        return Optional.empty();
      }
      var renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      return Optional.of(
          renderer.renderImage(
              page - 1, Math.min(width / across, MAX_SIDE / along), ImageType.RGB));
    }
  }

  private static Optional<BufferedImage> smaller(Path file, int width) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
        var parameters = reader.getDefaultReadParam();
        int step = Math.max(1, longer / (2 * width));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(fit(reader.read(0, parameters), width));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage fit(BufferedImage source, int side) {
    double scale = Math.min(1, (double) side / Math.max(source.getWidth(), source.getHeight()));
    int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
    var target =
        new BufferedImage(
            width,
            height,
            source.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB
                : BufferedImage.TYPE_INT_RGB);
    var graphics = target.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(source, 0, 0, width, height, null);
    graphics.dispose();
    return target;
  }

  private static Path write(BufferedImage picture, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    var part = Files.createTempFile(target.getParent(), "page-", ".part");
    try (var out = Files.newOutputStream(part)) {
      ImageIO.write(picture, "png", out);
    }
    return Files.move(
        part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
