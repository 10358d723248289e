package vn.lienthong.post;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierPost;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/** What the counter does with results that go by post; calls to the post leave by the outbox. */
@Service
class PostOffice {
  static final String RETURN = "dossiers.return";

  private final ConsignmentRepository consignments;
  private final HandOverRepository lists;
  private final Outbox outbox;
  private final Delivered delivered;
  private final DossierPost dossiers;
  private final DirectoryApi directory;
  private final AuditApi audit;
  private final Clock clock;

  PostOffice(
      ConsignmentRepository consignments,
      HandOverRepository lists,
      Outbox outbox,
      Delivered delivered,
      DossierPost dossiers,
      DirectoryApi directory,
      AuditApi audit,
      Clock clock) {
    this.consignments = consignments;
    this.lists = lists;
    this.outbox = outbox;
    this.delivered = delivered;
    this.dossiers = dossiers;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Packs the result of the dossier.
   *
   * @param to null for the address of the dossier
   */
  @Transactional
  public Consignment prepare(
      UUID dossierId, Consignment.@Nullable Address to, CurrentUser officer) {
    Dossier dossier = dossiers.ready(dossierId, officer);
    Consignment.Address address = to == null ? PostAddress.of(dossier) : PostAddress.checked(to);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ConsignmentRepository.Tariff tariff =
        consignments.tariff(LocalDate.ofInstant(now, Vietnam.ZONE));
    UUID id = Ids.next();
    Consignment consignment =
        new Consignment(
            id,
            "LT" + id.toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT),
            dossierId,
            dossier.code(),
            dossier.procedure().name(),
            dossier.organisations().received().unitId(),
            dossier.organisations().received().name(),
            dossier.organisations().received().path(),
            ConsignmentState.PREPARED,
            null,
            address,
            ownProvince(address) ? tariff.ownProvince() : tariff.elsewhere(),
            tariff.legalBasis(),
            0,
            null,
            now,
            officer.name(),
            null,
            null,
            null);
    if (!consignments.insert(consignment)) {
      throw new AppException(PostErrors.PREPARED_ALREADY, dossier.code());
    }
    outbox.add(Outbox.Kind.ORDER, id, now);
    record("post.prepared", consignment, officer);
    return consignment;
  }

  private boolean ownProvince(Consignment.Address address) {
    String own = directory.place(Vietnam.today(clock));
    return !own.isEmpty()
        && (PostAddress.names(address, own) || !PostAddress.namesAProvince(address));
  }

  /** The result is collected at the counter after all. */
  @Transactional
  public void cancel(UUID id, String reason, CurrentUser officer) {
    Consignment consignment = taken(id, officer);
    require(consignment, ConsignmentState.CANCELLED);
    Instant now = clock.instant();
    consignments.end(id, ConsignmentState.CANCELLED, now, reason.strip());
    outbox.add(Outbox.Kind.CANCEL, id, now);
    record("post.cancelled", consignment, officer);
  }

  /** The number on the label, typed or scanned where the post did not give it by itself. */
  @Transactional
  public void track(UUID id, String tracking, CurrentUser officer) {
    Consignment consignment = taken(id, officer);
    if (consignment.state() != ConsignmentState.PREPARED
        || !tracking.strip().matches("[A-Za-z0-9-]{6,30}")) {
      throw new AppException(PostErrors.NOT_NOW);
    }
    if (!consignments.track(id, tracking.strip().toUpperCase(Locale.ROOT))) {
      throw new AppException(PostErrors.TRACKING_TAKEN);
    }
    record("post.tracked", consignment, officer);
  }

  /** Hands over to the postman what was chosen, of one counter, on one list. */
  @Transactional
  public HandOverRepository.HandOver handOver(
      Collection<UUID> chosen, String postman, CurrentUser officer) {
    List<Consignment> all =
        chosen.stream().distinct().sorted().map(id -> taken(id, officer)).toList();
    if (all.isEmpty()
        || postman.isBlank()
        || all.stream().map(Consignment::unitId).distinct().count() > 1) {
      throw new AppException(PostErrors.NOTHING_CHOSEN);
    }
    if (all.stream().anyMatch(c -> c.tracking() == null)) {
      throw new AppException(PostErrors.NO_TRACKING);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Consignment first = all.getFirst();
    UnitSummary unit = directory.unit(first.unitId());
    HandOverRepository.HandOver list =
        new HandOverRepository.HandOver(
            Ids.next(),
            lists.number(unit.id(), unit.code(), LocalDate.ofInstant(now, Vietnam.ZONE)),
            unit.id(),
            first.unitName(),
            first.unitPath(),
            now,
            officer.name(),
            postman.strip());
    lists.insert(list, officer.id());
    for (Consignment consignment : all) {
      require(consignment, ConsignmentState.HANDED_OVER);
      long collect =
          dossiers.handedOver(
              consignment.dossierId(), Objects.requireNonNull(consignment.tracking()), officer);
      consignments.handOver(consignment.id(), list.id(), collect);
      outbox.add(Outbox.Kind.HAND_OVER, consignment.id(), now);
      record("post.handed-over", consignment, officer);
      delivered.settle(consignments.take(consignment.id()));
    }
    return list;
  }

  /** In đồng: as it was handed over, or as it would be now. */
  long toCollect(Consignment consignment) {
    return consignment.state() == ConsignmentState.PREPARED
        ? dossiers.toCollect(consignment.dossierId())
        : consignment.collect();
  }

  Consignment read(UUID id, CurrentUser officer) {
    Consignment consignment = consignments.get(id);
    officer.require(RETURN, consignment.unitPath());
    return consignment;
  }

  private Consignment taken(UUID id, CurrentUser officer) {
    Consignment consignment = consignments.take(id);
    officer.require(RETURN, consignment.unitPath());
    return consignment;
  }

  private static void require(Consignment consignment, ConsignmentState to) {
    if (!consignment.state().mayBecome(to)) {
      throw new AppException(PostErrors.NOT_NOW);
    }
  }

  private void record(String action, Consignment consignment, CurrentUser officer) {
    audit.record(
        new AuditEvent(
            action,
            "consignment",
            consignment.reference(),
            officer,
            consignment.unitPath(),
            null,
            null,
            consignment.dossierCode()));
  }
}
