package vn.lienthong.store.national;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;

/**
 * The national store that ships: it holds, for invented people alone (numbers that begin with 099),
 * a paper of each kind that the procedure accepts, and has the faults of a real one.
 */
@Component
class SimulatedNationalStore implements NationalStore {
  private static final String INVENTED = "099";
  private static final String[] SIGNERS = {"Lê Văn Mô Phỏng", "Trịnh Thị Mô Phỏng"};

  private final JdbcClient jdbc;
  private final SimulatedFaults faults;
  private final Clock clock;

  SimulatedNationalStore(JdbcClient jdbc, SimulatedFaults faults, Clock clock) {
    this.jdbc = jdbc;
    this.faults = faults;
    this.clock = clock;
  }

  /** A kind of paper that serves for the procedure. */
  private record Kind(String code, String name, @Nullable Integer months) {}

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public List<NationalPaper> ask(Question question) {
    Fault fault = faults.of(question.owner());
    if (fault == Fault.TIMEOUT) {
      // whoever waits learns no more than that it took too long
      throw new AppException(NationalErrors.SILENT);
    }
    if (fault == Fault.NOT_FOUND || !question.owner().startsWith(INVENTED)) {
      return List.of();
    }
    return jdbc
        .sql(
            """
            select distinct k.code, k.name, k.months from store.kind k
            join store.acceptance a on a.kind = k.code
            where a.procedure_code = :procedure order by k.code
            """)
        .param("procedure", question.procedure())
        .query((row, i) ->
            new Kind(
                row.getString("code"),
                row.getString("name"),
                row.getObject("months", Integer.class)))
        .list()
        .stream()
        .map(kind -> paper(kind, question.owner()))
        .toList();
  }

  private NationalPaper paper(Kind kind, String owner) {
    String code = kind.code();
    String name = kind.name();
    Integer months = kind.months();
    int seed = Math.floorMod((owner + code).hashCode(), 90_000);
    LocalDate today = Vietnam.today(clock);
    LocalDate issued =
        months == null
            ? LocalDate.of(2012 + seed % 11, 1 + seed % 12, 1 + seed % 28)
            : today.withDayOfMonth(1).minusMonths(1);
    LocalDate until = months == null ? null : issued.plusMonths(months).minusDays(1);
    NationalPaper told =
        new NationalPaper(
            "QG-" + owner.substring(INVENTED.length()) + "-" + code,
            code,
            name,
            "%05d/%d-MP".formatted(10_000 + seed, issued.getYear()),
            "Cơ quan cấp " + name.toLowerCase(java.util.Locale.ROOT) + " (mô phỏng)",
            SIGNERS[seed % SIGNERS.length],
            issued,
            until,
            until == null,
            true,
            null,
            "giay-to-" + code.toLowerCase(java.util.Locale.ROOT) + ".pdf",
            "tep/" + code);
    return told.withHash(Hashes.sha256(SimulatedPaper.pdf(told, owner)));
  }

  @Override
  public byte[] fetch(NationalPaper paper, String owner) {
    Fault fault = faults.of(owner);
    if (fault == Fault.WRONG_HASH) {
      byte[] file = SimulatedPaper.pdf(paper, owner);
      file[file.length - 1] ^= 1;
      return file;
    }
    if (fault != null) {
      throw new AppException(
          switch (fault) {
            case NOT_FOUND, WRONG_HASH -> NationalErrors.NOT_FOUND;
            case TIMEOUT -> NationalErrors.SILENT;
            case REVOKED -> NationalErrors.REVOKED;
          },
          paper.name());
    }
    return SimulatedPaper.pdf(paper, owner);
  }
}
