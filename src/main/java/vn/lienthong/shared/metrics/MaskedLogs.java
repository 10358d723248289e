package vn.lienthong.shared.metrics;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Masks personal data in every line that leaves the process, whatever its format: messages,
 * arguments and stack traces alike, as it works on the finished line.
 */
public class MaskedLogs implements ApplicationListener<ApplicationContextInitializedEvent> {

  @Override
  public void onApplicationEvent(ApplicationContextInitializedEvent event) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders();
      while (appenders.hasNext()) {
        if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> appender
            && !(appender.getEncoder() instanceof Masking)) {
          Masking masking = new Masking(appender.getEncoder());
          masking.setContext(context);
          masking.start();
          appender.setEncoder(masking);
        }
      }
    }
  }

  /** Writes what another encoder writes, masked. */
  static final class Masking extends EncoderBase<ILoggingEvent> {
    private final Encoder<ILoggingEvent> inner;

    Masking(Encoder<ILoggingEvent> inner) {
      this.inner = inner;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
      byte[] line = inner.encode(event);
      return PersonalData.masked(new String(line, StandardCharsets.UTF_8))
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
      return inner.headerBytes();
    }

    @Override
    public byte[] footerBytes() {
      return inner.footerBytes();
    }
  }
}
