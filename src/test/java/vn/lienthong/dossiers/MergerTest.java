package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.FormToken;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Two departments become one: people, open work, procedures and codes, forth and back. */
@HouseTest
class MergerTest {
  @Autowired TestOffice offices;
  @Autowired TestUnits units;
  @Autowired DirectoryApi directory;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierRepository dossiers;
  @Autowired DossiersApi api;
  @Autowired UnitChanges following;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;
  @Autowired JsonMapper json;

  private final LocalDate today = LocalDate.now(Vietnam.ZONE);

  private CurrentUser administrator() {
    return offices.staff("Lý Thị Quản", Position.SYSTEM_ADMIN, units.root());
  }

  private UUID merge(UUID ending, UUID successor, LocalDate on) throws Exception {
    String body =
        json.writeValueAsString(
            Map.of(
                "unitIds",
                List.of(ending),
                "successorId",
                successor,
                "on",
                on.toString(),
                "documentNumber",
                "15/QĐ-UBND"));
    String made =
        mvc.perform(
                MockMvcRequestBuilders.post("/api/v1/mergers")
                    .with(TestOffice.as(administrator()))
                    .with(FormToken.csrf())
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body))
            .andExpect(MockMvcResultMatchers.status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(json.readTree(made).get("id").asString());
  }

  private int undo(UUID merger) throws Exception {
    return mvc.perform(
            MockMvcRequestBuilders.post("/api/v1/mergers/" + merger + "/undo")
                .with(TestOffice.as(administrator()))
                .with(FormToken.csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"documentNumber\": \"16/QĐ-UBND\"}"))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private CurrentUser now(CurrentUser user) {
    return new CurrentUser(
        user.kind(),
        user.id(),
        user.name(),
        null,
        directory.postsOf(user.requireId(), Instant.now()));
  }

  /** All rows of units, codes, posts, procedures and places of the dossiers, as one text. */
  private String everything(TestOffice.Office office, List<UUID> ids) {
    return jdbc.sql(
            """
            select jsonb_build_array(
              (select jsonb_agg(to_jsonb(s) order by unit_id, valid_from)
                from directory.unit_state s where unit_id = any (:units)),
              (select jsonb_agg(to_jsonb(c) order by unit_id, style, valid_from)
                from directory.unit_code c where unit_id = any (:units)),
              (select jsonb_agg(to_jsonb(a) order by id)
                from directory.assignment a where unit_id = any (:units)),
              (select jsonb_agg(to_jsonb(a) order by code, unit_id)
                from procedures.application a where code = :procedure),
              (select jsonb_agg((to_jsonb(d) - 'version') order by id)
                from dossiers.dossier d where id = any (:dossiers)),
              (select jsonb_agg(to_jsonb(s) order by id)
                from dossiers.step s where dossier_id = any (:dossiers)),
              (select jsonb_agg(to_jsonb(i) order by unit_path, dossier_id)
                from dossiers.involved i where dossier_id = any (:dossiers)))::text
            """)
        .param("units", new UUID[] {office.agency(), office.division(), office.centre()})
        .param("procedure", office.procedure())
        .param("dossiers", ids.toArray(UUID[]::new))
        .query(String.class)
        .single();
  }

  @Test
  @DisplayName("A merger moves people, open work and procedures; undo restores every row")
  void forthAndBack() throws Exception {
    TestOffice.Office old = offices.open();
    TestOffice.Office successor = offices.open();
    Dossier open = intake.receive(old.papers(), Channel.COUNTER, null, old.counter());
    UUID id = open.id();
    String before = everything(old, List.of(id));
    assertThat(api.byCode(open.code(), successor.leader())).isEmpty();

    UUID merger = merge(old.agency(), successor.agency(), today);

    Dossier moved = dossiers.get(id);
    String path = directory.unit(successor.agency()).path();
    assertThat(moved.organisations().competent().unitId()).isEqualTo(successor.agency());
    assertThat(moved.organisations().competent().name())
        .isEqualTo(directory.unit(successor.agency()).name());
    assertThat(moved.place().path()).startsWith(path);
    assertThat(moved.code()).as("the code stays").isEqualTo(open.code());
    assertThat(api.byCode(open.code(), successor.leader())).isPresent();
    assertThat(now(old.head()).posts()).allMatch(post -> post.unitPath().startsWith(path));
    assignment.assign(id, null, old.specialist().requireId(), "", now(old.head()));
    assertThat(directory.unitByAnyCode(old.code(), today).map(UnitSummary::id))
        .as("the old code leads to the successor")
        .contains(successor.agency());
    assertThat(
            jdbc.sql(
                    "select note from dossiers.event where dossier_id = ? and kind = 'TRANSFERRED'")
                .param(id)
                .query(String.class)
                .list())
        .isNotEmpty();

    assertThat(undo(merger)).isEqualTo(204);
    assertThat(dossiers.get(id).organisations().competent().unitId()).isEqualTo(old.agency());
    assertThat(undo(merger)).as("once only").isEqualTo(409);
    TestOffice.Office untouched = offices.open();
    Dossier still = intake.receive(untouched.papers(), Channel.COUNTER, null, untouched.counter());
    String exactly = everything(untouched, List.of(still.id()));
    UUID second = merge(untouched.agency(), successor.agency(), today);
    assertThat(everything(untouched, List.of(still.id()))).isNotEqualTo(exactly);
    assertThat(undo(second)).isEqualTo(204);
    assertThat(everything(untouched, List.of(still.id()))).isEqualTo(exactly);
    assertThat(before).isNotEmpty();
  }

  @Test
  @DisplayName("Work moves on the day of the merger, not before")
  void movesOnTheDay() throws Exception {
    TestOffice.Office old = offices.open();
    TestOffice.Office successor = offices.open();
    Dossier open = intake.receive(old.papers(), Channel.COUNTER, null, old.counter());
    UUID merger = merge(old.agency(), successor.agency(), today.plusDays(10));
    assertThat(dossiers.get(open.id()).organisations().competent().unitId())
        .isEqualTo(old.agency());
    jdbc.sql("update dossiers.unit_change set on_day = :today where act_id = :act")
        .param("today", today)
        .param("act", merger)
        .update();
    following.follow();
    following.follow();
    assertThat(dossiers.get(open.id()).organisations().competent().unitId())
        .isEqualTo(successor.agency());
    assertThat(undo(merger)).isEqualTo(204);
    assertThat(dossiers.get(open.id()).organisations().competent().unitId())
        .isEqualTo(old.agency());
  }

  @Test
  @DisplayName("What has changed since a merger is not overwritten by undoing it")
  void refusesAfterLaterChanges() throws Exception {
    TestOffice.Office old = offices.open();
    TestOffice.Office successor = offices.open();
    UUID merger = merge(old.agency(), successor.agency(), today);
    jdbc.sql("update directory.unit_state set name = name || ' mới' where unit_id = ?")
        .param(old.division())
        .update();
    assertThat(undo(merger)).isEqualTo(409);
    assertThat(directory.unit(old.division()).path())
        .startsWith(directory.unit(successor.agency()).path());
  }

  @Test
  @DisplayName("Who administers another unit may not even preview it")
  void strangersMayNot() throws Exception {
    TestOffice.Office old = offices.open();
    TestOffice.Office successor = offices.open();
    CurrentUser stranger = offices.staff("Lý Văn Lạ", Position.UNIT_ADMIN, offices.open().agency());
    mvc.perform(
            MockMvcRequestBuilders.post("/api/v1/mergers/preview")
                .with(TestOffice.as(stranger))
                .with(FormToken.csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    json.writeValueAsString(
                        Map.of(
                            "unitIds",
                            List.of(old.agency()),
                            "successorId",
                            successor.agency(),
                            "on",
                            today.toString()))))
        .andExpect(MockMvcResultMatchers.status().isForbidden());
  }
}
