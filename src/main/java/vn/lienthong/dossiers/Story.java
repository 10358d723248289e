package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of one dossier to be loaded in bulk.
 *
 * @param counter unit that received it; null lets the centre of the competent agency receive it
 * @param submittedAt when it was filed; its code carries this Vietnamese day
 * @param deeds in the order of time, none before {@code submittedAt}; each must be a legal move. A
 *     COUNTER or POST dossier begins with {@link Deed#accepted} at {@code submittedAt}
 */
public record Story(
    NewDossier handed,
    Channel channel,
    @Nullable UUID counter,
    Instant submittedAt,
    List<Deed> deeds) {
  public Story {
    deeds = List.copyOf(deeds);
  }
}
