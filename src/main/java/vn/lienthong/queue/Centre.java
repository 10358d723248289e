package vn.lienthong.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hall of a service centre.
 *
 * @param slug last part of its public addresses
 * @param keepsHours whether numbers are given in office hours only
 * @param opensBefore minutes before opening from which numbers are given
 * @param kioskSeconds after which an untouched kiosk goes back to its start
 * @param blockSize numbers lent at once to a kiosk for when the network is away
 */
record Centre(
    UUID id,
    UUID unitId,
    String unitName,
    String unitPath,
    String slug,
    boolean keepsHours,
    int opensBefore,
    int kioskSeconds,
    int blockSize,
    int offlineFrom) {

  /**
   * What people come for.
   *
   * @param letter begins the number
   * @param sectors of procedures that belong here; none for collecting results and the like
   * @param minutes that serving one takes until figures of the group are known
   */
  record Group(
      UUID id,
      UUID centreId,
      String letter,
      String name,
      String nameEn,
      List<String> sectors,
      int place,
      int minutes,
      boolean active) {}

  /** A counter (quầy) and who sits at it. */
  record Counter(
      UUID id,
      UUID centreId,
      int number,
      String name,
      boolean active,
      @Nullable UUID officer,
      @Nullable String officerName,
      @Nullable Instant since,
      List<UUID> groups) {}
}
