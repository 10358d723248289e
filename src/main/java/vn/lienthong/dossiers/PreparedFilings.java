package vn.lienthong.dossiers;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.store.StoreOffer;

/**
 * Filings that the house prepares for a citizen (NĐ 224/2026/NĐ-CP Art. 16): a draft that they find
 * among their own, or a filing held back until they confirm it.
 */
@Service
public class PreparedFilings {
  private static final int MOST_DRAFTS = 50;
  private static final String PURPOSE = "dossiers.paper";

  private final JdbcClient jdbc;
  private final ProceduresApi procedures;
  private final StoredPapers stored;
  private final DossierFiling filing;
  private final FilesApi files;
  private final Clock clock;

  PreparedFilings(
      JdbcClient jdbc,
      ProceduresApi procedures,
      StoredPapers stored,
      DossierFiling filing,
      FilesApi files,
      Clock clock) {
    this.jdbc = jdbc;
    this.procedures = procedures;
    this.stored = stored;
    this.filing = filing;
    this.files = files;
    this.clock = clock;
  }

  private ProcedureContent content(String code) {
    return procedures
        .inForce(code, Vietnam.today(clock))
        .map(ProcedureVersion::content)
        .orElseThrow(() -> new AppException(DossiersErrors.NO_SUCH_PROCEDURE, code));
  }

  /** The newest valid paper of the person for each paper of the procedure's first case. */
  public Map<String, List<UUID>> papers(String procedure, String owner) {
    ProcedureContent content = content(procedure);
    Map<String, List<UUID>> papers = new LinkedHashMap<>();
    for (StoreOffer offer : stored.offers(owner, content, firstCase(content))) {
      papers.putIfAbsent(offer.componentKey(), List.of(offer.item().id()));
    }
    return papers;
  }

  /** Papers that the procedure requires and that neither the store nor the form gives. */
  public List<String> lacking(PreparedFiling prepared) {
    ProcedureContent content = content(prepared.procedureCode());
    return DossierDesign.asked(content, firstCase(content)).stream()
        .filter(ProcedureContent.Component::required)
        .filter(c -> c.group() != ProcedureContent.ComponentGroup.PRESENT)
        .filter(c -> c.formName() == null && !prepared.stored().containsKey(c.key()))
        .map(ProcedureContent.Component::name)
        .toList();
  }

  private static @Nullable String firstCase(ProcedureContent content) {
    return content.cases().isEmpty() ? null : content.cases().getFirst().key();
  }

  /** A draft among the citizen's own; empty when they have too many already. */
  @Transactional
  public Optional<UUID> draft(PreparedFiling prepared, UUID account) {
    int drafts =
        jdbc.sql("select count(*) from dossiers.draft where account = :account")
            .param("account", account)
            .query(Integer.class)
            .single();
    if (drafts >= MOST_DRAFTS) {
      return Optional.empty();
    }
    ProcedureContent content = content(prepared.procedureCode());
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into dossiers.draft
              (id, version, account, procedure_code, procedure_name, started_at, saved_at, data)
            values (:id, 1, :account, :code, :name, :at, :at, cast(:data as jsonb))
            """)
        .param("id", id)
        .param("account", account)
        .param("code", content.code())
        .param("name", content.name())
        .param("at", Sql.time(clock.instant()))
        .param(
            "data",
            Sql.json(
                Map.of(
                    "answers", answers(content, prepared),
                    "papers", Map.of(),
                    "stored", prepared.stored())))
        .update();
    return Optional.of(id);
  }

  /** The pages of the filing as they are kept: step → field → answer. */
  private static Map<String, Map<String, String>> answers(
      ProcedureContent content, PreparedFiling prepared) {
    Map<String, Map<String, String>> answers = new LinkedHashMap<>();
    answers.put("owner", Map.of("whose", "self", "ownerName", "", "ownerIdentity", ""));
    if (prepared.agency() != null) {
      answers.put("agency", Map.of("unit", prepared.agency().toString()));
    }
    if (content.form() != null) {
      int number = 1;
      for (ProcedureContent.Section section : content.form().sections()) {
        Map<String, String> known = new LinkedHashMap<>();
        for (ProcedureContent.Field field : section.fields()) {
          if (prepared.form().containsKey(field.key())) {
            known.put(field.key(), prepared.form().getOrDefault(field.key(), ""));
          }
        }
        if (!known.isEmpty()) {
          answers.put("form-" + number, known);
        }
        number++;
      }
    }
    return answers;
  }

  /** Takes a draft back as long as its citizen has not touched it; then it is theirs. */
  @Transactional
  public boolean discard(UUID draft, UUID account) {
    return jdbc.sql(
                "delete from dossiers.draft where id = :id and account = :account and version = 1")
            .param("id", draft)
            .param("account", account)
            .update()
        == 1;
  }

  /** Whether the draft is still there. */
  public boolean has(UUID draft) {
    return jdbc.sql("select exists (select 1 from dossiers.draft where id = :id)")
        .param("id", draft)
        .query(Boolean.class)
        .single();
  }

  /**
   * Files in the citizen's name and holds it back: nobody is told and nothing leaves the house
   * until {@link HeldFilings#release}. The declaration is written from what is known.
   */
  @Transactional
  public Dossier file(PreparedFiling prepared, CurrentUser citizen) {
    ProcedureContent content = content(prepared.procedureCode());
    List<ReceivedComponent> components = new ArrayList<>();
    for (ProcedureContent.Component c : DossierDesign.asked(content, firstCase(content))) {
      if (prepared.stored().containsKey(c.key())) {
        components.add(
            new ReceivedComponent(
                c.key(), 0, 0, 0, List.of(), prepared.stored().getOrDefault(c.key(), List.of())));
      } else if (c.formName() != null && c.required()) {
        components.add(
            new ReceivedComponent(
                c.key(), 0, 0, 0, List.of(declaration(content, c, prepared, citizen))));
      }
    }
    Party party =
        new Party(
            Party.Kind.CITIZEN,
            citizen.name(),
            citizen.identityNumber(),
            null,
            null,
            null,
            null,
            citizen.requireId());
    Dossier begun =
        filing.begin(
            new NewDossier(
                content.code(),
                firstCase(content),
                prepared.agency(),
                party,
                party,
                Delivery.ELECTRONIC,
                1,
                null,
                prepared.form(),
                components),
            citizen);
    jdbc.sql("insert into dossiers.held (dossier_id, since) values (:id, :at)")
        .param("id", begun.id())
        .param("at", Sql.time(clock.instant()))
        .update();
    return begun;
  }

  private UUID declaration(
      ProcedureContent content,
      ProcedureContent.Component component,
      PreparedFiling prepared,
      CurrentUser citizen) {
    StringBuilder text = new StringBuilder(component.name()).append('\n');
    text.append(citizen.name()).append(" · ").append(citizen.identityNumber()).append('\n');
    if (content.form() != null) {
      for (ProcedureContent.Section section : content.form().sections()) {
        for (ProcedureContent.Field field : section.fields()) {
          if (prepared.form().containsKey(field.key())) {
            text.append(field.label()).append(": ");
            text.append(prepared.form().get(field.key())).append('\n');
          }
        }
      }
    }
    return files
        .store(
            new NewFile("to-khai-dien-tu.txt", "text/plain", citizen, PURPOSE),
            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)))
        .id();
  }
}
