package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/** Founds units and gives them their codes. */
@Service
class UnitRegister {
  private static final Pattern GEO_CODE = Pattern.compile("[0-9]{2}([0-9]{3})?");

  private final JdbcClient jdbc;
  private final UnitRepository units;
  private final DirectoryNow now;
  private final UnitActs acts;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  UnitRegister(
      JdbcClient jdbc,
      UnitRepository units,
      DirectoryNow now,
      UnitActs acts,
      AuditApi audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.units = units;
    this.now = now;
    this.acts = acts;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  UUID found(NewUnit unit, CurrentUser who) {
    String name = Folding.tidy(unit.name());
    if (name.isEmpty()) {
      throw new AppException(DirectoryErrors.NAME_EMPTY);
    }
    if (unit.geoCode() != null && !GEO_CODE.matcher(unit.geoCode()).matches()) {
      throw new AppException(DirectoryErrors.GEO_CODE_INVALID, unit.geoCode());
    }
    String parentPath = parentPath(unit.parentId(), unit.foundedOn());
    who.require("directory.edit", parentPath);
    UUID id = Ids.next();
    Long serial =
        jdbc.sql(
                """
                insert into directory.unit (id, kind, geo_code, address, phone)
                values (:id, :kind, :geo, :address, :phone) returning serial
                """)
            .param("id", id)
            .param("kind", unit.kind().name())
            .param("geo", unit.geoCode())
            .param("address", unit.address())
            .param("phone", unit.phone())
            .query(Long.class)
            .single();
    UUID act = acts.store(ActKind.FOUNDED, unit.foundedOn(), unit.decision(), "", who);
    acts.touch(act, id);
    acts.beginState(
        new UnitState(
            id,
            unit.foundedOn(),
            name,
            Folding.tidy(unit.nameEn()),
            unit.parentId(),
            parentPath + serial + "/"),
        act);
    addCode(id, unit.code(), unit.foundedOn(), act);
    audit.record(
        new AuditEvent(
            "directory.unit-founded",
            "unit",
            id.toString(),
            who,
            parentPath + serial + "/",
            null,
            unit,
            unit.decision() == null ? null : unit.decision().number()));
    events.publishEvent(new UnitFounded(id, unit.foundedOn()));
    return id;
  }

  private String parentPath(@Nullable UUID parent, LocalDate on) {
    if (parent == null) {
      units
          .rootFrom(on)
          .ifPresent(root -> {
            throw new AppException(DirectoryErrors.ROOT_EXISTS, root);
          });
      return "/";
    }
    String path = units.path(parent, on);
    if (path == null) {
      throw new AppException(DirectoryErrors.UNIT_NOT_ALIVE, on);
    }
    return path;
  }

  /** Gives the unit a code from the day on; the code of the same style before it ends. */
  void addCode(UUID unit, String anyStyle, LocalDate from, UUID act) {
    String code = UnitCodes.clean(anyStyle);
    CodeStyle style =
        UnitCodes.styleOf(code)
            .orElseThrow(() -> new AppException(DirectoryErrors.CODE_INVALID, anyStyle));
    String stored = code;
    if (style == CodeStyle.OLD && UnitCodes.toNew(code).isPresent()) {
      stored = UnitCodes.toNew(code).orElseThrow();
      style = CodeStyle.NEW;
    }
    Optional<UnitSummary> owner = units.byCode(UnitCodes.spellings(stored), from);
    if (owner.isPresent() && !owner.get().id().equals(unit)) {
      throw new AppException(DirectoryErrors.CODE_TAKEN, stored, owner.get().name());
    }
    now.changed();
    jdbc.sql(
            """
            update directory.unit_code set valid_until = :from
            where unit_id = :unit and style = :style and valid_from < :from
              and (valid_until is null or valid_until > :from)
            """)
        .param("from", from)
        .param("unit", unit)
        .param("style", style.name())
        .update();
    jdbc.sql(
            """
            insert into directory.unit_code (unit_id, style, code, valid_from, act_id)
            values (:unit, :style, :code, :from, :act)
            on conflict (unit_id, style, valid_from) do update set code = excluded.code
            """)
        .param("unit", unit)
        .param("style", style.name())
        .param("code", stored)
        .param("from", from)
        .param("act", act)
        .update();
  }

  /** Corrects how the unit is reached; says whether anything differed. */
  @Transactional
  boolean correct(UUID id, Contact contact, CurrentUser who) {
    UnitSummary unit =
        units
            .unit(id, LocalDate.now(clock.withZone(Vietnam.ZONE)))
            .orElseThrow(() -> new AppException(DirectoryErrors.UNIT_UNKNOWN));
    who.require("directory.edit", unit.path());
    if (contact.geoCode() != null && !GEO_CODE.matcher(contact.geoCode()).matches()) {
      throw new AppException(DirectoryErrors.GEO_CODE_INVALID, contact.geoCode());
    }
    Contact before = new Contact(unit.geoCode(), unit.address(), unit.phone());
    if (before.equals(contact)) {
      return false;
    }
    now.changed();
    jdbc.sql(
            """
            update directory.unit set geo_code = :geo, address = :address, phone = :phone,
              version = version + 1 where id = :id
            """)
        .param("geo", contact.geoCode())
        .param("address", contact.address())
        .param("phone", contact.phone())
        .param("id", id)
        .update();
    audit.record(
        new AuditEvent(
            "directory.unit-corrected",
            "unit",
            id.toString(),
            who,
            unit.path(),
            before,
            contact,
            null));
    return true;
  }

  List<UUID> successors(UUID unit) {
    return jdbc.sql("select successor_id from directory.unit_successor where unit_id = :unit")
        .param("unit", unit)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }
}
