package vn.lienthong.dossiers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.files.FilesApi;
import vn.lienthong.search.SearchApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.store.StoreApi;

/**
 * Filings that the house made and holds back. Released, they are filings like any other; undone,
 * everything stands exactly as before (NĐ 224/2026/NĐ-CP Art. 16), and what was removed stays as
 * evidence.
 */
@Service
public class HeldFilings {
  private final JdbcClient jdbc;
  private final DossierRepository dossiers;
  private final DossierFiling filing;
  private final DossierCodes codes;
  private final HandlingUnits units;
  private final StoreApi store;
  private final FilesApi files;
  private final SearchApi search;
  private final Tally tally;
  private final AuditApi audit;
  private final Clock clock;

  HeldFilings(
      JdbcClient jdbc,
      DossierRepository dossiers,
      DossierFiling filing,
      DossierCodes codes,
      HandlingUnits units,
      StoreApi store,
      FilesApi files,
      SearchApi search,
      Tally tally,
      AuditApi audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.dossiers = dossiers;
    this.filing = filing;
    this.codes = codes;
    this.units = units;
    this.store = store;
    this.files = files;
    this.search = search;
    this.tally = tally;
    this.audit = audit;
    this.clock = clock;
  }

  /** From now on it is filed: the counter and the applicant are told. Again, nothing happens. */
  @Transactional
  public void release(UUID id) {
    if (free(id)) {
      Dossier dossier = dossiers.get(id);
      if (dossier.status() == DossierStatus.REGISTERED) {
        filing.announce(dossier, clock.instant());
      }
    }
  }

  private boolean free(UUID id) {
    return jdbc.sql("delete from dossiers.held where dossier_id = :id").param("id", id).update()
        == 1;
  }

  /** Refuses once it was released or somebody has acted on it: then it is withdrawn instead. */
  @Transactional
  public void undo(UUID id, String reason, CurrentUser who) {
    Dossier dossier = dossiers.get(id);
    if (dossier.status() != DossierStatus.REGISTERED || dossier.version() != 1 || !free(id)) {
      throw new AppException(DossiersErrors.NOT_UNDOABLE, dossier.code());
    }
    keepEvidence(dossier, reason, who);
    store.giveBack(StoredPapers.OBJECT, id.toString());
    remove(dossier);
    giveBackCode(dossier);
    files.forget(StoredPapers.OBJECT, id.toString());
    search.remove("dossier", id);
    UUID account = dossier.applicant().account();
    if (account != null) {
      search.remove(OwnSearchEntries.KIND, id);
    }
    audit.record(
        new AuditEvent(
            "dossiers.filing-undone",
            "dossier",
            dossier.code(),
            who,
            dossier.place().path(),
            Map.of("status", dossier.status().name()),
            null,
            reason));
  }

  /** Whatever else hangs on it shows that somebody has acted: then nothing is removed. */
  private void remove(Dossier dossier) {
    tally.forget(dossier.id());
    try {
      for (String table : List.of("component", "step", "involved", "event")) {
        jdbc.sql("delete from dossiers." + table + " where dossier_id = :id")
            .param("id", dossier.id())
            .update();
      }
      jdbc.sql("delete from dossiers.dossier where id = :id").param("id", dossier.id()).update();
      jdbc.sql("set constraints all immediate").update();
    } catch (DataIntegrityViolationException e) {
      throw new AppException(DossiersErrors.NOT_UNDOABLE, e, dossier.code());
    }
  }

  private void keepEvidence(Dossier dossier, String reason, CurrentUser who) {
    String rows =
        jdbc.sql(
                """
                select jsonb_build_object(
                  'dossier', (select to_jsonb(d) from dossiers.dossier d where d.id = :id),
                  'components', (select jsonb_agg(to_jsonb(c) order by c.place)
                    from dossiers.component c where c.dossier_id = :id),
                  'events', (select jsonb_agg(to_jsonb(e) order by e.version, e.id)
                    from dossiers.event e where e.dossier_id = :id))::text
                """)
            .param("id", dossier.id())
            .query(String.class)
            .single();
    jdbc.sql(
            """
            insert into dossiers.undone (dossier_id, code, at, who, person, reason, rows, sha256)
            values (:id, :code, :at, :who, :person, :reason, cast(:rows as jsonb), :hash)
            """)
        .param("id", dossier.id())
        .param("code", dossier.code())
        .param("at", Sql.time(clock.instant()))
        .param("who", who.id())
        .param("person", who.name())
        .param("reason", reason)
        .param("rows", rows)
        .param("hash", hash(rows))
        .update();
  }

  /** The number is free again if nobody has drawn another since; else the evidence explains it. */
  private void giveBackCode(Dossier dossier) {
    LocalDate day = LocalDate.ofInstant(dossier.times().submittedAt(), Vietnam.ZONE);
    DossierCodes.CodeRule rule = codes.rule(day);
    String agency = units.code(dossier.organisations().competent(), rule.oldStyle(), day);
    int number = Integer.parseInt(dossier.code().substring(dossier.code().lastIndexOf('-') + 1));
    jdbc.sql(
            """
            delete from dossiers.code_counter
            where agency = :agency and day = :day and last = :number and last = :first
            """)
        .param("agency", agency)
        .param("day", day)
        .param("number", number)
        .param("first", rule.firstNumber())
        .update();
    jdbc.sql(
            """
            update dossiers.code_counter set last = last - 1
            where agency = :agency and day = :day and last = :number
            """)
        .param("agency", agency)
        .param("day", day)
        .param("number", number)
        .update();
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
