package vn.lienthong.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/**
 * Certified electronic copies: the officer holds the original beside the scan, and what comes out
 * has the force of the original in electronic dealings (NĐ 45/2020/NĐ-CP Art. 10).
 */
@Service
class Certification {
  private final CopyRepository copies;
  private final ItemKeeping keeping;
  private final ItemRepository items;
  private final ItemDecisions decisions;
  private final FilesApi files;
  private final CopyWording wording;
  private final CopySigning signing;
  private final AuditApi audit;
  private final Clock clock;

  Certification(
      CopyRepository copies,
      ItemKeeping keeping,
      ItemRepository items,
      ItemDecisions decisions,
      FilesApi files,
      CopyWording wording,
      CopySigning signing,
      AuditApi audit,
      Clock clock) {
    this.copies = copies;
    this.keeping = keeping;
    this.items = items;
    this.decisions = decisions;
    this.files = files;
    this.wording = wording;
    this.signing = signing;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is to be certified.
   *
   * @param scan uploaded by the certifier
   * @param compared the certifier has the original at hand and it is the same
   * @param dossierCode of the dossier that asks for the copy; null for none
   */
  record Wanted(
      String owner,
      String ownerName,
      PaperFacts facts,
      UUID scan,
      boolean compared,
      @Nullable LocalDate validUntil,
      @Nullable String dossierCode) {}

  /**
   * The copy, signed by the officer, goes into the owner's store and serves at once.
   *
   * @throws AppException also when the signing service refuses; then nothing is certified
   */
  public CertifiedCopy certify(Wanted wanted, CurrentUser officer) {
    CurrentUser.Post post =
        officer.postsWith(StoreAuthority.CERTIFY).stream()
            .findFirst()
            .orElseThrow(() -> new AppException(SharedErrors.FORBIDDEN));
    if (!wanted.compared()) {
      throw new AppException(StoreErrors.NOT_COMPARED);
    }
    String owner = ItemDecisions.number(wanted.owner());
    String ownerName = ItemDecisions.required(wanted.ownerName(), "ownerName");
    PaperFacts facts = ItemDecisions.checked(wanted.facts());
    Wanted clean =
        new Wanted(
            owner,
            ownerName,
            facts,
            wanted.scan(),
            true,
            wanted.validUntil(),
            dossier(wanted.dossierCode()));
    Instant now = clock.instant();
    LocalDate today = Vietnam.today(clock);
    if (wanted.validUntil() != null && wanted.validUntil().isBefore(today)) {
      throw new AppException(StoreErrors.BAD_DATE, "copyUntil");
    }
    StoredFile scanned =
        files.collect(List.of(), List.of(wanted.scan()), officer, StoreFiles.PURPOSE).getFirst();
    CopySheets.Scan scan = CopySheets.scan(content(scanned.id()), scanned.mediaType());
    String code = wording.code();
    CopyWording.Certifier by =
        new CopyWording.Certifier(officer.name(), post.title(), post.unitName());
    UUID id = Ids.next();
    return signing.sign(
        new CopySigning.Coming(
            id, today.getYear(), "ban-sao-chung-thuc-" + code + ".pdf", officer, post),
        number ->
            CopySheets.join(
                scan,
                wording.certificate(
                    clean,
                    new CopyWording.Act(
                        code,
                        CertifiedCopy.register(number, today.getYear()),
                        scan.pages(),
                        scanned.sha256(),
                        now,
                        by))),
        (number, copy) -> {
          UUID item = keep(clean, post, copy, officer);
          // The record of the signature names this upload, so it must last as long as the paper.
          files.claim(copy.id(), officer, StoreFiles.OBJECT, item.toString());
          CertifiedCopy made =
              new CertifiedCopy(
                  id,
                  code,
                  number,
                  today.getYear(),
                  owner,
                  ownerName,
                  facts.name(),
                  facts.number(),
                  facts.agency(),
                  facts.issuedOn(),
                  scan.pages(),
                  post.unitId(),
                  post.unitPath(),
                  post.unitName(),
                  now,
                  officer.requireId(),
                  officer.name(),
                  post.title(),
                  wanted.validUntil(),
                  item,
                  java.util.Objects.requireNonNull(items.get(item).fileId()),
                  copy.sha256(),
                  scanned.sha256(),
                  null,
                  null,
                  null,
                  clean.dossierCode());
          copies.insert(made);
          audited("store.certified", made, officer, null);
          return made;
        });
  }

  private static @Nullable String dossier(@Nullable String typed) {
    String code = typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT);
    if (!code.isEmpty() && !code.matches("[A-Z0-9.-]{8,40}")) {
      throw new AppException(StoreErrors.BAD_DOSSIER_CODE, code);
    }
    return code.isEmpty() ? null : code;
  }

  private UUID keep(Wanted wanted, CurrentUser.Post post, StoredFile copy, CurrentUser officer) {
    PaperFacts facts = wanted.facts();
    LocalDate until = earlier(facts.validUntil(), wanted.validUntil());
    return keeping
        .enter(
            new ItemKeeping.Entry(
                new Origins(
                    wanted.owner(),
                    wanted.ownerName(),
                    "store.copy",
                    null,
                    null,
                    post.unitId(),
                    post.unitPath(),
                    post.unitName()),
                StoreItem.Type.COMPONENT,
                new PaperFacts(
                    facts.kind(),
                    facts.name(),
                    facts.number(),
                    facts.agency(),
                    facts.signer(),
                    facts.issuedOn(),
                    until,
                    until == null && facts.forever(),
                    facts.scope()),
                StoreItem.State.APPROVED,
                StoreItem.Origin.ISSUED,
                copy.id(),
                null),
            officer)
        .orElseThrow();
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null ? other : other == null || one.isBefore(other) ? one : other;
  }

  private byte[] content(UUID file) {
    try (InputStream in = files.open(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a scan cannot be read", e);
    }
  }

  /** The copy is void: its check page says so, and whoever used it is warned. */
  @Transactional
  public void revoke(UUID id, String reason, CurrentUser officer) {
    CertifiedCopy copy = read(id, officer);
    if (!officer.may(StoreAuthority.CERTIFY, copy.unitPath())) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    String why = ItemDecisions.required(reason, "reason");
    if (!copies.revoke(id, officer.name(), why, clock.instant())) {
      throw new AppException(StoreErrors.NOT_IN_THIS_STATE, copy.paper());
    }
    StoreItem item = items.get(copy.itemId());
    if (item.state() == StoreItem.State.APPROVED) {
      decisions.end(item, StoreItem.State.REVOKED, null, why, officer);
    }
    audited("store.copy-revoked", copy, officer, why);
  }

  CertifiedCopy read(UUID id, CurrentUser officer) {
    return copies
        .find(id)
        .filter(copy -> officer.may(StoreAuthority.VIEW, copy.unitPath()))
        .orElseThrow(() -> new AppException(StoreErrors.NO_SUCH_COPY));
  }

  Optional<CertifiedCopy> byCode(String code) {
    return copies.byCode(code.strip().toUpperCase(Locale.ROOT));
  }

  private void audited(
      String action, CertifiedCopy copy, CurrentUser officer, @Nullable String basis) {
    audit.record(
        new AuditEvent(
            action,
            "certified-copy",
            copy.id().toString(),
            officer,
            copy.unitPath(),
            null,
            Map.of("code", copy.code(), "number", copy.register(), "sha256", copy.sha256()),
            basis));
  }
}
