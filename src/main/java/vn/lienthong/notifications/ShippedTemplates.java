package vn.lienthong.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Which events go out by SMS at first, and in which words: {@code templates.csv} beside this class.
 * The province decides on the page; an empty text sends none.
 */
@Component
@Order(0)
class ShippedTemplates implements TemplateSource {
  @Override
  public List<NoticeTemplate> templates() {
    try (InputStream in = ShippedTemplates.class.getResourceAsStream("templates.csv")) {
      if (in == null) {
        throw new IllegalStateException("templates.csv is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> List.of(line.split(";", 5)))
          .map(cells ->
              new NoticeTemplate(
                  cells.get(0),
                  Channel.valueOf(cells.get(1)),
                  cells.get(2),
                  cells.get(3),
                  cells.get(4).replace("\\n", "\n")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
