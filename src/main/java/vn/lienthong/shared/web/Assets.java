package vn.lienthong.shared.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Addresses of static files with a mark of their content, so that browsers may keep them a year.
 */
@Component
public class Assets {
  private final ConcurrentHashMap<String, String> urls = new ConcurrentHashMap<>();

  /** {@code shared/app.css} → {@code /static/shared/app.css?v=1a2b3c}. */
  public String url(String path) {
    return urls.computeIfAbsent(path, Assets::mark);
  }

  private static String mark(String path) {
    ClassPathResource resource = new ClassPathResource("static/" + path);
    if (!resource.exists()) {
      throw new IllegalArgumentException("no such static file: " + path);
    }
    try (InputStream in = resource.getInputStream()) {
      CRC32 checksum = new CRC32();
      checksum.update(in.readAllBytes());
      return "/static/" + path + "?v=" + Long.toHexString(checksum.getValue());
    } catch (IOException e) {
      throw new IllegalStateException("static file cannot be read: " + path, e);
    }
  }
}
