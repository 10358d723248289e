package vn.lienthong.dossiers.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Apology;
import vn.lienthong.dossiers.ApologyRepository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierApology;
import vn.lienthong.dossiers.DossierMistake;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.ResultReport;
import vn.lienthong.dossiers.ResultReportRepository;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.dossiers.SupplementRepository;
import vn.lienthong.dossiers.Transfer;
import vn.lienthong.dossiers.TransferRepository;
import vn.lienthong.shared.CurrentUser;

/**
 * What of a dossier can be printed, and what else is on paper: apology, hand-overs, reports of
 * wrong results.
 *
 * @param mayApologise whether the user may write or decide on the apology
 * @param mayReport whether the user may report a wrong or missing result
 */
record PaperLinks(
    List<Link> prints,
    @Nullable Apology apology,
    boolean mayApologise,
    List<Transfer> transfers,
    @Nullable ResultReport report,
    boolean mayReport) {

  /**
   * @param label message key
   * @param sizes whether it may be printed on A4 and on A5
   */
  record Link(String label, String href, boolean sizes) {
    Link(String label, String href) {
      this(label, href, true);
    }
  }

  /** Draws them up. */
  @Component
  static class Source {
    private final ApologyRepository apologies;
    private final DossierApology apology;
    private final TransferRepository transfers;
    private final ResultReportRepository reports;
    private final DossierMistake mistake;
    private final SupplementRepository supplements;
    private final ResultRepository results;

    Source(
        ApologyRepository apologies,
        DossierApology apology,
        TransferRepository transfers,
        ResultReportRepository reports,
        DossierMistake mistake,
        SupplementRepository supplements,
        ResultRepository results) {
      this.apologies = apologies;
      this.apology = apology;
      this.transfers = transfers;
      this.reports = reports;
      this.mistake = mistake;
      this.supplements = supplements;
      this.results = results;
    }

    PaperLinks of(Dossier d, CurrentUser user) {
      Apology current = apologies.current(d.id()).orElse(null);
      DossierApology.May may = apology.may(d, current, user);
      ResultReport last = reports.of(d.id()).stream().findFirst().orElse(null);
      ResultReport open = last != null && last.open() ? last : null;
      return new PaperLinks(
          prints(d, current),
          current,
          may.write() || may.approve() || may.sign(),
          transfers.of(d.id()),
          last,
          mistake.may(d, open, user).report());
    }

    private List<Link> prints(Dossier d, @Nullable Apology current) {
      String base = "/dossiers/" + d.id() + "/";
      List<Link> links = new ArrayList<>();
      if (d.times().receivedAt() != null) {
        links.add(new Link("dossiers.form.01", base + "form-01"));
        links.add(new Link("dossiers.form.together", base + "slip", false));
      }
      if (!supplements.of(d.id()).isEmpty()) {
        links.add(new Link("dossiers.form.02", base + "form-02"));
      }
      if (d.status() == DossierStatus.NOT_RECEIVED || results.refused(d.id())) {
        links.add(new Link("dossiers.form.03", base + "form-03"));
      }
      if (current != null) {
        links.add(new Link("dossiers.form.04", base + "form-04"));
      }
      if (d.status() == DossierStatus.STOPPED || d.status() == DossierStatus.WITHDRAWN) {
        links.add(new Link("dossiers.form.05", base + "form-05"));
      }
      if (d.times().receivedAt() != null) {
        links.add(new Link("dossiers.form.06", base + "form-06"));
      }
      if (!results.handovers(d.id()).isEmpty()) {
        links.add(new Link("dossiers.form.returned", base + "return-receipt.pdf"));
      }
      return links;
    }
  }
}
