package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Party;
import vn.lienthong.identity.CitizenClaims;
import vn.lienthong.identity.IdentityApi;

/** Makes the accounts of citizens and enterprises. */
@Component
class CitizenLoading {
  private final IdentityApi identity;

  CitizenLoading(IdentityApi identity) {
    this.identity = identity;
  }

  List<Applicant> load(DemoProvince.Citizens citizens) {
    List<Applicant> applicants = new ArrayList<>();
    Map<String, Applicant> byKey = new HashMap<>();
    for (DemoProvince.Citizen citizen : citizens.citizens()) {
      UUID account =
          identity.citizenAccount(
              new CitizenClaims(
                  "demo:" + citizen.identityNumber(),
                  null,
                  CitizenClaims.Kind.PERSON,
                  citizen.identityNumber(),
                  citizen.name(),
                  citizen.birth(),
                  null,
                  null));
      Party party =
          new Party(
              Party.Kind.CITIZEN,
              citizen.name(),
              citizen.identityNumber(),
              citizen.phone(),
              citizen.email(),
              citizen.address(),
              citizen.communeCode(),
              account);
      Applicant applicant = new Applicant(party, party, citizen.sex());
      applicants.add(applicant);
      byKey.put(citizen.key(), applicant);
    }
    for (DemoProvince.Enterprise enterprise : citizens.enterprises()) {
      Applicant representative = Objects.requireNonNull(byKey.get(enterprise.representative()));
      UUID account =
          identity.citizenAccount(
              new CitizenClaims(
                  "demo:" + enterprise.taxCode(),
                  null,
                  CitizenClaims.Kind.BUSINESS,
                  enterprise.taxCode(),
                  enterprise.name(),
                  null,
                  null,
                  null));
      Party owner =
          new Party(
              Party.Kind.ENTERPRISE,
              enterprise.name(),
              enterprise.taxCode(),
              enterprise.phone(),
              enterprise.email(),
              enterprise.address(),
              enterprise.communeCode(),
              account);
      applicants.add(new Applicant(representative.person(), owner, representative.sex()));
    }
    return applicants;
  }
}
