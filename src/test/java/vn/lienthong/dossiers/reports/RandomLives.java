package vn.lienthong.dossiers.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierCorrection;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossierReturn;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.DossierWithdrawal;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.Story;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

/** Dossiers that live as chance has it: first in the past, then under the hands of today. */
@Component
class RandomLives {
  private static final int DAYS = 75;

  private final TestOffice offices;
  private final DossiersBulk bulk;
  private final DossierRepository dossiers;
  private final DossierIntake intake;
  private final DossierAssignment assignment;
  private final DossierSupplement supplement;
  private final DossierWithdrawal withdrawal;
  private final DossierCorrection correction;
  private final Clock clock;

  RandomLives(
      TestOffice offices,
      DossiersBulk bulk,
      DossierRepository dossiers,
      DossierIntake intake,
      DossierAssignment assignment,
      DossierSupplement supplement,
      DossierWithdrawal withdrawal,
      DossierCorrection correction,
      Clock clock) {
    this.offices = offices;
    this.bulk = bulk;
    this.dossiers = dossiers;
    this.intake = intake;
    this.assignment = assignment;
    this.supplement = supplement;
    this.withdrawal = withdrawal;
    this.correction = correction;
    this.clock = clock;
  }

  List<UUID> live(TestOffice.Office office, int count, Random chance) {
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stories.add(story(office, chance));
    }
    List<UUID> ids = new ArrayList<>(bulk.load(stories).stream().map(Dossier::id).toList());
    for (UUID id : List.copyOf(ids)) {
      for (int acts = chance.nextInt(3); acts > 0; acts--) {
        act(office, dossiers.get(id), chance);
      }
    }
    Channel counter = Channel.COUNTER;
    ids.add(intake.receive(office.papers(), counter, null, office.counter()).id());
    return ids;
  }

  private void act(TestOffice.Office o, Dossier d, Random chance) {
    switch (d.status()) {
      case REGISTERED -> {
        if (chance.nextBoolean()) {
          intake.accept(d.id(), null, o.counter());
        } else {
          intake.refuse(d.id(), null, "Không thuộc thẩm quyền", o.counter());
        }
      }
      case RECEIVED -> {
        CurrentUser to = chance.nextBoolean() ? o.specialist() : o.colleague();
        assignment.assign(d.id(), null, to.requireId(), "", o.head());
      }
      case PROCESSING -> {
        boolean late = d.times().dueAt() != null;
        if (d.desk() != null && d.desk().role() != null && chance.nextInt(3) == 0) {
          withdrawal.stop(d.id(), null, "Dừng", o.leader());
        } else if (late && d.times().dueAt().equals(d.times().originalDueAt())) {
          correction.reappoint(
              d.id(), null, later(d.times().dueAt()), "Xin lỗi và hẹn lại", o.leader());
        }
      }
      case SUPPLEMENT_REQUESTED -> {
        if (chance.nextBoolean()) {
          withdrawal.withdraw(d.id(), null, "Không làm nữa", o.counter());
        }
      }
      case STOPPED ->
          correction.correct(d.id(), null, DossierStatus.PROCESSING, "Nhầm", o.leader());
      case HANDLED, RETURNED -> {
        if (chance.nextInt(4) == 0) {
          correction.correct(d.id(), null, DossierStatus.PROCESSING, "Kết quả sai", o.leader());
        }
      }
      case NOT_RECEIVED, PAYMENT_REQUESTED, WITHDRAWN -> {
        // left alone
      }
    }
  }

  private Instant later(Instant due) {
    Instant soon = clock.instant().plus(Duration.ofDays(2));
    return offices.open(due.isAfter(soon) ? due.plus(Duration.ofDays(2)) : soon);
  }

  private static Deed.Actor actor(CurrentUser user) {
    CurrentUser.Post post = user.posts().getFirst();
    return Deed.Actor.staff(
        user.requireId(), user.name(), post.title(), post.unitId(), post.unitName());
  }

  private Story story(TestOffice.Office o, Random chance) {
    Channel channel = Channel.values()[chance.nextInt(Channel.values().length)];
    Instant begin = clock.instant().minus(Duration.ofMinutes(60L * 24 * chance.nextInt(DAYS) + 30));
    boolean online = channel == Channel.ONLINE;
    List<Deed> deeds = new ArrayList<>();
    Moments at =
        new Moments(begin, chance, clock.instant().minusSeconds(60), 4 + chance.nextInt(60));
    fill(o, deeds, at, online, chance);
    List<Deed> told = deeds.stream().filter(deed -> deed.at().isBefore(at.now())).toList();
    if (!online && told.isEmpty()) {
      told = List.of(Deed.accepted(begin, actor(o.counter())));
    }
    return new Story(o.papers(), channel, online ? null : o.centre(), begin, told);
  }

  private static void fill(
      TestOffice.Office o, List<Deed> deeds, Moments at, boolean online, Random chance) {
    Deed.Actor specialist = actor(chance.nextBoolean() ? o.specialist() : o.colleague());
    if (online && chance.nextInt(8) == 0) {
      deeds.add(Deed.refused(at.next(), actor(o.counter()), "Không đủ"));
      return;
    }
    deeds.add(Deed.accepted(online ? at.next() : at.first(), actor(o.counter())));
    if (chance.nextInt(12) == 0) {
      deeds.add(Deed.refused(at.next(), actor(o.counter()), "Không đủ"));
      return;
    }
    deeds.add(Deed.assigned(at.next(), actor(o.head()), specialist, ""));
    int fate = chance.nextInt(6);
    if (fate == 0 || fate == 1) {
      Supplement.Item item = new Supplement.Item("banve", "Bản vẽ", "Nộp bản vẽ");
      deeds.add(Deed.supplementRequested(at.next(), specialist, "Thiếu", List.of(item)));
      if (chance.nextInt(4) == 0) {
        deeds.add(Deed.withdrawn(at.next(), specialist, "Rút"));
        return;
      }
      if (chance.nextInt(4) == 0) {
        return;
      }
      deeds.add(Deed.supplemented(at.next(), actor(o.counter()), "Đủ"));
    } else if (fate == 2) {
      deeds.add(Deed.paymentRequested(at.next(), specialist, 100_000, "Thuế"));
      if (chance.nextInt(4) == 0) {
        return;
      }
      deeds.add(Deed.paid(at.next(), actor(o.counter()), "BL-1"));
    } else if (fate == 3 && chance.nextInt(3) == 0) {
      deeds.add(Deed.stopped(at.next(), actor(o.leader()), "Dừng"));
      return;
    }
    deeds.add(Deed.proposed(at.next(), specialist, "Đủ"));
    deeds.add(Deed.approved(at.next(), actor(o.leader()), ""));
    deeds.add(
        Deed.issued(
            at.next(),
            actor(o.clerk()),
            new DossierResult.Issue(
                ResultDocument.Outcome.GRANTED, "1/GP", "Giấy phép", "Lãnh đạo", null, null)));
    deeds.add(
        Deed.returned(
            at.next(),
            actor(o.counter()),
            new DossierReturn.Receipt(Delivery.COUNTER, "Nguyễn Văn Ân", null, true, null)));
    if (chance.nextBoolean()) {
      deeds.add(
          Deed.rated(
              at.next(),
              Deed.Actor.citizen(null, "Nguyễn Văn Ân"),
              Map.of("1", chance.nextInt(3), "6", chance.nextInt(3)),
              ""));
    }
  }

  /** Moments one after another, hours to days apart. */
  private static final class Moments {
    private final Random chance;
    private final Instant now;
    private final int hours;
    private Instant at;

    Moments(Instant first, Random chance, Instant now, int hours) {
      this.hours = hours;
      this.at = first;
      this.chance = chance;
      this.now = now;
    }

    Instant first() {
      return at;
    }

    Instant now() {
      return now;
    }

    Instant next() {
      at = at.plus(Duration.ofMinutes(20L + chance.nextInt(hours * 60)));
      return at;
    }
  }

  /** States in which the clock runs. */
  static final EnumSet<DossierStatus> RUNNING =
      EnumSet.of(DossierStatus.RECEIVED, DossierStatus.PROCESSING);
}
