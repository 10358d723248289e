package vn.lienthong.dossiers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.CodeStyle;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.AppException;

/**
 * Finds who decides on a procedure, which division works on it and which counter receives for it. A
 * handling unit of the catalogue may be an agency or one of its divisions.
 */
@Component
public class HandlingUnits {
  private final DirectoryApi directory;
  private final ProceduresApi procedures;
  private final DivisionRepository divisions;

  HandlingUnits(DirectoryApi directory, ProceduresApi procedures, DivisionRepository divisions) {
    this.directory = directory;
    this.divisions = divisions;
    this.procedures = procedures;
  }

  /** From now on the division works on the procedure for the agency. */
  public void handle(String procedureCode, UUID agency, UUID division) {
    divisions.put(procedureCode, agency, division);
  }

  /** The agencies that decide on the procedure, to choose from. */
  public List<UnitSummary> agencies(String procedureCode) {
    Map<UUID, UnitSummary> found = new LinkedHashMap<>();
    for (UnitSummary unit : directory.units(procedures.handlingUnits(procedureCode))) {
      UnitSummary agency = agencyOf(unit);
      found.put(agency.id(), agency);
    }
    return List.copyOf(found.values());
  }

  /** The agency of a unit: the nearest one above that is no division, or itself. */
  UnitSummary agencyOf(UnitSummary unit) {
    UnitSummary at = unit;
    while (at.kind() == UnitKind.DIVISION && at.parentId() != null) {
      at = directory.unit(at.parentId());
    }
    return at;
  }

  /**
   * All four places of a new dossier.
   *
   * @param agency who is to decide; may be left out when only one can, or when the counter's own
   *     agency is one of them
   * @param counter where it is handed in; null when filed online
   */
  Dossier.Organisations resolve(
      String procedureCode, @Nullable UUID agency, @Nullable UnitSummary counter, LocalDate on) {
    List<UnitSummary> agencies = agencies(procedureCode);
    if (agencies.isEmpty()) {
      throw new AppException(DossiersErrors.NO_HANDLING_UNIT, procedureCode);
    }
    UnitSummary competent = choose(agencies, agency, counter);
    UnitSummary received =
        counter != null ? counter : directory.serviceCentreOf(competent.id(), on).orElse(competent);
    return new Dossier.Organisations(
        place(received),
        place(received),
        place(competent),
        place(division(procedureCode, competent, on)));
  }

  /**
   * The three organisations that a dossier keeps: helped, received, competent (NĐ 118/2025/NĐ-CP
   * Art. 14; NĐ 309/2026/NĐ-CP Art. 7, 8).
   *
   * @param centre where the applicant was helped; null where it is received
   */
  Dossier.Organisations helped(Dossier.Organisations places, @Nullable UUID centre) {
    if (centre == null || centre.equals(places.received().unitId())) {
      return places;
    }
    UnitSummary unit = directory.unit(centre);
    if (unit.kind() != UnitKind.SERVICE_CENTRE) {
      throw new AppException(DossiersErrors.UNKNOWN_UNIT);
    }
    return new Dossier.Organisations(
        place(unit), places.received(), places.competent(), places.handling());
  }

  private UnitSummary choose(
      List<UnitSummary> agencies, @Nullable UUID chosen, @Nullable UnitSummary counter) {
    if (chosen != null) {
      return agencies.stream()
          .filter(unit -> unit.id().equals(chosen))
          .findFirst()
          .orElseThrow(() -> new AppException(DossiersErrors.UNKNOWN_UNIT));
    }
    if (agencies.size() == 1) {
      return agencies.getFirst();
    }
    return nearest(agencies, counter)
        .orElseThrow(() -> new AppException(DossiersErrors.CHOOSE_HANDLING_UNIT));
  }

  /** The agency that the counter belongs to, if it is one of these. */
  public Optional<UnitSummary> nearest(List<UnitSummary> agencies, @Nullable UnitSummary counter) {
    return counter == null
        ? Optional.empty()
        : agencies.stream().filter(unit -> counter.path().startsWith(unit.path())).findFirst();
  }

  /**
   * Where the agency works on a procedure: one of its divisions, or itself.
   *
   * @param procedureCode null for work that is no procedure of its own
   */
  Place workplace(@Nullable String procedureCode, UnitSummary agency, LocalDate on) {
    return place(division(procedureCode == null ? "" : procedureCode, agency, on));
  }

  private UnitSummary division(String procedureCode, UnitSummary competent, LocalDate on) {
    Optional<UUID> known = divisions.of(procedureCode, competent.id());
    if (known.isPresent()) {
      return directory.unit(known.get());
    }
    List<UnitSummary> named =
        directory.units(procedures.handlingUnits(procedureCode)).stream()
            .filter(unit -> unit.kind() == UnitKind.DIVISION)
            .filter(unit -> unit.path().startsWith(competent.path()))
            .toList();
    if (!named.isEmpty()) {
      return named.getFirst();
    }
    List<UnitSummary> divisions =
        directory.children(competent.id(), on).stream()
            .filter(unit -> unit.kind() == UnitKind.DIVISION)
            .toList();
    return divisions.size() == 1 ? divisions.getFirst() : competent;
  }

  /** Whether another counter than the agency's own receives it (NĐ 309/2026 Art. 7). */
  public boolean nonTerritorial(Dossier.Organisations organisations, LocalDate on) {
    return directory
        .serviceCentreOf(organisations.competent().unitId(), on)
        .filter(own -> !own.id().equals(organisations.received().unitId()))
        .isPresent();
  }

  /** Identification code of the agency for dossier codes of that day. */
  String code(Place agency, boolean oldStyle, LocalDate on) {
    return directory.codeOn(agency.unitId(), oldStyle ? CodeStyle.OLD : CodeStyle.NEW, on);
  }

  UnitSummary unit(UUID id) {
    return directory.unit(id);
  }

  static Place place(UnitSummary unit) {
    return new Place(unit.id(), unit.name(), unit.path());
  }
}
