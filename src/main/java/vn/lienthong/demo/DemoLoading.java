package vn.lienthong.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Loads the whole province into an empty database, or nothing. */
@Service
class DemoLoading {
  private static final Logger LOG = LoggerFactory.getLogger(DemoLoading.class);
  private static final long LOCK = 0x4C69_656E_5468_6F6EL;

  private final JdbcClient jdbc;
  private final ProvinceState state;
  private final UnitLoading unitLoading;
  private final PeopleLoading peopleLoading;
  private final CitizenLoading citizenLoading;
  private final DossierLoading dossierLoading;
  private final LinkedLoading linkedLoading;
  private final StoreLoading storeLoading;
  private final HallLoading hallLoading;
  private final PostLoading postLoading;
  private final IndexLoading indexLoading;
  private final ProceduresApi proceduresApi;
  private final DossiersApi dossiersApi;
  private final Clock clock;

  DemoLoading(
      JdbcClient jdbc,
      ProvinceState state,
      UnitLoading unitLoading,
      PeopleLoading peopleLoading,
      CitizenLoading citizenLoading,
      DossierLoading dossierLoading,
      LinkedLoading linkedLoading,
      StoreLoading storeLoading,
      HallLoading hallLoading,
      PostLoading postLoading,
      IndexLoading indexLoading,
      ProceduresApi proceduresApi,
      DossiersApi dossiersApi,
      Clock clock) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.state = state;
    this.unitLoading = unitLoading;
    this.peopleLoading = peopleLoading;
    this.citizenLoading = citizenLoading;
    this.dossierLoading = dossierLoading;
    this.linkedLoading = linkedLoading;
    this.storeLoading = storeLoading;
    this.hallLoading = hallLoading;
    this.postLoading = postLoading;
    this.indexLoading = indexLoading;
    this.proceduresApi = proceduresApi;
    this.dossiersApi = dossiersApi;
  }

  /** Whether it was loaded now; false where a province is there already. */
  @Transactional
  boolean loadIfEmpty() {
    jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
    if (!state.empty()) {
      return false;
    }
    long start = System.nanoTime();
    DemoProvince.Units units = DemoFiles.units();
    Map<String, UUID> unitIds = unitLoading.load(units);
    LOG.info("demo: {} units after {} ms", unitIds.size(), since(start));
    Cast cast = peopleLoading.load(DemoFiles.officials(), units, unitIds);
    LOG.info("demo: officials after {} ms", since(start));
    List<Applicant> applicants = citizenLoading.load(DemoFiles.citizens());
    List<ProcedureContent> procedures = DemoFiles.procedures(Vietnam.today(clock));
    Map<String, List<String>> handling = DemoFiles.handling(units);
    Map<String, List<Filing.Handler>> handlers = handlers(units, handling, unitIds);
    for (ProcedureContent procedure : procedures) {
      List<Filing.Handler> all = known(handlers.get(procedure.code()));
      proceduresApi.publish(
          procedure, all.stream().map(Filing.Handler::agency).toList(), CurrentUser.SYSTEM);
      all.stream()
          .filter(handler -> !handler.division().equals(handler.agency()))
          .forEach(handler ->
              dossiersApi.handle(procedure.code(), handler.agency(), handler.division()));
    }
    LOG.info("demo: {} procedures after {} ms", procedures.size(), since(start));
    StoreLoading.Shelf shelf = storeLoading.load(applicants);
    int dossiers = dossierLoading.load(procedures, handlers, cast, applicants, shelf);
    dossiers +=
        linkedLoading.load(
            new LinkedLoading.Stage(procedures, handlers, cast, applicants, units, unitIds));
    storeLoading.revokeSome(shelf);
    storeLoading.certifySome(applicants);
    storeLoading.loadRules();
    indexLoading.announce(procedures);
    LOG.info("demo: {} dossiers after {} ms", dossiers, since(start));
    int visits = hallLoading.load(unitIds, cast);
    LOG.info("demo: {} visits in halls after {} ms", visits, since(start));
    int consignments = postLoading.load();
    LOG.info("demo: {} results with the post after {} ms", consignments, since(start));
    return true;
  }

  static Map<String, List<Filing.Handler>> handlers(
      DemoProvince.Units units, Map<String, List<String>> handling, Map<String, UUID> ids) {
    Map<String, DemoProvince.Unit> byKey = new HashMap<>();
    units.units().forEach(unit -> byKey.put(unit.key(), unit));
    Map<String, List<Filing.Handler>> handlers = new HashMap<>();
    handling.forEach((code, keys) -> {
      List<Filing.Handler> all = new ArrayList<>();
      for (String key : keys) {
        DemoProvince.Unit agency = known(byKey.get(key));
        while (agency.kind().equals("DIVISION")) {
          agency = known(byKey.get(agency.parent()));
        }
        String centre =
            agency.kind().equals("COMMUNE") ? "ttpvhcc-" + agency.key() : "ttpvhcc-tinh";
        all.add(
            new Filing.Handler(
                known(ids.get(agency.key())),
                agency.name(),
                known(ids.get(key)),
                known(ids.get(centre)),
                agency.geo()));
      }
      handlers.put(code, List.copyOf(all));
    });
    return handlers;
  }

  private static <T> T known(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
