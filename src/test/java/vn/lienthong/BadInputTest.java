package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.lienthong.MatrixEndpoints.Endpoint;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.files.FilesApi;
import vn.lienthong.notifications.NotificationsApi;
import vn.lienthong.shared.CurrentUser;

/**
 * Puts bad values into every field of every endpoint, one at a time in a call that is right but for
 * it, as somebody who may do everything and as a citizen. Whatever comes is answered, and nothing
 * internal leaves the house.
 */
@DemoTest
@TestPropertySource(properties = "lienthong.test.database=_bad_input")
class BadInputTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Map<String, @Nullable String> BAD = new LinkedHashMap<>();

  static {
    BAD.put("what is left out", null);
    BAD.put("nothing", "");
    BAD.put("a zero character", "a\u0000b");
    BAD.put("half a character", "a\uD800");
    BAD.put("a number below zero", "-1");
    BAD.put("a huge number", "99999999999999999999");
    BAD.put("a day that is none", "2026-02-30");
    BAD.put("a day far away", "+999999999-12-31");
    BAD.put("a long text", "Dài ".repeat(5_000));
    BAD.put("signs of other languages", "'\";--<script>%_\\{{}}${}");
  }

  /** What is wrong for whoever makes a day, a number or a key of it. */
  private static final List<String> READ_FROM_TEXT =
      List.of("a huge number", "a day far away", "signs of other languages");

  /** What the pages that read all of the address may look for in it; files read the same. */
  private static final List<String> OF_A_MAP =
      List.of(
          "after",
          "amount",
          "by",
          "column",
          "days",
          "due",
          "from",
          "issuedOn",
          "key",
          "month",
          "number",
          "outcome",
          "page",
          "period",
          "person",
          "proposal",
          "q",
          "reason",
          "sort",
          "status",
          "template",
          "title",
          "to",
          "unit",
          "version",
          "year");

  private static final Pattern INTERNAL =
      Pattern.compile(
          "Exception|org\\.(postgresql|springframework)|SQL ?[Ss]tate|at vn\\.lienthong");

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired DirectoryApi directory;
  @Autowired FilesApi files;
  @Autowired NotificationsApi notifications;
  @Autowired PlatformTransactionManager transactions;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private final Map<String, Integer> answers = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private int calls;

  @Test
  void whateverComesIsAnswered() {
    List<MatrixActors.Actor> actors = new MatrixActors(jdbc, directory).all();
    List<CurrentUser.Post> posts =
        actors.stream().flatMap(actor -> actor.user().posts().stream()).toList();
    CurrentUser official =
        new CurrentUser(
            CurrentUser.Kind.STAFF,
            jdbc.sql("select person_id from identity.staff_account order by id limit 1")
                .query(UUID.class)
                .single(),
            "Người Giữ Mọi Vị Trí",
            null,
            posts);
    MatrixObjects objects = new MatrixObjects(jdbc, files, notifications);
    objects.drafts(mvc, official);
    Map<String, String> ids = objects.strangeTo(CurrentUser.ANONYMOUS);
    ids.put("file", ids.get("claimed"));
    walk(official, ids);
    walk(MatrixObjects.OWNER, ids);
    System.out.printf("bad input: %d calls, answers %s%n", calls, answers);
    assertThat(faults).isEmpty();
  }

  private void walk(CurrentUser user, Map<String, String> ids) {
    for (Endpoint endpoint : MatrixEndpoints.all(mapping)) {
      if (endpoint.lets(user)) {
        for (String field : fields(endpoint)) {
          BAD.forEach((what, value) -> check(endpoint, user, ids, field, what, value));
        }
        if (asksForAMap(endpoint) && !endpoint.path().matches(".*\\.(pdf|xlsx|csv)")) {
          for (String field : OF_A_MAP) {
            for (String what : READ_FROM_TEXT) {
              check(endpoint, user, ids, field, what, BAD.get(what));
            }
          }
        }
      }
    }
  }

  private static boolean asksForAMap(Endpoint endpoint) {
    return Stream.of(endpoint.handler().getMethod().getParameters())
        .anyMatch(parameter ->
            parameter.isAnnotationPresent(RequestParam.class)
                && Map.class.isAssignableFrom(parameter.getType()));
  }

  private static Set<String> fields(Endpoint endpoint) {
    Set<String> fields = new LinkedHashSet<>();
    for (Parameter parameter : endpoint.handler().getMethod().getParameters()) {
      RequestParam asked = parameter.getAnnotation(RequestParam.class);
      if (asked != null
          && parameter.getType() != MultipartFile.class
          && !Map.class.isAssignableFrom(parameter.getType())) {
        fields.add(asked.name().isEmpty() ? parameter.getName() : asked.name());
      } else if (parameter.getType().isRecord()
          && parameter.getType() != CurrentUser.class
          && !parameter.isAnnotationPresent(PathVariable.class)) {
        for (RecordComponent component : parameter.getType().getRecordComponents()) {
          fields.add(component.getName());
        }
      }
    }
    return fields;
  }

  private void check(
      Endpoint endpoint,
      CurrentUser user,
      Map<String, String> ids,
      String field,
      String what,
      @Nullable String value) {
    calls++;
    String fault;
    try {
      MockHttpServletResponse answer = call(endpoint, user, ids, field, value);
      answers.merge(String.valueOf(answer.getStatus()), 1, Integer::sum);
      String type = String.valueOf(answer.getContentType());
      boolean text = type.startsWith("text/") || type.contains("json");
      fault =
          answer.getStatus() >= 500
              ? String.valueOf(answer.getStatus())
              : text && INTERNAL.matcher(answer.getContentAsString(StandardCharsets.UTF_8)).find()
                  ? "something internal"
                  : "";
    } catch (Exception e) {
      fault = e.toString();
    }
    if (!fault.isEmpty()) {
      faults.add(endpoint.name() + ", " + what + " in " + field + " → " + fault);
    }
  }

  /** Calls and takes back what the call did. */
  private MockHttpServletResponse call(
      Endpoint endpoint,
      CurrentUser user,
      Map<String, String> ids,
      String field,
      @Nullable String value)
      throws Exception {
    TransactionTemplate one = new TransactionTemplate(transactions);
    one.setPropagationBehavior(
        endpoint.counts()
            ? TransactionDefinition.PROPAGATION_NOT_SUPPORTED
            : TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    boolean body =
        List.of(endpoint.handler().getMethod().getParameters()).stream()
            .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class));
    var request =
        new MatrixCall(endpoint, ids)
            .as(user)
            .with(sent -> body ? inBody(sent, field, value) : inForm(sent, field, value));
    return one.execute(state -> {
      state.setRollbackOnly();
      try {
        return mvc.perform(request).andReturn().getResponse();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private static MockHttpServletRequest inForm(
      MockHttpServletRequest sent, String field, @Nullable String value) {
    if (value == null) {
      sent.removeParameter(field);
    } else {
      sent.setParameter(field, value);
    }
    return sent;
  }

  private static MockHttpServletRequest inBody(
      MockHttpServletRequest sent, String field, @Nullable String value) {
    byte[] content = sent.getContentAsByteArray();
    if (content != null && JSON.readTree(content) instanceof ObjectNode whole) {
      whole.put(field, value);
      sent.setContent(JSON.writeValueAsBytes(whole));
    }
    return sent;
  }
}
