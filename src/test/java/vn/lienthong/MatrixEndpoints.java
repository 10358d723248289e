package vn.lienthong;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.PartAction;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;

/** Every endpoint of the house; one that does several things counts once for each of them. */
final class MatrixEndpoints {
  private static final List<String> UNIT_ACTS =
      List.of("RENAMED", "MOVED", "RECODED", "MERGED", "SPLIT", "DISSOLVED", "CORRECTED");

  private MatrixEndpoints() {}

  /** Objects in the body or query that are read as text; ids are found by their type. */
  private static final List<String> NAMED_BY_TEXT =
      List.of(
          "GET /directory/units/new",
          "GET /identity/accounts/new",
          "POST /api/v1/store/lookups",
          "POST /api/v1/units",
          "POST /directory/mergers",
          "POST /directory/mergers/preview",
          "POST /directory/units/new",
          "POST /identity/clients/new");

  /** Where a page of a list begins: the key of a row, no object that is asked for. */
  private static final Set<String> KEYS = Set.of("after", "before");

  record Endpoint(
      HttpMethod method, String path, String contentType, HandlerMethod handler, Access access) {

    String name() {
      return method + " " + path;
    }

    /** Whether a call speaks of an object that can be somebody else's. */
    boolean hasObject() {
      return path.contains("{")
          || NAMED_BY_TEXT.contains(name())
          || Stream.of(handler.getMethod().getParameters())
              .anyMatch(asked -> names(asked.getParameterizedType(), asked.getName()));
    }

    /** Whether it only tells what there is: a list, a search, an export. */
    boolean tells() {
      return method == HttpMethod.GET && !path.contains("{") && !NAMED_BY_TEXT.contains(name());
    }

    /** Figures are counted before the transaction that reads them: there must not be one yet. */
    boolean counts() {
      return path.matches(
          "(/api/v1)?(/dossiers)?/(statistics|direction|reports|dashboard|satisfaction).*");
    }

    private static boolean names(Type type, String name) {
      if (type instanceof ParameterizedType generic) {
        return Stream.of(generic.getActualTypeArguments()).anyMatch(inner -> names(inner, name));
      }
      if (type == UUID.class) {
        return !KEYS.contains(name);
      }
      return type instanceof Class<?> plain
          && plain.isRecord()
          && plain != CurrentUser.class
          && Stream.of(plain.getRecordComponents())
              .anyMatch(part -> names(part.getGenericType(), part.getName()));
    }

    boolean lets(CurrentUser user) {
      return switch (access.value()) {
        case PUBLIC -> true;
        case CITIZEN -> user.isCitizen();
        case SIGNED_IN -> !user.isAnonymous();
        case STAFF ->
            (user.isStaff() || user.kind() == CurrentUser.Kind.SERVICE)
                && (access.permission().isEmpty() || user.may(access.permission()));
      };
    }

    private Endpoint at(String variable, String value) {
      return new Endpoint(method, path.replace(variable, value), contentType, handler, access);
    }
  }

  static List<Endpoint> all(RequestMappingHandlerMapping mapping) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
        mapping.getHandlerMethods().entrySet()) {
      HandlerMethod handler = entry.getValue();
      if (!handler.getBeanType().getName().startsWith("vn.lienthong.")) {
        continue;
      }
      String type =
          entry.getKey().getConsumesCondition().getConsumableMediaTypes().stream()
              .findFirst()
              .map(Object::toString)
              .orElse("");
      for (String path : entry.getKey().getPatternValues()) {
        for (RequestMethod method : entry.getKey().getMethodsCondition().getMethods()) {
          endpoints.addAll(
              each(new Endpoint(method.asHttpMethod(), path, type, handler, access(handler))));
        }
      }
    }
    endpoints.sort(Comparator.comparing(Endpoint::path).thenComparing(e -> e.method().name()));
    return endpoints;
  }

  private static List<Endpoint> each(Endpoint endpoint) {
    if (endpoint.path().endsWith("/parts/{part}/{action}")) {
      return List.of(PartAction.values()).stream()
          .map(action -> endpoint.at("{action}", action.path()))
          .toList();
    }
    if (endpoint.path().endsWith("/{action}")) {
      return List.of(DossierAction.values()).stream()
          .map(action -> endpoint.at("{action}", action.path()))
          .toList();
    }
    if (endpoint.path().endsWith("/{act}")) {
      return UNIT_ACTS.stream().map(act -> endpoint.at("{act}", act)).toList();
    }
    return List.of(endpoint);
  }

  private static Access access(HandlerMethod handler) {
    Access own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Access.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class);
  }
}
