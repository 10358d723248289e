package vn.lienthong.dossiers;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.procedures.LinkedPart;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.AppException;

/** Finds which agency does a part of an interlinked dossier, and which of its divisions. */
@Component
class LinkedAgencies {
  private final DirectoryApi directory;
  private final ProceduresApi procedures;
  private final HandlingUnits units;

  LinkedAgencies(DirectoryApi directory, ProceduresApi procedures, HandlingUnits units) {
    this.directory = directory;
    this.procedures = procedures;
    this.units = units;
  }

  /** Refuses where the directory knows no agency: better at acceptance than later. */
  Place place(LinkedPart part, Dossier.Organisations organisations, LocalDate on) {
    Optional<UnitSummary> agency =
        switch (part.agency()) {
          case COMPETENT -> Optional.empty();
          case FIXED -> byCode(part, on);
          case TERRITORY -> ofTerritory(part, organisations.competent(), on);
        };
    return switch (part.agency()) {
      case COMPETENT -> organisations.handling();
      case FIXED, TERRITORY ->
          agency
              .map(unit -> units.workplace(part.procedureCode(), unit, on))
              .orElseThrow(() ->
                  new AppException(
                      DossiersErrors.NO_AGENCY_FOR_PART,
                      part.name(),
                      organisations.competent().name()));
    };
  }

  private Optional<UnitSummary> byCode(LinkedPart part, LocalDate on) {
    return part.agencyCode() == null
        ? Optional.empty()
        : directory.unitByCode(part.agencyCode(), on);
  }

  /** Named for the procedure of the part first, then below the agency above. */
  private Optional<UnitSummary> ofTerritory(LinkedPart part, Place competent, LocalDate on) {
    String geoCode = directory.unit(competent.unitId()).geoCode();
    List<UnitSummary> named =
        part.procedureCode() == null
            ? List.of()
            : directory.units(procedures.handlingUnits(part.procedureCode()));
    List<UnitSummary> below =
        byCode(part, on).map(above -> directory.subtree(above.path(), on)).orElse(List.of());
    return Stream.concat(named.stream(), below.stream())
        .filter(unit -> geoCode != null && Objects.equals(unit.geoCode(), geoCode))
        .findFirst()
        .or(() -> named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty());
  }
}
