package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.store.TakenPaper;

/** The check list of a dossier: every paper asked for and what came in. */
@Repository
public class ComponentRepository {
  private final JdbcClient jdbc;

  ComponentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A line of the check list. */
  public record Line(
      String key,
      String name,
      boolean required,
      int originals,
      int certified,
      int copies,
      List<UUID> files,
      Reuse reuse) {
    public boolean present() {
      return originals + certified + copies > 0 || !files.isEmpty();
    }
  }

  /**
   * Which of the files came from the store.
   *
   * @param replacement code of the stored paper
   */
  public record Reuse(List<UUID> files, List<UUID> national, @Nullable String replacement) {
    public static final Reuse NONE = new Reuse(List.of(), List.of(), null);
  }

  /** A paper of the store serves for the component. */
  void reuse(UUID dossier, String key, TakenPaper taken) {
    jdbc.sql(
            """
            update dossiers.component set files = files || :file, reused = reused || :file,
              from_national = from_national || :national,
              replacement = coalesce(:kind, replacement)
            where dossier_id = :dossier and component_key = :key
            """)
        .param("file", Sql.array(List.of(taken.fileId())))
        .param("national", Sql.array(taken.national() ? List.of(taken.fileId()) : List.of()))
        .param("kind", taken.kind())
        .param("dossier", dossier)
        .param("key", key)
        .update();
  }

  /** All papers that were asked for, whether they came in or not. */
  void insert(
      UUID dossier, List<ProcedureContent.Component> asked, List<ReceivedComponent> received) {
    Map<String, ReceivedComponent> byKey =
        received.stream()
            .collect(Collectors.toMap(ReceivedComponent::key, Function.identity(), (a, b) -> b));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ProcedureContent.Component component : asked) {
      ReceivedComponent got =
          byKey.getOrDefault(
              component.key(), new ReceivedComponent(component.key(), 0, 0, 0, List.of()));
      rows.add(
          Map.of(
              "component_key", component.key(),
              "place", rows.size(),
              "name", component.name(),
              "required", component.required(),
              "originals", got.originals(),
              "certified", got.certified(),
              "copies", got.copies(),
              "files", got.files()));
    }
    jdbc.sql(
            """
            insert into dossiers.component (dossier_id, component_key, place, name, required,
              originals, certified, copies, files)
            select :dossier, component_key, place, name, required, originals, certified, copies,
              files
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (component_key text, place int,
              name text, required boolean, originals int, certified int, copies int, files uuid[])
            """)
        .param("dossier", dossier)
        .param("rows", Sql.json(rows))
        .update();
  }

  /** What came in later is added to what is there. */
  void add(UUID dossier, List<ReceivedComponent> received) {
    for (ReceivedComponent got : received) {
      jdbc.sql(
              """
              update dossiers.component set originals = originals + :originals,
                certified = certified + :certified, copies = copies + :copies,
                files = files || :files
              where dossier_id = :dossier and component_key = :key
              """)
          .param("dossier", dossier)
          .param("key", got.key())
          .param("originals", got.originals())
          .param("certified", got.certified())
          .param("copies", got.copies())
          .param("files", Sql.array(got.files()))
          .update();
    }
  }

  public List<Line> of(UUID dossier) {
    return jdbc.sql("select * from dossiers.component where dossier_id = :dossier order by place")
        .param("dossier", dossier)
        .query((row, number) -> line(row))
        .list();
  }

  /** Of several dossiers. */
  public Map<UUID, List<Line>> of(Collection<UUID> dossiers) {
    Map<UUID, List<Line>> lines = new HashMap<>();
    jdbc.sql("select * from dossiers.component where dossier_id = any(:ids) order by place")
        .param("ids", Sql.array(dossiers))
        .query(row -> {
          lines
              .computeIfAbsent(row.getObject("dossier_id", UUID.class), id -> new ArrayList<>())
              .add(line(row));
        });
    return lines;
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getString("component_key"),
        row.getString("name"),
        row.getBoolean("required"),
        row.getInt("originals"),
        row.getInt("certified"),
        row.getInt("copies"),
        Sql.uuids(row, "files"),
        new Reuse(
            Sql.uuids(row, "reused"),
            Sql.uuids(row, "from_national"),
            row.getString("replacement")));
  }
}
