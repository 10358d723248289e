package vn.lienthong;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static vn.lienthong.FormToken.csrf;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/**
 * A whole and plausible call of an endpoint, so that nothing but the permission can refuse it: ids
 * are those of real objects, texts, days and numbers are filled in by the names of the fields.
 */
record MatrixCall(MatrixEndpoints.Endpoint endpoint, Map<String, String> ids) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What the forms that read a map of fields may ask for. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("reason", "Lý do thử"),
          Map.entry("cancelReason", "Lý do thử"),
          Map.entry("refundReason", "Lý do thử"),
          Map.entry("note", "Ghi chú thử"),
          Map.entry("question", "Câu hỏi thử"),
          Map.entry("days", "3"),
          Map.entry("amount", "50000"),
          Map.entry("proposal", "GRANT"),
          Map.entry("outcome", "GRANTED"),
          Map.entry("number", "12/QĐ"),
          Map.entry("title", "Quyết định thử"),
          Map.entry("signer", "Người ký"),
          Map.entry("delivery", "COUNTER"),
          Map.entry("collector", "Người nhận"),
          Map.entry("receipt", "BL-1"),
          Map.entry("to", "PROCESSING"),
          Map.entry("answer", "Đồng ý"),
          Map.entry("other", "Bản vẽ"),
          Map.entry("agrees", "true"));

  MockHttpServletRequestBuilder as(CurrentUser user) {
    MockHttpServletRequestBuilder call = request(endpoint.method(), path()).with(csrf());
    if (!user.isAnonymous()) {
      call.with(authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of())));
    }
    if (!endpoint.contentType().isEmpty()) {
      call.contentType(endpoint.contentType());
    }
    for (Parameter parameter : endpoint.handler().getMethod().getParameters()) {
      add(parameter, call);
    }
    return call;
  }

  private void add(Parameter parameter, MockHttpServletRequestBuilder call) {
    Class<?> type = parameter.getType();
    RequestParam asked = parameter.getAnnotation(RequestParam.class);
    if (parameter.isAnnotationPresent(RequestBody.class)) {
      call.contentType(MediaType.APPLICATION_JSON)
          .content(JSON.writeValueAsString(value(parameter.getParameterizedType(), "body")));
    } else if (parameter.isAnnotationPresent(RequestHeader.class)) {
      call.header(parameter.getAnnotation(RequestHeader.class).value(), "0");
    } else if (asked != null && Map.class.isAssignableFrom(type)) {
      FIELDS.forEach((name, value) -> call.param(name, value));
      for (String name : List.of("person", "unit")) {
        call.param(name, ids.get(name));
      }
      call.param("issuedOn", day(0)).param("due", day(30));
    } else if (asked != null && !endpoint.method().name().equals("GET")) {
      String name = asked.name().isEmpty() ? parameter.getName() : asked.name();
      call.param(name, String.valueOf(one(value(parameter.getParameterizedType(), name))));
    } else if (asked != null
        && type == UUID.class
        && !parameter.getName().matches("after|before")) {
      call.param(parameter.getName(), String.valueOf(value(type, parameter.getName())));
    } else if (List.of("parent", "unit", "objectType", "objectId").contains(parameter.getName())) {
      call.param(parameter.getName(), text(parameter.getName()));
    } else if (type.isRecord()
        && type != CurrentUser.class
        && !parameter.isAnnotationPresent(PathVariable.class)
        && !endpoint.method().name().equals("GET")) {
      for (RecordComponent component : type.getRecordComponents()) {
        Object one = one(value(component.getGenericType(), component.getName()));
        call.param(component.getName(), one == null ? "" : one.toString());
      }
    }
  }

  private static @Nullable Object one(@Nullable Object value) {
    return value instanceof Collection<?> many ? many.stream().findFirst().orElse(null) : value;
  }

  /** The address with a real object in each place. */
  private String path() {
    String path = endpoint.path();
    if (path.startsWith("/procedures/{code:")) {
      return "/procedures/" + ids.get("code");
    }
    String first = first(path);
    return path.replaceFirst("\\{(id|handle|fileId)}", first)
        .replace("{consultation}", ids.get("consultation"))
        .replace("{part}", ids.get("part"))
        .replace("{code}", code(path))
        .replace("{hall}", ids.get("hall slug"))
        .replace("{group}", ids.get("service group"))
        .replace("{token}", ids.get("ticket token"))
        .replace("{unit}", ids.get("handling"))
        .replace("{account}", ids.get("account"))
        .replace("{step}", "form")
        .replace("{list}", "kinship")
        .replace("{status}", "404")
        .replace("{page}", "1")
        .replace("{date}", day(30))
        .replace("{day}", day(-1))
        .replace("{reference}", ids.get("reference"))
        .replace("{charge}", ids.get("charge"))
        .replace("{directive}", ids.get("dossier"))
        .replace("{share}", ids.get("share"))
        .replace("{finding}", ids.get("finding"))
        .replace("{service}", "TraCuuHoSo")
        .replace("{event}", "dossiers.accepted")
        .replace("{channel}", "EMAIL")
        .replace("{delivery}", ids.get("webhook delivery"))
        .replace("{indicator}", "ON_TIME")
        .replace("{version}", ids.get("version"))
        .replace("{lang}", "vi")
        .replace("{signature}", "khong-co");
  }

  /** What the place {code} means there. */
  private String code(String path) {
    if (path.contains("/policy/")) {
      return "idle.staff";
    }
    if (path.contains("/worktime/values/")) {
      return "ONLINE_ANSWER_HOURS";
    }
    if (path.contains("by-code")) {
      return ids.get("unit_code");
    }
    if (path.endsWith("/end")) {
      return ids.get("handled");
    }
    if (path.contains("/receipts/")) {
      return ids.get("receipt code");
    }
    return ids.get(path.contains("/store/shared/") ? "share code" : "code");
  }

  private String first(String path) {
    for (Map.Entry<String, String> place : PLACES.entrySet()) {
      if (path.matches(place.getKey())) {
        return ids.get(place.getValue());
      }
    }
    return ids.get("dossier");
  }

  private static final Map<String, String> PLACES = new LinkedHashMap<>();

  static {
    PLACES.put("(/api/v1|/dossiers)/handovers/.*", "hand-over list");
    PLACES.put("/dossiers/consultations/.*", "consultation");
    PLACES.put("/dossiers/drafts/.*", "draft of a filing");
    PLACES.put(".*/uploads/files/.*", "unclaimed");
    PLACES.put(".*/uploads/.*", "upload");
    PLACES.put("(/api/v1)?/files/.*", "file");
    PLACES.put("/account/sessions/.*", "session");
    PLACES.put("/account/passkeys/.*", "passkey");
    PLACES.put("/identity/reviews/.*", "review");
    PLACES.put(".*/mergers/.*", "merger");
    PLACES.put("/audit/.*", "entry");
    PLACES.put("/notices/.*", "published");
    PLACES.put("/notifications/outbox/.*", "delivery");
    PLACES.put(".*/notifications/.*", "notice");
    PLACES.put("/procedures/drafts/.*", "draft of a procedure");
    PLACES.put("/api/v1/procedures/drafts/.*", "draft of a procedure");
    PLACES.put("/procedures/review/.*", "doubt");
    PLACES.put("/procedures/imports/.*", "run");
    PLACES.put("/identity/accounts/.*", "account");
    PLACES.put("/identity/clients/.*", "client");
    PLACES.put("/payments/anomalies/.*", "anomaly");
    PLACES.put("/payments/accounts/.*", "beneficiary account");
    PLACES.put("/payments/differences/.*", "difference");
    PLACES.put(".*/refunds/.*", "refund");
    PLACES.put(".*/charges/.*", "charge");
    PLACES.put("/payments/mine/.*", "charge");
    PLACES.put("/sync/dead-letters/.*", "dead letter");
    // the hall and the post
    PLACES.put("(/api/v1)?/queue/halls/.*", "hall");
    PLACES.put("(/api/v1)?/queue/groups/.*", "service group");
    PLACES.put("(/api/v1)?/queue/counters/.*", "counter");
    PLACES.put("(/api/v1)?/post/consignments/.*", "consignment");
    PLACES.put("/post/lists/.*", "hand-over list");
    PLACES.put("(/api/v1)?/webhooks/.*", "webhook");
    PLACES.put(".*/store/items/.*", "paper");
    PLACES.put("/store/mine/.*", "paper");
    PLACES.put(".*/store/warnings/.*", "paper warning");
    PLACES.put(".*/store/copies/.*", "certified copy");
    PLACES.put(".*/proactive/rules/.*", "proactive rule");
    PLACES.put(".*/proactive/mine/.*", "proactive service");
    PLACES.put("/directory/agencies/.*", "unit");
    PLACES.put(".*/units/.*", "unit");
    PLACES.put(".*/people/.*", "person");
    PLACES.put(".*/assignments/.*", "assignment");
    PLACES.put(".*/delegations/.*", "delegation");
  }

  /** Whether a call to this address is about a kind of object that the matrix knows. */
  static boolean known(String path) {
    return !path.matches(".*\\{(id|handle|fileId)}.*")
        || path.matches("(/api/v1)?/dossiers/.*")
        || PLACES.keySet().stream().anyMatch(path::matches);
  }

  private Object value(Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      Type[] inner = generic.getActualTypeArguments();
      // A field of a form may have columns, which are fields.
      if (name.equals("columns")) {
        return List.of();
      }
      return Map.class.isAssignableFrom((Class<?>) generic.getRawType())
          ? Map.of()
          : path().endsWith("/SPLIT") && name.equals("successorId")
              ? List.of(ids.get("handling"), ids.get("unit"))
              : List.of(value(inner[0], name));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (RecordComponent component : plain.getRecordComponents()) {
        fields.put(component.getName(), value(component.getGenericType(), component.getName()));
      }
      return fields;
    }
    if (plain.isEnum()) {
      return ((Enum<?>) plain.getEnumConstants()[0]).name();
    }
    if (plain == LocalDate.class) {
      return day(name.equals("until") ? 20 : 1);
    }
    if (plain == Instant.class) {
      return day(30) + "T09:00:00Z";
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return true;
    }
    if (name.equals("version") && path().startsWith("/api/v1/dossiers/")) {
      return ids.get("stale version");
    }
    if (plain == UUID.class && name.equals("to")) {
      return ids.get("counter");
    }
    return plain == String.class || plain == UUID.class ? text(name) : 1;
  }

  private String text(String name) {
    return switch (name) {
      case "person", "personId", "recipientId" -> ids.get("person");
      case "counter" -> ids.get(endpoint.path().startsWith("/queue/") ? "counter" : "unit");
      case "unit", "unitId", "unitIds", "parent", "parentId", "under", "agency", "helpedBy" ->
          ids.get("unit");
      case "assignmentId" -> ids.get("assignment");
      case "clientId" -> UUID.randomUUID().toString();
      case "groupId", "group", "groups" -> ids.get("service group");
      case "ticketId", "ticket" -> ids.get("ticket");
      case "counterId" -> ids.get("counter");
      case "dossierId", "dossierIds", "dossier", "dossiers", "objectId" -> ids.get("dossier");
      case "objectType" -> "dossiers.dossier";
      case "hall" -> ids.get("hall");
      case "owner" -> MatrixObjects.OWNER.identityNumber();
      case "consignments", "consignment" -> ids.get("consignment");
      case "stored" -> ids.get("paper");
      case "files", "fileId" -> ids.get("unclaimed");
      case "successorId" -> ids.get("handling");
      case "left", "right" -> ids.get("version");
      case "procedureCode" -> ids.get("code");
      case "client" -> ids.get("client");
      case "url" -> "https://93.184.216.34/tin";
      case "kinds" -> "dossier.accepted";
      case "caseKey", "communeCode", "geoCode" -> null;
      case "code" -> "H56.99.98";
      case "on", "from", "documentDate" -> day(1);
      case "until" -> day(20);
      case "kind" -> "DIVISION";
      case "position" -> "SPECIALIST";
      case "account" -> UUID.randomUUID().toString();
      case "capacity" -> "TL";
      case "permissions" -> "dossiers.view";
      case "scopes" -> "dossiers.view";
      case "value" -> "PT10M";
      case "lockVersion", "version" -> "1";
      case "action" -> "save";
      default -> FIELDS.getOrDefault(name, "thu-nghiem");
    };
  }

  private static String day(int ahead) {
    return LocalDate.now(Vietnam.ZONE).plusDays(ahead).toString();
  }
}
