package vn.lienthong.sync;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.shared.Vietnam;

/**
 * Says facts in the words of an adapter, block by block; refuses what the portal would not take and
 * names the field. Every field of the adapter is written, with null where nothing is known.
 */
final class PayloadWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(Vietnam.ZONE);

  private final Adapter adapter;
  private final String service;
  private final DossierStatus status;

  private PayloadWriter(Adapter adapter, MessageKind kind, DossierStatus status) {
    this.adapter = adapter;
    this.service = kind.service();
    this.status = status;
  }

  /**
   * @param status of the act; facts that say another one are refused
   */
  static Map<String, @Nullable Object> write(
      Adapter adapter, MessageKind kind, DossierStatus status, Map<String, @Nullable Object> facts)
      throws Unsendable {
    if (!status.name().equals(facts.get("status"))) {
      throw new Unsendable(
          new Failure(
              Failure.Reason.STATUS_REWRITTEN, null, String.valueOf(facts.get("status")), null));
    }
    return new PayloadWriter(adapter, kind, status).block("", facts);
  }

  private Map<String, @Nullable Object> block(String block, Map<String, @Nullable Object> facts)
      throws Unsendable {
    Map<String, @Nullable Object> written = new LinkedHashMap<>();
    for (Adapter.Field field : adapter.fields(service, block)) {
      Object fact = facts.get(field.source());
      boolean nothing = fact == null || (fact instanceof String text && text.isBlank());
      if (nothing && demanded(field.required())) {
        throw refusal(Failure.Reason.FIELD_MISSING, field, null);
      }
      written.put(
          field.name(),
          field.format() == Adapter.Format.LIST
              ? list(field, fact)
              : nothing ? null : value(field, Objects.requireNonNull(fact)));
    }
    return written;
  }

  private List<Map<String, @Nullable Object>> list(Adapter.Field field, @Nullable Object fact)
      throws Unsendable {
    List<Map<String, @Nullable Object>> written = new ArrayList<>();
    if (fact instanceof List<?> children) {
      for (Object child : children) {
        written.add(block(field.path(), facts(child)));
      }
    }
    return written;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> facts(Object child) {
    return (Map<String, @Nullable Object>) child;
  }

  private Object value(Adapter.Field field, Object fact) throws Unsendable {
    return switch (field.format()) {
      case TEXT -> fitting(field, fact.toString());
      case CUT -> cut(field, fact.toString());
      case TIME -> TIME.format((Instant) fact);
      case CODE -> code(field, fact.toString());
      case FLAG -> Boolean.TRUE.equals(fact) ? 1 : 0;
      case NUMBER, LIST -> fact;
    };
  }

  private static String fitting(Adapter.Field field, String text) throws Unsendable {
    if (field.most() != null && text.length() > field.most()) {
      throw refusal(Failure.Reason.FIELD_TOO_LONG, field, text.length() + " > " + field.most());
    }
    return text;
  }

  private static String cut(Adapter.Field field, String text) {
    return field.most() == null || text.length() <= field.most()
        ? text
        : text.substring(0, field.most() - 1) + "…";
  }

  private Object code(Adapter.Field field, String ours) throws Unsendable {
    String theirs = adapter.code(Objects.requireNonNull(field.list()), ours);
    if (theirs == null) {
      throw refusal(Failure.Reason.CODE_UNKNOWN, field, ours);
    }
    return theirs.matches("\\d{1,9}") ? (Object) Integer.valueOf(theirs) : theirs;
  }

  private boolean demanded(Adapter.Demand demand) {
    return switch (demand) {
      case ALWAYS -> true;
      case NEVER -> false;
      case REFUSED -> status == DossierStatus.NOT_RECEIVED;
      case RETURNED -> status == DossierStatus.RETURNED;
      case ENDED -> status == DossierStatus.HANDLED || status == DossierStatus.RETURNED;
      case RECEIVED ->
          switch (status) {
            case RECEIVED, PROCESSING, PAYMENT_REQUESTED, HANDLED, RETURNED -> true;
            case REGISTERED, NOT_RECEIVED, SUPPLEMENT_REQUESTED, WITHDRAWN, STOPPED -> false;
          };
    };
  }

  private static Unsendable refusal(
      Failure.Reason reason, Adapter.Field field, @Nullable String value) {
    return new Unsendable(new Failure(reason, field.path(), value, null));
  }
}
