package vn.lienthong.queue;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Halls, groups and counters as they are set up. */
@Service
class HallSetup {
  static final String MANAGE = "queue.manage";

  private final JdbcClient jdbc;
  private final HallRepository halls;
  private final DirectoryApi directory;
  private final AuditApi audit;

  HallSetup(JdbcClient jdbc, HallRepository halls, DirectoryApi directory, AuditApi audit) {
    this.jdbc = jdbc;
    this.halls = halls;
    this.directory = directory;
    this.audit = audit;
  }

  record NewHall(UUID unit, String slug, boolean keepsHours) {}

  record HallRules(boolean keepsHours, int opensBefore, int kioskSeconds, int blockSize) {}

  record NewGroup(String letter, String name, String nameEn, List<String> sectors, int minutes) {
    NewGroup {
      sectors = List.copyOf(sectors);
    }
  }

  record NewCounter(int number, String name, List<UUID> groups, boolean active) {
    NewCounter {
      groups = List.copyOf(groups);
    }
  }

  @Transactional
  public Centre open(NewHall hall, CurrentUser user) {
    UnitSummary unit = directory.unit(hall.unit());
    user.require(MANAGE, unit.path());
    if (unit.kind() != UnitKind.SERVICE_CENTRE || !hall.slug().matches("[a-z0-9-]{2,40}")) {
      throw new AppException(QueueErrors.BAD_SETUP);
    }
    UUID id = Ids.next();
    once(
        jdbc.sql(
                """
                insert into queue.centre (id, unit_id, unit_name, unit_path, slug, keeps_hours)
                values (:id, :unit, :name, :path, :slug, :hours) on conflict do nothing
                """)
            .param("id", id)
            .param("unit", unit.id())
            .param("name", unit.name())
            .param("path", unit.path())
            .param("slug", hall.slug())
            .param("hours", hall.keepsHours())
            .update());
    Centre centre = halls.get(id);
    record("queue.hall-opened", centre, hall, user);
    return centre;
  }

  @Transactional
  public void change(UUID hall, HallRules rules, CurrentUser user) {
    Centre centre = managed(hall, user);
    if (rules.opensBefore() < 0
        || rules.opensBefore() > 240
        || rules.kioskSeconds() < 20
        || rules.kioskSeconds() > 600
        || rules.blockSize() < 5
        || rules.blockSize() > 100) {
      throw new AppException(QueueErrors.BAD_SETUP);
    }
    jdbc.sql(
            """
            update queue.centre set keeps_hours = :hours, opens_before = :before,
              kiosk_seconds = :seconds, block_size = :block where id = :id
            """)
        .param("hours", rules.keepsHours())
        .param("before", rules.opensBefore())
        .param("seconds", rules.kioskSeconds())
        .param("block", rules.blockSize())
        .param("id", hall)
        .update();
    record("queue.hall-changed", centre, rules, user);
  }

  @Transactional
  public UUID addGroup(UUID hall, NewGroup group, CurrentUser user) {
    Centre centre = managed(hall, user);
    requireGood(group);
    UUID id = Ids.next();
    once(
        jdbc.sql(
                """
                insert into queue.service_group (id, centre_id, letter, name, name_en, sectors,
                  place, minutes)
                select :id, :hall, :letter, :name, :english, :sectors,
                  coalesce(max(place), 0) + 1, :minutes
                from queue.service_group where centre_id = :hall
                on conflict do nothing
                """)
            .param("id", id)
            .param("hall", hall)
            .param("letter", group.letter())
            .param("name", group.name().strip())
            .param("english", english(group))
            .param("sectors", group.sectors().toArray(String[]::new))
            .param("minutes", group.minutes())
            .update());
    record("queue.group-added", centre, group, user);
    return id;
  }

  @Transactional
  public void changeGroup(UUID id, NewGroup group, boolean active, CurrentUser user) {
    Centre.Group before = halls.group(id);
    Centre centre = managed(before.centreId(), user);
    requireGood(group);
    jdbc.sql(
            """
            update queue.service_group set name = :name, name_en = :english, sectors = :sectors,
              minutes = :minutes, active = :active where id = :id
            """)
        .param("name", group.name().strip())
        .param("english", english(group))
        .param("sectors", group.sectors().toArray(String[]::new))
        .param("minutes", group.minutes())
        .param("active", active)
        .param("id", id)
        .update();
    record("queue.group-changed", centre, group, user);
  }

  @Transactional
  public UUID addCounter(UUID hall, NewCounter counter, CurrentUser user) {
    Centre centre = managed(hall, user);
    requireGood(centre, counter);
    UUID id = Ids.next();
    once(
        jdbc.sql(
                """
                insert into queue.counter (id, centre_id, number, name)
                values (:id, :hall, :number, :name) on conflict do nothing
                """)
            .param("id", id)
            .param("hall", hall)
            .param("number", counter.number())
            .param("name", counter.name().strip())
            .update());
    serve(id, counter.groups());
    record("queue.counter-added", centre, counter, user);
    return id;
  }

  @Transactional
  public void changeCounter(UUID id, NewCounter counter, CurrentUser user) {
    Centre.Counter before = halls.counter(id);
    Centre centre = managed(before.centreId(), user);
    requireGood(centre, counter);
    if (!counter.active() && before.officer() != null) {
      throw new AppException(QueueErrors.COUNTER_TAKEN);
    }
    jdbc.sql("update queue.counter set name = :name, active = :active where id = :id")
        .param("name", counter.name().strip())
        .param("active", counter.active())
        .param("id", id)
        .update();
    serve(id, counter.groups());
    record("queue.counter-changed", centre, counter, user);
  }

  private void serve(UUID counter, List<UUID> groups) {
    jdbc.sql("delete from queue.counter_group where counter_id = :counter")
        .param("counter", counter)
        .update();
    jdbc.sql(
            """
            insert into queue.counter_group (counter_id, group_id)
            select :counter, id from queue.service_group where id = any (cast(:groups as uuid[]))
            """)
        .param("counter", counter)
        .param("groups", groups.stream().map(UUID::toString).distinct().toArray(String[]::new))
        .update();
  }

  Centre managed(UUID hall, CurrentUser user) {
    Centre centre = halls.get(hall);
    user.require(MANAGE, centre.unitPath());
    return centre;
  }

  private void requireGood(Centre centre, NewCounter counter) {
    List<UUID> known = halls.groups(centre.id()).stream().map(Centre.Group::id).toList();
    if (counter.name().isBlank()
        || counter.name().length() > 60
        || counter.number() < 1
        || counter.number() > 99
        || !known.containsAll(counter.groups())) {
      throw new AppException(QueueErrors.BAD_SETUP);
    }
  }

  private static void requireGood(NewGroup group) {
    if (!group.letter().matches("[A-Z]")
        || group.name().isBlank()
        || group.name().length() > 80
        || group.minutes() < 1
        || group.minutes() > 240) {
      throw new AppException(QueueErrors.BAD_SETUP);
    }
  }

  private static String english(NewGroup group) {
    @Nullable String english = group.nameEn();
    return english == null || english.isBlank() ? group.name().strip() : english.strip();
  }

  private static void once(int rows) {
    if (rows == 0) {
      throw new AppException(QueueErrors.ALREADY_THERE);
    }
  }

  private void record(String action, Centre centre, Object after, CurrentUser user) {
    audit.record(
        new AuditEvent(
            action,
            "queue-hall",
            centre.slug(),
            user,
            centre.unitPath(),
            null,
            Objects.requireNonNull(after),
            null));
  }
}
