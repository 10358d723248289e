package vn.lienthong.files.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.lienthong.files.UploadRefusal;

/**
 * Finds the EICAR test string in a stream, so that the refusal can be shown on an installation
 * without a scanner.
 */
final class TestVirusWatch {
  // in two parts, or every scanner on the way would report this source file
  private static final byte[] SIGNATURE =
      ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*")
          .getBytes(StandardCharsets.US_ASCII);

  private byte[] tail = new byte[0];

  void feed(byte[] buffer, int length) throws RefusedUpload {
    var window = Arrays.copyOf(tail, tail.length + length);
    System.arraycopy(buffer, 0, window, tail.length, length);
    for (int i = 0; i + SIGNATURE.length <= window.length; i++) {
      if (window[i] == SIGNATURE[0]
          && Arrays.equals(window, i, i + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
        throw new RefusedUpload(UploadRefusal.VIRUS, "EICAR");
      }
    }
    tail =
        Arrays.copyOfRange(
            window, Math.max(0, window.length - SIGNATURE.length + 1), window.length);
  }
}
