package vn.lienthong.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.queue.QueueApi;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/** Two halls with two weeks of visits, and people who wait this moment. */
@Component
class HallLoading {
  private static final int DAYS = 14;
  private static final double[] PER_HOUR = {0, 9, 14, 11, 7, 3, 2, 9, 12, 8, 4};

  private final QueueApi queue;
  private final WorktimeApi worktime;
  private final Clock clock;

  HallLoading(QueueApi queue, WorktimeApi worktime, Clock clock) {
    this.queue = queue;
    this.worktime = worktime;
    this.clock = clock;
  }

  int load(Map<String, UUID> units, Cast cast) {
    // The province's hall gives numbers at any hour, so that the demonstration can be tried at any.
    UUID province = hall(units, cast, new Plan("ttpvhcc-tinh", "thanh-hoa", false, PROVINCE));
    UUID commune =
        hall(units, cast, new Plan("ttpvhcc-phuong-hac-thanh", "hac-thanh", true, COMMUNE));
    List<QueueApi.Visit> busy = past(new Dice(2611), "ABCDE", 5);
    busy.addAll(present(new Dice(7)));
    queue.tell(province, busy);
    List<QueueApi.Visit> quiet = past(new Dice(411), "ABC", 2);
    queue.tell(commune, quiet);
    return busy.size() + quiet.size();
  }

  private record Plan(String unit, String slug, boolean keepsHours, List<QueueApi.Need> needs) {}

  private static final List<QueueApi.Need> PROVINCE =
      List.of(
          need(
              "A",
              "Nộp hồ sơ: đất đai, xây dựng",
              "File: land, building",
              "Đất đai",
              "Hoạt động xây dựng",
              "Hạ tầng kỹ thuật",
              "Môi trường"),
          need(
              "B",
              "Nộp hồ sơ: doanh nghiệp, thương mại",
              "File: business, trade",
              "Thành lập và hoạt động của doanh nghiệp",
              "Lưu thông hàng hóa trong nước",
              "Xúc tiến thương mại"),
          need(
              "C",
              "Nộp hồ sơ: giao thông, tư pháp, lĩnh vực khác",
              "File: transport, justice, others",
              "Đường bộ",
              "Hộ tịch",
              "Trợ giúp pháp lý",
              "Dược phẩm",
              "Du lịch"),
          need("D", "Nhận kết quả", "Collect a result"),
          need("E", "Hướng dẫn, nộp trực tuyến tại chỗ", "Advice, file online here"));

  private static final List<QueueApi.Need> COMMUNE =
      List.of(
          need("A", "Hộ tịch, chứng thực", "Civil status, certification", "Hộ tịch", "Chứng thực"),
          need(
              "B",
              "Đất đai, hộ kinh doanh, lĩnh vực khác",
              "Land, household business, others",
              "Đất đai",
              "Thành lập và hoạt động của hộ kinh doanh",
              "Bảo trợ xã hội"),
          need("C", "Nhận kết quả", "Collect a result"));

  private static QueueApi.Need need(String letter, String name, String english, String... sectors) {
    return new QueueApi.Need(letter, name, english, List.of(sectors), sectors.length == 0 ? 5 : 12);
  }

  /** At the province's counters 1 to 3 somebody sits; the others are free to take. */
  private UUID hall(Map<String, UUID> units, Cast cast, Plan plan) {
    UUID unit = Objects.requireNonNull(units.get(plan.unit()));
    List<QueueApi.Need> needs = plan.needs();
    List<Deed.Actor> officers =
        cast.all(unit, Position.COUNTER_OFFICER).stream()
            .filter(officer -> !OFFERED.contains(officer.name()))
            .toList();
    List<QueueApi.Desk> desks = new ArrayList<>();
    String all = String.join("", needs.stream().map(QueueApi.Need::letter).toList());
    int counters = needs.size() + 1;
    for (int i = 0; i < counters; i++) {
      Deed.@Nullable Actor officer = i < officers.size() && i < 3 ? officers.get(i) : null;
      desks.add(
          new QueueApi.Desk(
              "Quầy " + (i + 1),
              i < needs.size() - 1 ? all.substring(i, i + 1) + all.charAt(all.length() - 1) : all,
              officer == null ? null : officer.id(),
              officer == null ? null : officer.name()));
    }
    return queue.open(unit, plan.slug(), plan.keepsHours(), needs, desks);
  }

  /** Whose account is offered to visitors: they choose a counter themselves. */
  private static final List<String> OFFERED = List.of("Lê Thị Hoa");

  /** Working days before today, each counter one visitor after the other. */
  private List<QueueApi.Visit> past(Dice dice, String letters, int counters) {
    WorkCalendar calendar = worktime.calendar();
    LocalDate today = Vietnam.today(clock);
    List<QueueApi.Visit> visits = new ArrayList<>();
    for (LocalDate day = today.minusDays(DAYS); day.isBefore(today); day = day.plusDays(1)) {
      if (calendar.type(day).working()) {
        day(dice, letters, counters, day, visits);
      }
    }
    return visits;
  }

  private static void day(
      Dice dice, String letters, int counters, LocalDate day, List<QueueApi.Visit> visits) {
    List<Instant> arrivals = new ArrayList<>();
    for (int hour = 0; hour < PER_HOUR.length; hour++) {
      double many = PER_HOUR[hour] * counters / 5 * (0.7 + 0.6 * dice.share());
      for (int i = 0; i < Math.round(many); i++) {
        arrivals.add(
            day.atTime(LocalTime.of(6 + hour, dice.between(0, 59)))
                .atZone(Vietnam.ZONE)
                .toInstant()
                .plusSeconds(dice.between(0, 59)));
      }
    }
    arrivals.sort(Comparator.naturalOrder());
    Instant opens = day.atTime(7, 0).atZone(Vietnam.ZONE).toInstant();
    Instant[] free = new Instant[counters];
    Arrays.fill(free, opens);
    for (Instant arrival : arrivals) {
      int counter = earliest(free);
      Instant called =
          later(arrival.plusSeconds(dice.between(15, 60)), free[counter].plusSeconds(20));
      boolean missed = dice.chance(0.04);
      Instant served = called.plusSeconds(dice.between(20, 90));
      Instant ended =
          missed ? called.plusSeconds(150) : served.plusSeconds(dice.between(180, 1_140));
      free[counter] = ended;
      visits.add(
          new QueueApi.Visit(
              String.valueOf(letters.charAt(dice.between(0, letters.length() - 1))),
              arrival,
              called,
              missed ? null : served,
              ended,
              missed,
              counter + 1,
              dice.chance(0.09)
                  ? dice.one(List.of("ELDERLY", "ELDERLY", "DISABLED", "PREGNANT", "CHILD"))
                  : null));
    }
  }

  private static int earliest(Instant[] free) {
    int best = 0;
    for (int i = 1; i < free.length; i++) {
      best = free[i].isBefore(free[best]) ? i : best;
    }
    return best;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** This moment: three counters at work, some people on the chairs; nobody from yesterday. */
  private List<QueueApi.Visit> present(Dice dice) {
    Instant now = clock.instant();
    Instant midnight = Vietnam.today(clock).atStartOfDay(Vietnam.ZONE).toInstant();
    List<QueueApi.Visit> visits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Instant issued = now.minus(Duration.ofMinutes(58 - 4L * i));
      Instant called = issued.plusSeconds(dice.between(120, 420));
      visits.add(
          new QueueApi.Visit(
              "ABCDE".substring(i % 5, i % 5 + 1),
              issued,
              called,
              called.plusSeconds(40),
              called.plusSeconds(dice.between(240, 600)),
              false,
              i % 3 + 1,
              null));
    }
    String[] atCounter = {"A", "B", "C"};
    for (int i = 0; i < atCounter.length; i++) {
      Instant issued = now.minus(Duration.ofMinutes(20 - 3L * i));
      Instant called = now.minus(Duration.ofMinutes(7 - 3L * i));
      visits.add(
          new QueueApi.Visit(
              atCounter[i],
              issued,
              called,
              i == 2 ? null : called.plusSeconds(30),
              null,
              false,
              i + 1,
              null));
    }
    visits.add(
        new QueueApi.Visit(
            "D",
            now.minus(Duration.ofMinutes(19)),
            now.minus(Duration.ofMinutes(11)),
            null,
            now.minus(Duration.ofMinutes(9)),
            true,
            3,
            null));
    for (int i = 0; i < 11; i++) {
      visits.add(
          new QueueApi.Visit(
              "ABACADBCEAB".substring(i, i + 1),
              now.minus(Duration.ofMinutes(13 - i)),
              null,
              null,
              null,
              false,
              null,
              i == 6 ? "ELDERLY" : i == 9 ? "PREGNANT" : null));
    }
    return visits.stream().filter(visit -> !visit.issued().isBefore(midnight)).toList();
  }
}
