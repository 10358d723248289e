package vn.lienthong.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** For programs that load a hall as it stands, with what happened in it. */
@Service
public class QueueApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HallSetup setup;
  private final HallRepository halls;
  private final JdbcClient jdbc;
  private final Clock clock;

  QueueApi(HallSetup setup, HallRepository halls, JdbcClient jdbc, Clock clock) {
    this.setup = setup;
    this.halls = halls;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What people come for; {@code sectors} of procedures. */
  public record Need(
      String letter, String name, String nameEn, List<String> sectors, int minutes) {}

  /** A counter; {@code needs} by letter, the officer null where nobody sits. */
  public record Desk(
      String name, String needs, @Nullable UUID officer, @Nullable String officerName) {}

  /**
   * Somebody's visit, told up to where it has come.
   *
   * @param counter number of the counter; null while waiting
   * @param ground code of a ground of priority; null for none
   */
  public record Visit(
      String letter,
      Instant issued,
      @Nullable Instant called,
      @Nullable Instant served,
      @Nullable Instant ended,
      boolean missed,
      @Nullable Integer counter,
      @Nullable String ground) {}

  /** Opens a hall; counters are numbered from one. */
  @Transactional
  public UUID open(UUID unit, String slug, boolean keepsHours, List<Need> needs, List<Desk> desks) {
    Centre centre = setup.open(new HallSetup.NewHall(unit, slug, keepsHours), CurrentUser.SYSTEM);
    needs.forEach(need ->
        setup.addGroup(
            centre.id(),
            new HallSetup.NewGroup(
                need.letter(), need.name(), need.nameEn(), need.sectors(), need.minutes()),
            CurrentUser.SYSTEM));
    List<Centre.Group> groups = halls.groups(centre.id());
    for (int i = 0; i < desks.size(); i++) {
      Desk desk = desks.get(i);
      List<UUID> served =
          groups.stream()
              .filter(group -> desk.needs().contains(group.letter()))
              .map(Centre.Group::id)
              .toList();
      UUID counter =
          setup.addCounter(
              centre.id(),
              new HallSetup.NewCounter(i + 1, desk.name(), served, true),
              CurrentUser.SYSTEM);
      if (desk.officer() != null && desk.officerName() != null) {
        halls.seat(counter, desk.officer(), desk.officerName(), clock.instant());
      }
    }
    return centre.id();
  }

  /** Numbers follow the times of the visits, by day and need. */
  @Transactional
  public void tell(UUID hall, List<Visit> visits) {
    jdbc.sql(
            """
            insert into queue.ticket (id, client_id, token, centre_id, group_id, drawn_group, day,
              series, number, code, state, source, ground, ground_basis, rank, issued_at,
              first_called_at, called_at, calls, serving_at, ended_at, counter_id, officer,
              officer_name)
            select (cast(:ids as uuid[]))[cast(row_number() over (order by v.issued) as int)],
              gen_random_uuid(), replace(gen_random_uuid()::text, '-', ''), :hall,
              v.group_id, v.group_id, v.day, 'ONLINE', v.number,
              v.letter || lpad(v.number::text, 3, '0'),
              case when v.ended is not null then case when v.missed then 'MISSED' else 'DONE' end
                when v.served is not null then 'SERVING' when v.called is not null then 'CALLED'
                else 'WAITING' end,
              'KIOSK', v.ground, p.legal_basis, coalesce(p.rank, 99), v.issued, v.called, v.called,
              case when v.called is null then 0 when v.missed then 3 else 1 end, v.served, v.ended,
              c.id, c.officer, c.officer_name
            from (
              select g.id as group_id, x.*, cast(x.issued at time zone 'Asia/Ho_Chi_Minh' as date) as day,
                row_number() over (partition by g.id,
                  cast(x.issued at time zone 'Asia/Ho_Chi_Minh' as date) order by x.issued) as number
              from jsonb_to_recordset(cast(:visits as jsonb)) as x (letter text,
                issued timestamptz, called timestamptz, served timestamptz, ended timestamptz,
                missed boolean, counter int, ground text)
              join queue.service_group g on g.centre_id = :hall and g.letter = x.letter) v
            left join queue.priority_ground p on p.code = v.ground and p.until_day is null
            left join queue.counter c on c.centre_id = :hall and c.number = v.counter
            """)
        .param("hall", hall)
        .param("visits", JSON.writeValueAsString(visits))
        .param("ids", Stream.generate(Ids::next).limit(visits.size()).toArray(UUID[]::new))
        .update();
    jdbc.sql(
            """
            insert into queue.series (centre_id, group_id, day, kind, last)
            select centre_id, drawn_group, day, 'ONLINE', max(number) from queue.ticket
            where centre_id = :hall group by centre_id, drawn_group, day
            """)
        .param("hall", hall)
        .update();
  }
}
