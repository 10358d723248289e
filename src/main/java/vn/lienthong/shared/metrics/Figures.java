package vn.lienthong.shared.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.metrics.FigureSource.Figure;

/** Offers the figures of all modules as gauges. */
@Component
class Figures implements MeterBinder {
  private static final Logger log = LoggerFactory.getLogger(Figures.class);
  private static final Duration FRESH = Duration.ofSeconds(15);

  private final List<FigureSource> sources;

  Figures(List<FigureSource> sources) {
    this.sources = sources;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (FigureSource source : sources) {
      Reading reading = new Reading(source);
      for (Figure figure : source.figures()) {
        Gauge.Builder<?> gauge =
            Gauge.builder(figure.name(), () -> reading.value(figure))
                .description(figure.description());
        if (!figure.tag().isEmpty()) {
          gauge.tag(figure.tag(), figure.value());
        }
        gauge.register(registry);
      }
    }
  }

  /** The last values of a source. */
  private static final class Reading {
    private final FigureSource source;
    private Map<Figure, Number> values = Map.of();
    private boolean known;
    private long readAt;

    Reading(FigureSource source) {
      this.source = source;
    }

    synchronized Number value(Figure figure) {
      long now = System.nanoTime();
      if (!known || now - readAt > FRESH.toNanos()) {
        readAt = now;
        known = true;
        try {
          values = source.read();
        } catch (DataAccessException e) {
          // A database that is away is told by the health, and must not hide the other figures.
          log.warn("figures of {} cannot be read", source.getClass().getSimpleName());
          values = Map.of();
          return Double.NaN;
        }
      }
      return values.getOrDefault(figure, 0);
    }
  }
}
