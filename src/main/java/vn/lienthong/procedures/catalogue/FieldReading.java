package vn.lienthong.procedures.catalogue;

/**
 * How one field was read.
 *
 * @param field path in the content, for example {@code channels[0].term}
 * @param raw text of the source
 * @param value what was read from it, in short
 */
public record FieldReading(String field, String raw, String value, Reason reason) {

  public double confidence() {
    return reason.confidence();
  }

  public boolean doubtful() {
    return confidence() < Reason.CERTAIN;
  }

  /** False if what the source publishes could not be turned into a value at all. */
  public boolean read() {
    return confidence() >= Reason.READ;
  }

  /** Time or fee of a channel, or the table of channels itself. */
  public boolean ofChannels() {
    return field.startsWith("channels");
  }
}
