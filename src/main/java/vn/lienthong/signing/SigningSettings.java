package vn.lienthong.signing;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which signing service. Without an address the simulator that ships takes its place.
 *
 * @param url address of the service, below which {@code signatures/signDoc} lies
 * @param client id of this house at the service
 * @param secret given by the service
 * @param trusted PEM file with the roots whose certificates count
 * @param crl list of revoked certificates (CRL), kept up to date by the operator
 * @param tsa address of the time stamp authority (RFC 3161); without one, and with a real signing
 *     service, signatures bear no time stamp
 * @param tsaRequired whether nothing is signed while that authority does not answer
 */
@ConfigurationProperties("lienthong.signing")
record SigningSettings(
    @DefaultValue("") String url,
    @DefaultValue("lienthong") String client,
    @DefaultValue("") String secret,
    @DefaultValue("20s") Duration patience,
    @DefaultValue("") String trusted,
    @DefaultValue("") String crl,
    @DefaultValue("") String tsa,
    @DefaultValue("true") boolean tsaRequired) {

  SigningSettings {
    if (!url.isBlank() && (secret.isBlank() || trusted.isBlank())) {
      throw new IllegalArgumentException("lienthong.signing.secret or .trusted is missing");
    }
  }

  boolean simulated() {
    return url.isBlank();
  }

  /** Where the public part of the simulated authority lies for checks without a database. */
  static Path published(String databaseFolder, String databaseName) {
    String own = databaseName.equals("lienthong") ? "signing" : "signing-" + databaseName;
    return Path.of(databaseFolder).toAbsolutePath().resolveSibling(own);
  }
}
