package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.Pause;

/**
 * Requests to supplement: once per stage and everything in one go; a second one only with the
 * leader's reason. When the papers are complete the deadline starts anew from zero, or moves by the
 * wait where the procedure says so (NĐ 61/2018 Art. 17.2a, 19.4). That a dossier is not eligible is
 * told within some working days from receipt; later only with a reason on the record (Art. 19.4).
 */
@Service
public class DossierSupplement {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

  /** Detail of the request in the history: the day by which an answer is asked. */
  public static final String ANSWER_BY = "answerBy";

  private static final String SECOND = "dossiers.secondSupplement";

  private final Authority authority;
  private final Desks desks;
  private final DueDates dueDates;
  private final Deadlines deadlines;
  private final SupplementRepository supplements;
  private final ComponentRepository components;
  private final DossierAttachments uploads;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final ApplicationEventPublisher events;

  DossierSupplement(
      Authority authority,
      Desks desks,
      DueDates dueDates,
      Deadlines deadlines,
      SupplementRepository supplements,
      ComponentRepository components,
      DossierAttachments uploads,
      Chronicle chronicle,
      Tidings tidings,
      ApplicationEventPublisher events) {
    this.authority = authority;
    this.desks = desks;
    this.dueDates = dueDates;
    this.deadlines = deadlines;
    this.supplements = supplements;
    this.components = components;
    this.uploads = uploads;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.events = events;
  }

  /**
   * What is asked of the applicant.
   *
   * @param leaderReason only by somebody who may give it
   * @param lateReason why the applicant was not told in time
   * @param answerBy by which day; null where none is set
   */
  public record Request(
      String reason,
      List<Supplement.Item> items,
      @Nullable String leaderReason,
      @Nullable String lateReason,
      @Nullable LocalDate answerBy) {
    public Request(String reason, List<Supplement.Item> items, @Nullable String leaderReason) {
      this(reason, items, leaderReason, null, null);
    }

    private Map<String, String> details() {
      Map<String, String> kept = new LinkedHashMap<>();
      kept.put("items", "" + items.size());
      if (answerBy != null) {
        kept.put(ANSWER_BY, "" + answerBy);
      }
      return kept;
    }
  }

  /** Sends Form 02; the clock stands still until the papers come. */
  @Transactional
  public Dossier request(UUID id, @Nullable Integer seen, Request request, CurrentUser user) {
    Act act = authority.begin(id, seen, actionFor(id, user), user);
    Dossier d = act.dossier();
    String reason = Required.text(request.reason(), "reason");
    if (request.items().isEmpty()) {
      throw new AppException(DossiersErrors.REQUIRED, "items");
    }
    LocalDate answerBy = request.answerBy();
    if (answerBy != null && answerBy.isBefore(LocalDate.ofInstant(act.at(), Vietnam.ZONE))) {
      throw new AppException(DossiersErrors.BAD_DATE, "answerBy");
    }
    if (supplements.open(id).isPresent()) {
      throw new AppException(DossiersErrors.SUPPLEMENT_OPEN, d.code());
    }
    String stage = stage(d.status());
    Supplement.Notice notice = notice(act, request.lateReason());
    UUID supplementId = Ids.next();
    SupplementRepository.Grant grant = leave(act, stage, request.leaderReason());
    Supplement supplement =
        new Supplement(
            supplementId,
            id,
            stage,
            act.at(),
            act.who(),
            d.place().name(),
            reason,
            List.copyOf(request.items()),
            grant == null ? null : grant.leaderName(),
            grant == null ? null : grant.reason(),
            null,
            null,
            notice);
    supplements.insert(supplement, user.id(), grant == null ? null : grant.leader());
    if (grant != null) {
      supplements.use(grant, supplementId);
    }
    Dossier after =
        d.move(DossierStatus.SUPPLEMENT_REQUESTED).with(d.times().paused(act.at(), d.status()));
    Dossier saved =
        chronicle.change(
            act,
            after,
            Act.Record.of(EventKind.SUPPLEMENT_REQUESTED, reason).with(request.details()));
    tidings.applicant(saved, EventKind.SUPPLEMENT_REQUESTED);
    events.publishEvent(new SupplementRequested(DossierFact.of(saved, act.at()), supplementId));
    return saved;
  }

  /**
   * By when the applicant is told that it is not eligible; null once told, or while not handled.
   */
  public @Nullable Instant noticeBy(Dossier d) {
    Instant received = d.times().receivedAt();
    boolean handled =
        d.status() == DossierStatus.RECEIVED || d.status() == DossierStatus.PROCESSING;
    if (received == null || !handled || supplements.count(d.id(), stage(d.status())) > 0) {
      return null;
    }
    Instant start = d.times().clockStart();
    return deadlines.ineligibleBy(start == null ? received : start);
  }

  private Supplement.@Nullable Notice notice(Act act, @Nullable String lateReason) {
    Instant by = noticeBy(act.dossier());
    if (by == null || !act.at().isAfter(by)) {
      return by == null ? null : new Supplement.Notice(by, null);
    }
    if (lateReason == null || lateReason.isBlank()) {
      throw new AppException(
          DossiersErrors.LATE_NOTICE, act.dossier().code(), MINUTE.format(by.atZone(Vietnam.ZONE)));
    }
    return new Supplement.Notice(by, lateReason.strip());
  }

  private DossierAction actionFor(UUID id, CurrentUser user) {
    return authority.read(id, user).status() == DossierStatus.REGISTERED
        ? DossierAction.ASK_APPLICANT
        : DossierAction.REQUEST_SUPPLEMENT;
  }

  /** Whether the next request of this dossier would be a second one at its stage, without leave. */
  public boolean needsLeader(Dossier dossier) {
    String stage = stage(dossier.status());
    return supplements.count(dossier.id(), stage) > 0
        && supplements.unusedGrant(dossier.id(), stage).isEmpty();
  }

  private SupplementRepository.@Nullable Grant leave(
      Act act, String stage, @Nullable String leaderReason) {
    UUID id = act.dossier().id();
    if (supplements.count(id, stage) == 0) {
      return null;
    }
    SupplementRepository.Grant given = supplements.unusedGrant(id, stage).orElse(null);
    if (given != null) {
      return given;
    }
    if (leaderReason == null
        || leaderReason.isBlank()
        || !act.user().may(SECOND, act.dossier().place().path())) {
      throw new AppException(DossiersErrors.SECOND_SUPPLEMENT, act.dossier().code());
    }
    SupplementRepository.Grant own =
        new SupplementRepository.Grant(
            Ids.next(), act.user().requireId(), act.who(), leaderReason.strip());
    supplements.grant(id, stage, own, act.at());
    return own;
  }

  /** A leader allows one more request at this stage and says why. */
  @Transactional
  public Dossier grant(UUID id, @Nullable Integer seen, String reason, CurrentUser leader) {
    Act act = authority.begin(id, seen, DossierAction.GRANT_SUPPLEMENT, leader);
    String why = Required.text(reason, "reason");
    supplements.grant(
        id,
        stage(act.dossier().status()),
        new SupplementRepository.Grant(Ids.next(), leader.requireId(), act.who(), why),
        act.at());
    return chronicle.note(act, Act.Record.of(EventKind.SUPPLEMENT_GRANTED, why));
  }

  /** The papers are in and complete: by the counter, or by the applicant online. */
  @Transactional
  public Dossier receive(
      UUID id,
      @Nullable Integer seen,
      List<ReceivedComponent> received,
      @Nullable String note,
      CurrentUser user) {
    Act act =
        user.isCitizen()
            ? authority.beginAsCitizen(id, seen, user)
            : authority.begin(id, seen, DossierAction.RECEIVE_SUPPLEMENT, user);
    Dossier d = act.dossier();
    Supplement open =
        supplements
            .open(id)
            .orElseThrow(() -> new AppException(DossiersErrors.NO_SUPPLEMENT_OPEN, d.code()));
    DossierStatus back = d.times().resume() == null ? DossierStatus.RECEIVED : d.times().resume();
    String text = note == null ? "" : note.strip();
    supplements.receive(open.id(), text, act.at());
    components.add(id, received);
    received.forEach(component -> uploads.claim(component.files(), user, id));
    Dossier moved = d.move(back);
    Dossier running =
        dueDates.resume(
            new Act(moved, act.user(), act.post(), act.at()),
            Pause.Cause.SUPPLEMENT,
            deadlines.supplementBasis(d.procedure().term(), act.at()));
    if (back == DossierStatus.REGISTERED) {
      running = running.with(running.times().answeredBy(deadlines.answerBy(act.at())));
    }
    Dossier.Desk desk = running.desk();
    if (desk != null) {
      running = running.at(desks.again(running, desk, act.at()));
    }
    Dossier saved = chronicle.change(act, running, Act.Record.of(EventKind.SUPPLEMENTED, text));
    tidings.applicant(saved, EventKind.SUPPLEMENTED);
    Dossier.Desk now = saved.desk();
    if (now != null && now.assignee() != null) {
      tidings.person(saved, EventKind.SUPPLEMENTED, now.assignee());
    }
    events.publishEvent(
        new SupplementReceived(DossierFact.of(saved, act.at()), saved.times().dueAt()));
    return saved;
  }

  private static String stage(DossierStatus status) {
    return switch (status) {
      case REGISTERED -> "intake";
      case RECEIVED, PROCESSING -> "handling";
      case NOT_RECEIVED,
          SUPPLEMENT_REQUESTED,
          PAYMENT_REQUESTED,
          WITHDRAWN,
          STOPPED,
          HANDLED,
          RETURNED ->
          throw new AppException(SharedErrors.BAD_REQUEST);
    };
  }
}
