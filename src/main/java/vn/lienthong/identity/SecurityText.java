package vn.lienthong.identity;

import static vn.lienthong.shared.Access.Who.PUBLIC;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.HouseAddress;

/** RFC 9116: whom to tell of a weakness. */
@RestController
@Access(PUBLIC)
class SecurityText {
  private static final Duration VALID = Duration.ofDays(180);

  private final String contact;
  private final HouseAddress base;
  private final Clock clock;

  SecurityText(
      @Value("${lienthong.security-contact:mailto:security@lienthong.example}") String contact,
      HouseAddress base,
      Clock clock) {
    this.contact = contact;
    this.base = base;
    this.clock = clock;
  }

  @GetMapping(path = "/.well-known/security.txt", produces = MediaType.TEXT_PLAIN_VALUE)
  String text(HttpServletRequest request) {
    return """
    Contact: %s
    Expires: %s
    Preferred-Languages: vi, en
    Canonical: %s/.well-known/security.txt
    """
        .formatted(
            contact, clock.instant().truncatedTo(ChronoUnit.DAYS).plus(VALID), base.of(request));
  }
}
