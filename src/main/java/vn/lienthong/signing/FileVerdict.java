package vn.lienthong.signing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What was found of a file: it is good when it has signatures and each of them is. */
public record FileVerdict(String name, String sha256, List<SignatureVerdict> signatures) {

  public FileVerdict {
    signatures = List.copyOf(signatures);
  }

  @JsonProperty
  public boolean good() {
    return !signatures.isEmpty() && signatures.stream().allMatch(SignatureVerdict::good);
  }

  /** GOOD, BAD or UNSIGNED. */
  @JsonProperty
  public String state() {
    return signatures.isEmpty() ? "UNSIGNED" : good() ? "GOOD" : "BAD";
  }
}
