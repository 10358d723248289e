package vn.lienthong.demo;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.procedures.ProcedureContent;

/**
 * What is filed with whom.
 *
 * @param asks the unit that is asked for its opinion; null leaves it to chance
 * @param scanned whether sample files go with it: storing and inspecting one takes a while
 */
record Filing(
    ProcedureContent content,
    @Nullable String caseKey,
    Channel channel,
    Applicant applicant,
    Handler handler,
    Instant at,
    Fate fate,
    @Nullable UUID asks,
    boolean scanned) {

  /** An agency with the division that works on a procedure and the centre that receives for it. */
  record Handler(
      UUID agency, String agencyName, UUID division, UUID centre, @Nullable String geoCode) {}
}
