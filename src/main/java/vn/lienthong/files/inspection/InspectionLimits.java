package vn.lienthong.files.inspection;

import java.time.Duration;

/**
 * What one inspection may cost and what a file may unfold to.
 *
 * @param maxUnpackedBytes sum over all entries at every depth
 * @param maxRatio unpacked to packed, judged once an entry exceeds {@code ratioFloorBytes}
 * @param maxEntries sum over all archives at every depth
 * @param maxDepth archives inside archives; 1 means none inside the outer one
 * @param maxPixels width times height as the header states it
 * @param maxTime wall time for one file with all it contains
 */
public record InspectionLimits(
    long maxUnpackedBytes,
    int maxRatio,
    long ratioFloorBytes,
    int maxEntries,
    int maxDepth,
    long maxPixels,
    int maxXmlDepth,
    int maxPdfObjects,
    Duration maxTime) {

  private static final long MIB = 1024L * 1024L;

  public static InspectionLimits standard() {
    return new InspectionLimits(
        512 * MIB, 200, 2 * MIB, 10_000, 3, 60_000_000L, 256, 500_000, Duration.ofSeconds(30));
  }

  /** The longest single stream of a PDF when unfolded: a quarter of the whole allowance. */
  long maxPdfStreamBytes() {
    return maxUnpackedBytes / 4;
  }
}
