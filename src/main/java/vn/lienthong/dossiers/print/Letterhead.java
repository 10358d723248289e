package vn.lienthong.dossiers.print;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.Place;
import vn.lienthong.papers.Office;
import vn.lienthong.papers.Person;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.Vietnam;

/** Head of a paper and the people on it. */
@Component
public class Letterhead {
  private final DirectoryApi directory;
  private final String address;

  Letterhead(DirectoryApi directory, HouseAddress house) {
    this.directory = directory;
    this.address = house.outside();
  }

  /** Of the counter that received the dossier. */
  public Office counter(Dossier d) {
    return office(d.organisations().received(), d.times().submittedAt());
  }

  /** Of the agency that decides. */
  public Office agency(Dossier d) {
    return office(d.organisations().competent(), d.times().submittedAt());
  }

  /** Of a unit under the name that it had then. */
  public Office office(Place place, Instant at) {
    return office(place.unitId(), place.name(), at);
  }

  public Office office(UUID unitId, String name, Instant at) {
    UnitSummary unit = directory.unit(unitId);
    UnitSummary above = unit.parentId() == null ? null : directory.unit(unit.parentId());
    String where = directory.place(LocalDate.ofInstant(at, Vietnam.ZONE));
    return new Office(
        above == null ? null : above.name(), name, where, unit.address(), unit.phone(), address);
  }

  /** Where anybody sees how far the dossier is. */
  public String lookup(Dossier d) {
    return address + "/dossiers/lookup?code=" + d.code();
  }

  public static Person person(Party party) {
    return new Person(
        party.name(), party.identityNumber(), party.address(), party.phone(), party.email());
  }
}
