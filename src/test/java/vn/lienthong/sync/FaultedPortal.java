package vn.lienthong.sync;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

/** What officials do in a run of faults, one order at a time; the job of the node sends. */
@Component
public class FaultedPortal {
  private final TestOffice offices;
  private final TestActs acts;
  private final OutageDay day;
  private final DeadLetters letters;
  private final Mending mending;
  private final JdbcClient jdbc;
  private TestOffice.@Nullable Office office;

  FaultedPortal(
      TestOffice offices,
      TestActs acts,
      OutageDay day,
      DeadLetters letters,
      Mending mending,
      JdbcClient jdbc) {
    this.offices = offices;
    this.acts = acts;
    this.day = day;
    this.letters = letters;
    this.mending = mending;
    this.jdbc = jdbc;
  }

  public String act(List<String> words) {
    return switch (words.getFirst()) {
      case "live" -> live();
      case "fill" -> "" + day.fill(office(), Integer.parseInt(words.get(1)));
      case "replay" -> replay();
      case "compare" -> compare();
      case "mend" -> mend();
      default -> throw new IllegalArgumentException(words.toString());
    };
  }

  private TestOffice.Office office() {
    TestOffice.Office known = office;
    if (known == null) {
      known = offices.open();
      offices.exempt(known);
      office = known;
    }
    return known;
  }

  /** A whole life by the acts of the product, each in its own transaction. */
  private String live() {
    TestOffice.Office o = office();
    Dossier d = acts.receive(o);
    UUID id = d.id();
    acts.assign(o, id);
    acts.supplement(o, id);
    acts.supplemented(o, id);
    acts.pay(o, id);
    acts.finish(o, id);
    return d.code();
  }

  private String replay() {
    int many = 0;
    for (DeadLetters.Kind kind : letters.kinds()) {
      many += letters.replayAll(kind.reason(), kind.field(), CurrentUser.SYSTEM);
    }
    return "" + many;
  }

  private List<LocalDate> days() {
    return jdbc.sql(
            """
            select distinct cast(received_at at time zone 'Asia/Ho_Chi_Minh' as date) as day
            from dossiers.dossier where received_at is not null order by day
            """)
        .query(LocalDate.class)
        .list();
  }

  /** Compares every day by code: ours, theirs, the same. */
  private String compare() {
    int ours = 0;
    int theirs = 0;
    int matched = 0;
    for (LocalDate day : days()) {
      Reconciliation.Counts counts = mending.compare(day, CurrentUser.SYSTEM);
      ours += counts.ours();
      theirs += counts.theirs();
      matched += counts.matched();
    }
    return ours + " " + theirs + " " + matched;
  }

  private String mend() {
    int many = 0;
    for (LocalDate day : days()) {
      boolean differs =
          jdbc.sql(
                  """
                  select exists (select 1 from sync.difference
                    where day = :day and kind in ('MISSING_THERE', 'STATUS_DIFFERS'))
                  """)
              .param("day", day)
              .query(Boolean.class)
              .single();
      many += differs ? mending.resend(day, null, CurrentUser.SYSTEM) : 0;
    }
    return "" + many;
  }
}
