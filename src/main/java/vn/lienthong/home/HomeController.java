package vn.lienthong.home;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.HomeSource;

@Controller
@Access(Access.Who.PUBLIC)
class HomeController {
  private static final int NOTICES = 50;

  private final HomeContent content;
  private final Notices notices;

  HomeController(HomeContent content, Notices notices) {
    this.content = content;
    this.notices = notices;
  }

  @GetMapping("/")
  String home(Model model, Locale locale) {
    model.addAttribute("page", content.page(locale));
    return "home/index";
  }

  @GetMapping("/notices")
  String notices(Model model) {
    model.addAttribute("notices", notices.newest(NOTICES));
    return "home/notices";
  }

  @GetMapping("/notices/{id}")
  String notice(@PathVariable UUID id, Model model) {
    model.addAttribute(
        "notice", notices.find(id).orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND)));
    return "home/notice";
  }

  @GetMapping("/sitemap")
  String sitemap(Model model, Locale locale) {
    model.addAttribute("page", content.page(locale));
    return "home/sitemap";
  }

  /** The same map for search engines (TT 22/2023: as tree and as XML). */
  @GetMapping("/sitemap.xml")
  ResponseEntity<byte[]> sitemapXml(Locale locale) {
    String origin = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    String urls =
        Stream.concat(
                Stream.of("/", "/procedures", "/notices", "/help", "/accessibility", "/sitemap"),
                content.page(locale).popular().stream().map(HomeSource.PopularProcedure::href))
            .map(path -> "  <url><loc>" + (origin + path).replace("&", "&amp;") + "</loc></url>\n")
            .collect(Collectors.joining());
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        %s</urlset>
        """
            .formatted(urls);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(xml.getBytes(StandardCharsets.UTF_8));
  }
}
