package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.notifications.Notice;
import vn.lienthong.notifications.NotificationsApi;
import vn.lienthong.notifications.Recipient;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Real objects of other people, for every kind of id that a path or a body can carry. */
final class MatrixObjects {
  /** To whom belongs what belongs to a person. */
  static final CurrentUser OWNER =
      new CurrentUser(
          CurrentUser.Kind.CITIZEN, Ids.next(), "Người Khác", "099900000077", List.of());

  private final JdbcClient jdbc;
  private final Map<String, String> fixed = new HashMap<>();

  MatrixObjects(JdbcClient jdbc, FilesApi files, NotificationsApi notifications) {
    this.jdbc = jdbc;
    var paper = new NewFile("giấy tờ.png", "image/png", OWNER, "dossiers.paper");
    byte[] bytes = picture();
    for (String name : List.of("claimed", "unclaimed")) {
      fixed.put(name, files.store(paper, new ByteArrayInputStream(bytes)).id().toString());
    }
    notifications.notify(
        new Notice(
            "dossiers.accepted",
            new Recipient(
                Recipient.Kind.CITIZEN, OWNER.requireId(), "khac@example.com", "0900000000", "vi"),
            Map.of("code", "1", "procedure", "2", "agency", "3", "due", "4"),
            "/dossiers/mine",
            "matrix"));
    fixed.put("notice", one("select id from notifications.notice where recipient_id = ?", OWNER));
    fixed.put(
        "delivery",
        one(
            """
            select d.id from notifications.delivery d join notifications.notice n
              on n.id = d.notice_id where n.recipient_id = ? limit 1
            """,
            OWNER));
    fixed.put(
        "code",
        one("select code from procedures.version where state = 'PUBLISHED' order by code limit 1"));
    fixed.put(
        "version",
        one("select id from procedures.version where state = 'PUBLISHED' order by code limit 1"));
    fixed.put("entry", one("select id from audit.entry order by id limit 1"));
    fixed.put("dead letter", one("select id from sync.message order by id limit 1"));
    fixed.put("handling", one("select unit_id from procedures.application limit 1"));
    fixed.put("handled", one("select code from procedures.application limit 1"));
    rows();
  }

  private void rows() {
    jdbc.sql(
            """
            insert into identity.session (handle, key, attributes, created_at, last_access,
              idle_seconds, ends_at)
            values (?::uuid, 'matrix', jsonb_build_object('identity.owner', ?::text), now(), now(),
              900, now() + interval '1 hour')
            """)
        .params(put("session"), OWNER.requireId() + "")
        .update();
    jdbc.sql(
            """
            insert into home.notice (id, title, text, published_at)
            values (?::uuid, 'Thông báo', 'Nội dung', now() - interval '1 day')
            """)
        .params(put("published"))
        .update();
    jdbc.sql(
            """
            insert into procedures.import_run (id, kind, file_name, state, started_at, started_by,
              seen_at, finished_at, bytes_total, report)
            select ?::uuid, 'EXCEL', 'a.xlsx', 'DONE', now(), 'x', now(), now(), 1, '{}'
            """)
        .params(put("run"))
        .update();
    jdbc.sql(
            """
            insert into files.upload (id, owner, purpose, name, size, state, started_at, touched_at)
            values (?::uuid, ?, 'dossiers.paper', 'của người khác.pdf', 100, 'RECEIVING', now(),
              now())
            """)
        .params(put("upload"), "citizen:" + OWNER.requireId())
        .update();
  }

  /** What other people have begun: a filing, and a version of a procedure with a doubtful field. */
  void drafts(MockMvc mvc, CurrentUser editor) {
    fixed.put("draft of a filing", made(mvc, "/dossiers/file/" + fixed.get("code"), OWNER));
    fixed.put(
        "draft of a procedure",
        made(mvc, "/procedures/manage/" + fixed.get("code") + "/draft", editor));
    doubt();
  }

  private static String made(MockMvc mvc, String path, CurrentUser by) {
    try {
      String address =
          mvc.perform(MatrixActors.request("POST", path, by))
              .andReturn()
              .getResponse()
              .getHeader("Location");
      return address.replaceFirst(".*/drafts/([^/?]+).*", "$1");
    } catch (Exception e) {
      throw new AssertionError(path, e);
    }
  }

  private void doubt() {
    jdbc.sql(
            """
            insert into procedures.doubt (id, code, version_id, field, raw, value, reason,
              confidence, state)
            select ?::uuid, v.code, v.id, 'channels[0].term', 'x', 'x', 'TERM_UNIT_MISSING', 0.5, 'OPEN'
            from procedures.version v
            where v.id = ?::uuid
            """)
        .params(put("doubt"), fixed.get("draft of a procedure"))
        .update();
  }

  private String put(String name) {
    String id = Ids.next().toString();
    fixed.put(name, id);
    return id;
  }

  /** The objects that this user has nothing to do with. */
  Map<String, String> strangeTo(CurrentUser user) {
    Map<String, String> ids = new HashMap<>(fixed);
    String[] paths =
        user.posts().stream()
            .map(post ->
                post.scope() == CurrentUser.Scope.SUBTREE ? post.unitPath() + "%" : post.unitPath())
            .toArray(String[]::new);
    var dossier =
        jdbc.sql(
                """
                select d.id::text dossier, c.id::text consultation
                from dossiers.dossier d
                join dossiers.consultation c on c.dossier_id = d.id
                where not exists (select 1 from dossiers.involved i
                  where i.dossier_id = d.id and i.unit_path like any (:paths))
                order by c.answered_at nulls first, d.id limit 1
                """)
            .param("paths", paths)
            .query()
            .listOfRows();
    assertThat(dossier).as("a dossier that is strange to %s", user).hasSize(1);
    dossier.getFirst().forEach((name, id) -> ids.put(name, id.toString()));
    ids.put("part", part(paths));
    jdbc.sql(
            """
            update files.stored_file set object_type = 'dossiers.dossier', object_id = ?,
              claimed_at = now() where id = ?::uuid
            """)
        .params(ids.get("dossier"), ids.get("claimed"))
        .update();
    var post =
        jdbc.sql(
                """
                select a.id::text assignment, a.person_id::text person, a.unit_id::text unit,
                  s.id::text account, g.id::text delegation, c.code unit_code
                from directory.assignment a
                join directory.unit_state u on u.unit_id = a.unit_id and u.valid_until is null
                join directory.unit_code c on c.unit_id = a.unit_id and c.valid_until is null
                join identity.staff_account s on s.person_id = a.person_id
                left join directory.delegation g on g.assignment_id = a.id
                where not u.path like any (:paths) and a.person_id is distinct from :me
                  and (select count(*) from directory.assignment o
                    where o.person_id = a.person_id) = 1
                order by g.id nulls last, a.id limit 1
                """)
            .param("paths", paths)
            .param("me", user.id())
            .query()
            .listOfRows();
    assertThat(post).as("a post that is strange to %s", user).hasSize(1);
    post.getFirst().forEach((name, id) -> ids.put(name, String.valueOf(id)));
    ids.putAll(new MatrixHall(jdbc).at(UUID.fromString(ids.get("unit"))));
    ids.putAll(new MatrixIdentity(jdbc).of(ids.get("unit"), ids.get("account")));
    ids.putAll(new MatrixPapers(jdbc).between(ids.get("unit")));
    ids.putAll(new MatrixHooks(jdbc).of(ids.get("client")));
    ids.putAll(new MatrixMoney(jdbc).owedTo(UUID.fromString(ids.get("unit")), OWNER.requireId()));
    ids.putAll(
        new MatrixStore(jdbc).keptBy(UUID.fromString(ids.get("unit")), OWNER.identityNumber()));
    if ("null".equals(ids.get("delegation"))) {
      ids.put("delegation", delegation(ids.get("assignment")));
    }
    boolean readsAll =
        user.postsWith("dossiers.view").stream()
            .anyMatch(own -> own.scope() == CurrentUser.Scope.PROVINCE);
    // whoever reads it is told that it changed since; a stranger is told nothing
    ids.put("stale version", readsAll ? null : "1");
    return ids;
  }

  /** A part of a dossier that none of the units has to do with. */
  private String part(String[] paths) {
    return jdbc.sql(
            """
            select p.id::text from dossiers.part p
            where not exists (select 1 from dossiers.involved i
              where i.dossier_id = p.dossier_id and i.unit_path like any (:paths))
            order by p.status <> 'SENT', p.id limit 1
            """)
        .param("paths", paths)
        .query((row, number) -> row.getString(1))
        .single();
  }

  private String delegation(String assignment) {
    String id = Ids.next().toString();
    jdbc.sql(
            """
            insert into directory.delegation (id, assignment_id, recipient_id, capacity,
              permissions, valid_from, valid_until, document_number, document_date)
            select ?::uuid, a.id, p.id, 'TL', array['dossiers.view'], current_date,
              current_date + 30, '1/QĐ', current_date
            from directory.assignment a, directory.person p
            where a.id = ?::uuid and p.id <> a.person_id limit 1
            """)
        .params(id, assignment)
        .update();
    return id;
  }

  private String one(String sql, CurrentUser owner) {
    return jdbc.sql(sql)
        .param(owner.requireId())
        .query((row, number) -> row.getString(1))
        .list()
        .getFirst();
  }

  private static byte[] picture() {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private String one(String sql) {
    return jdbc.sql(sql).query((row, number) -> row.getString(1)).list().getFirst();
  }
}
