package vn.lienthong.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The services in use, and whose signatures count here.
 *
 * @param stamps null where signatures bear no time stamp
 */
record SigningDesk(
    SigningService service,
    @Nullable TimeStampService stamps,
    SigningSettings settings,
    SimulatedSigning simulator) {

  /** Files of roots and revocations are read anew: their operator replaces them. */
  Trust trust() {
    Trust own = settings.simulated() ? simulator.trust() : new Trust(List.of(), Map.of());
    try {
      return own.and(Path.of(settings.trusted()), Path.of(settings.crl()));
    } catch (IOException e) {
      throw new UncheckedIOException("trusted roots cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("trusted roots or revocations cannot be read", e);
    }
  }
}
