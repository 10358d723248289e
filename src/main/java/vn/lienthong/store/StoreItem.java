package vn.lienthong.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper in the store.
 *
 * @param sha256 hash of its file; null together with the file
 * @param replacedBy the paper that took its place
 * @param renews the paper in whose place its owner brought it
 */
public record StoreItem(
    UUID id,
    int version,
    Owner owner,
    Type type,
    PaperFacts facts,
    State state,
    Provenance provenance,
    Keeper keeper,
    @Nullable UUID fileId,
    @Nullable String sha256,
    @Nullable UUID replacedBy,
    @Nullable UUID renews,
    @Nullable Decision decision,
    Instant createdAt) {

  /** Number of the person or tax code of the organisation whose paper it is. */
  public record Owner(String number, String name) {}

  /** Loai 0 and 1 of the national model. */
  public enum Type {
    COMPONENT,
    RESULT;

    String label() {
      return "store.type." + name();
    }
  }

  /** TrangThai 1–3 of the national model, and how a paper goes out of force. */
  public enum State {
    WAITING,
    APPROVED,
    REJECTED,
    REVOKED,
    REPLACED;

    public String label() {
      return "store.state." + name();
    }

    public String tone() {
      return switch (this) {
        case WAITING -> "info";
        case APPROVED -> "ok";
        case REJECTED, REVOKED -> "late";
        case REPLACED -> "neutral";
      };
    }

    /** The one table of legal moves. */
    boolean leadsTo(State next) {
      return switch (this) {
        case WAITING -> next == APPROVED || next == REJECTED;
        case APPROVED -> next == REVOKED || next == REPLACED;
        case REJECTED -> next == WAITING;
        case REVOKED, REPLACED -> false;
      };
    }
  }

  /** Where it came from. */
  public enum Origin {
    UPLOADED,
    REUSED,
    DATABASE,
    ISSUED;

    public String label() {
      return "store.origin." + name();
    }
  }

  /**
   * Where it came from.
   *
   * @param objectType for instance dossiers.dossier; null for an upload of one's own
   * @param objectCode the code that people know the object by
   */
  public record Provenance(
      Origin origin,
      @Nullable String objectType,
      @Nullable String objectId,
      @Nullable String objectCode) {}

  /** The unit that looks after it. */
  public record Keeper(UUID id, String path, String name) {}

  /** Who decided on it, when and why. */
  public record Decision(Instant at, String by, @Nullable String reason) {}

  /** The same paper after a decision. */
  StoreItem decided(State to, PaperFacts known, @Nullable Decision made) {
    return new StoreItem(
        id,
        version,
        owner,
        type,
        known,
        to,
        provenance,
        keeper,
        fileId,
        sha256,
        replacedBy,
        renews,
        made,
        createdAt);
  }

  StoreItem replacedWith(@Nullable UUID next) {
    return new StoreItem(
        id,
        version,
        owner,
        type,
        facts,
        state,
        provenance,
        keeper,
        fileId,
        sha256,
        next,
        renews,
        decision,
        createdAt);
  }

  StoreItem withFile(UUID file, String hash) {
    return new StoreItem(
        id,
        version,
        owner,
        type,
        facts,
        state,
        provenance,
        keeper,
        file,
        hash,
        replacedBy,
        renews,
        decision,
        createdAt);
  }

  /** Known everywhere as what serves now or may soon; nobody looks for what is void. */
  boolean findable() {
    return state != State.REVOKED && state != State.REPLACED;
  }

  public boolean valid(LocalDate day) {
    return state == State.APPROVED && facts.validOn(day);
  }

  /** Message key of what it is good for on the day. */
  public String standing(LocalDate day) {
    return state == State.APPROVED && !facts.validOn(day) ? "store.state.EXPIRED" : state.label();
  }

  public String tone(LocalDate day) {
    return state == State.APPROVED && !facts.validOn(day) ? "warn" : state.tone();
  }
}
