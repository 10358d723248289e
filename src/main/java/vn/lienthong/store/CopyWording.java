package vn.lienthong.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.papers.CopyCertificate;
import vn.lienthong.papers.Office;
import vn.lienthong.papers.PapersApi;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.Vietnam;

/** The page that certifies: what stands on it, and the code by which anybody checks the copy. */
@Component
class CopyWording {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int GROUPS = 4;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final PapersApi printing;
  private final DirectoryApi directory;
  private final MessageSource messages;
  private final String site;

  CopyWording(
      PapersApi printing, DirectoryApi directory, MessageSource messages, HouseAddress house) {
    this.printing = printing;
    this.directory = directory;
    this.messages = messages;
    this.site = house.outside();
  }

  /** Who certifies, in which title and where. */
  record Certifier(String name, String title, String unit) {}

  /**
   * The act of certifying.
   *
   * @param register number in the register, 0007/2026
   */
  record Act(String code, String register, int pages, String scanHash, Instant at, Certifier by) {}

  byte[] certificate(Certification.Wanted wanted, Act act) {
    Certifier by = act.by();
    return printing.render(
        new CopyCertificate(
            new Office(
                null,
                by.unit(),
                directory.place(LocalDate.ofInstant(act.at(), Vietnam.ZONE)),
                null,
                null,
                site),
            act.code(),
            lines(wanted, act),
            by.name(),
            by.title(),
            act.at(),
            site + "/store/check/" + act.code()));
  }

  private List<CopyCertificate.Line> lines(Certification.Wanted wanted, Act act) {
    PaperFacts facts = wanted.facts();
    List<CopyCertificate.Line> lines = new ArrayList<>();
    line(lines, "register", act.register());
    line(lines, "paper", facts.name());
    line(lines, "number", facts.number());
    line(lines, "agency", facts.agency());
    line(lines, "issuedOn", facts.issuedOn() == null ? null : DAY.format(facts.issuedOn()));
    line(lines, "owner", wanted.ownerName());
    line(lines, "pages", "" + act.pages());
    line(lines, "until", wanted.validUntil() == null ? null : DAY.format(wanted.validUntil()));
    line(lines, "hash", act.scanHash().replaceAll("(.{8})", "$1 ").strip());
    return lines;
  }

  private void line(List<CopyCertificate.Line> lines, String term, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      lines.add(
          new CopyCertificate.Line(
              messages.getMessage(
                  "store.copy.line." + term, new Object[0], java.util.Locale.of("vi")),
              value));
    }
  }

  /** 80 random bits in four groups that can be read out: nobody guesses a copy of somebody. */
  String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < GROUPS * 4; i++) {
      if (i > 0 && i % 4 == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }
}
