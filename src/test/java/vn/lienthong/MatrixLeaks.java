package vn.lienthong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.lienthong.MatrixEndpoints.Endpoint;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.CurrentUser.Scope;

/** What lists, searches and exports name although it is nothing of the caller's. */
record MatrixLeaks(JdbcClient jdbc) {
  private static final Pattern DOSSIER =
      Pattern.compile(
          "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z]\\d\\d(?:\\.\\d+)*-\\d{6}-\\d{4,}");

  /** Kinds of objects that stand in no list but that of their own people and units. */
  private static final Set<String> PRIVATE =
      Set.of(
          "account",
          "certified copy",
          "charge",
          "claimed",
          "client",
          "consignment",
          "counter",
          "draft of a filing",
          "hall",
          "hand-over list",
          "notice",
          "paper",
          "paper warning",
          "proactive service",
          "refund",
          "session",
          "share",
          "ticket",
          "unclaimed",
          "upload",
          "webhook");

  Set<String> in(
      MockHttpServletResponse answer,
      Endpoint endpoint,
      CurrentUser user,
      Map<String, String> ids) {
    if (whole(user, endpoint.access().permission()) || whole(user, "dossiers.view")) {
      return Set.of();
    }
    String text = text(answer);
    Set<String> leaks = new TreeSet<>(dossiers(text, user));
    PRIVATE.stream().filter(kind -> text.contains(ids.get(kind))).forEach(leaks::add);
    return leaks;
  }

  /** Whether the permission reaches the whole province. */
  private static boolean whole(CurrentUser user, String permission) {
    return user.postsWith(permission).stream().anyMatch(post -> post.scope() == Scope.PROVINCE);
  }

  private List<String> dossiers(String text, CurrentUser user) {
    String[] found =
        DOSSIER.matcher(text).results().map(MatchResult::group).distinct().toArray(String[]::new);
    String[] paths =
        user.posts().stream()
            .map(post -> post.scope() == Scope.SUBTREE ? post.unitPath() + "%" : post.unitPath())
            .toArray(String[]::new);
    return jdbc.sql(
            """
            select d.code from dossiers.dossier d
            where (d.code = any (:found) or d.id::text = any (:found))
              and not exists (select 1 from dossiers.involved i
                where i.dossier_id = d.id and i.unit_path like any (:paths))
            limit 3
            """)
        .param("found", found)
        .param("paths", paths)
        .query((row, number) -> "dossier " + row.getString(1))
        .list();
  }

  private static String text(MockHttpServletResponse answer) {
    byte[] bytes = answer.getContentAsByteArray();
    if (!String.valueOf(answer.getContentType()).contains("spreadsheetml")) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try {
      Path file = Files.createTempFile("matrix", ".xlsx");
      try {
        return parts(Files.write(file, bytes));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String parts(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry part : Collections.list(zip.entries())) {
        text.append(new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
