package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is measured about a dossier as it stands: nothing of whose it is or what it says.
 *
 * @param received when it was received, null before; {@code clockStart} when its clock began
 * @param turns every change of its state, oldest first
 * @param marks what it has in electronic form
 */
public record DossierMeasure(
    UUID id,
    String code,
    int version,
    Subject subject,
    Channel channel,
    DossierStatus status,
    @Nullable Instant received,
    @Nullable Instant clockStart,
    @Nullable Instant due,
    List<Turn> turns,
    Marks marks) {
  public DossierMeasure {
    turns = List.copyOf(turns);
  }

  DossierMeasure with(List<Turn> turns) {
    return new DossierMeasure(
        id, code, version, subject, channel, status, received, clockStart, due, turns, marks);
  }

  /**
   * What it is about and who decides.
   *
   * @param fee fees and charges together, in đồng; null when not known as a number
   */
  public record Subject(
      String procedureCode, UUID procedureVersion, @Nullable Long fee, Place competent) {}

  /** From then on it was in the state. */
  public record Turn(DossierStatus status, Instant at) {}

  /**
   * @param papers some paper of it is there as a file
   * @param result the newest result in force; null without one
   * @param reused some paper was taken from the national store (DuocLayTuKhoDMQG)
   * @param account it was filed from an account of the national electronic identity
   * @param lowestRating the worst answer of its applicant, 0 is "not content"; null unless rated
   */
  public record Marks(
      boolean papers,
      @Nullable Result result,
      boolean reused,
      boolean account,
      @Nullable Integer lowestRating) {}

  /**
   * @param file whether it is there as a file
   */
  public record Result(String title, boolean granted, boolean file) {}
}
