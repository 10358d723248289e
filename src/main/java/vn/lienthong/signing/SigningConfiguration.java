package vn.lienthong.signing;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.files.FilePurpose;
import vn.lienthong.files.FileType;
import vn.lienthong.files.UploadRules;

@Configuration(proxyBeanMethods = false)
class SigningConfiguration {
  static final String PURPOSE = "signing.document";
  private static final long LARGEST = 25L * 1024 * 1024;
  static final UploadRules RULES = UploadRules.of(LARGEST, FileType.PDF);

  @Bean
  FilePurpose signedDocuments() {
    return new FilePurpose(PURPOSE, RULES);
  }

  @Bean
  SimulatedSigning simulatedSigning(
      SimulatorRows rows,
      @Value("${lienthong.db.folder:data/postgres}") String folder,
      @Value("${lienthong.db.name:lienthong}") String name,
      Clock clock) {
    return new SimulatedSigning(rows, SigningSettings.published(folder, name), clock);
  }

  @Bean
  SimulatedTimeStamps simulatedTimeStamps(
      SimulatorRows rows, SimulatedSigning simulated, Clock clock) {
    return new SimulatedTimeStamps(rows, simulated, clock);
  }

  @Bean
  SigningDesk signingDesk(
      SigningSettings settings,
      SimulatedSigning simulated,
      SimulatedTimeStamps stamps,
      JsonMapper json) {
    return new SigningDesk(
        settings.simulated() ? simulated : new RemoteSigning(settings, json),
        !settings.tsa().isBlank()
            ? new RemoteTimeStamps(settings)
            : settings.simulated() ? stamps : null,
        settings,
        simulated);
  }
}
