package vn.lienthong.home;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.web.HomeSource;

/** Collects the home page from the modules, at most once a minute per language. */
@Component
class HomeContent {
  private static final int POPULAR = 8;
  private static final int NOTICES = 5;

  private final ObjectProvider<HomeSource> sources;
  private final Notices notices;
  private final LoadingCache<Locale, HomePage> pages;

  HomeContent(ObjectProvider<HomeSource> sources, Notices notices) {
    this.sources = sources;
    this.notices = notices;
    this.pages =
        Caffeine.newBuilder()
            .maximumSize(8)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build(this::collect);
  }

  HomePage page(Locale locale) {
    HomePage page = pages.get(locale);
    if (page.popular().isEmpty()) {
      // The first procedures may be published any moment, as on the first start.
      pages.invalidate(locale);
    }
    return page;
  }

  void forget() {
    pages.invalidateAll();
  }

  private HomePage collect(Locale locale) {
    List<HomeSource.Figure> figures =
        sources.stream()
            .flatMap(source -> source.figures(locale).stream())
            .sorted(Comparator.comparingInt(HomeSource.Figure::order))
            .toList();
    Map<String, Long> uses = new HashMap<>();
    sources.forEach(
        source -> source.uses().forEach((code, count) -> uses.merge(code, count, Long::sum)));
    List<HomeSource.PopularProcedure> popular =
        sources.stream()
            .flatMap(source -> source.popular(uses, locale).stream())
            .limit(POPULAR)
            .toList();
    return new HomePage(figures, popular, notices.newest(NOTICES));
  }
}
