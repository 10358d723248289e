package vn.lienthong.files;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.files.content.Previews;
import vn.lienthong.files.content.TextExtraction;
import vn.lienthong.shared.jobs.RecurringJob;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

  @Bean
  ContentStore contentStore(FilesProperties properties) {
    return new ContentStore(properties.folder());
  }

  @Bean
  Previews filePreviews(FilesProperties properties) {
    return new Previews(properties.folder().resolve("previews"), Duration.ofSeconds(15));
  }

  @Bean
  TextExtraction fileText() {
    return new TextExtraction(1_000_000, Duration.ofSeconds(60));
  }

  @Bean
  RecurringJob filesSweep(FileSweeper sweeper) {
    return new RecurringJob("files.sweep", Duration.ofHours(1), sweeper::sweep);
  }

  @Bean
  RecurringJob filesScanAgain(ResumableUploads uploads) {
    return new RecurringJob("files.scan-again", Duration.ofMinutes(1), uploads::scanAgain);
  }
}
