package vn.lienthong.store.national;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Faults that the simulator shows, by the number of the person. */
@Repository
class SimulatedFaults {
  private final JdbcClient jdbc;

  SimulatedFaults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Nullable Fault of(String owner) {
    return jdbc.sql("select fault from store.simulated_fault where owner = :owner")
        .param("owner", owner)
        .query(String.class)
        .optional()
        .map(Fault::valueOf)
        .orElse(null);
  }

  /** From now on; null ends it. */
  void set(String owner, @Nullable Fault fault) {
    if (fault == null) {
      jdbc.sql("delete from store.simulated_fault where owner = :owner")
          .param("owner", owner)
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into store.simulated_fault (owner, fault) values (:owner, :fault)
            on conflict (owner) do update set fault = excluded.fault
            """)
        .param("owner", owner)
        .param("fault", fault.name())
        .update();
  }

  Map<String, Fault> all() {
    Map<String, Fault> faults = new LinkedHashMap<>();
    jdbc.sql("select owner, fault from store.simulated_fault order by owner limit 200")
        .query(row -> {
          faults.put(row.getString("owner"), Fault.valueOf(row.getString("fault")));
        });
    return faults;
  }
}
