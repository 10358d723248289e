package vn.lienthong.papers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;

/**
 * Gives papers out: each content of a paper is known by a code of its own, under which anybody can
 * check it. Printed again unchanged, it is the same paper with the same code.
 */
@Service
public class IssuedPapers {
  private static final Locale VIETNAMESE = Locale.of("vi");
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PapersApi papers;
  private final FormSets sets;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final String address;

  IssuedPapers(PapersApi papers, FormSets sets, JdbcClient jdbc, Clock clock, HouseAddress house) {
    this.papers = papers;
    this.sets = sets;
    this.jdbc = jdbc;
    this.clock = clock;
    this.address = house.outside();
  }

  /**
   * What a paper is about.
   *
   * @param subject the dossier, the list or the result
   * @param code of it, as people read it
   * @param validOn the day whose form set counts: that of acceptance
   * @param dated the day on the paper
   */
  public record About(
      PaperKind kind, UUID subject, String code, String agency, LocalDate validOn, Instant dated) {

    /** As of the acceptance of the dossier. */
    public static About of(
        PaperKind kind, UUID subject, String code, String agency, Instant accepted, Instant dated) {
      return new About(
          kind, subject, code, agency, LocalDate.ofInstant(accepted, Vietnam.ZONE), dated);
    }
  }

  /**
   * The paper as PDF with its stamp.
   *
   * @param size null takes the one of the form set
   */
  @Transactional
  public byte[] print(Paper paper, About about, @Nullable PaperSize size) {
    FormSets.Form form = sets.on(about.kind(), about.validOn());
    String fingerprint = fingerprint(JSON.writeValueAsString(paper));
    String code = register(about, form, fingerprint);
    String label =
        form.number() == null
            ? null
            : "Mẫu số "
                + form.number()
                + " – "
                + form.basis().replaceFirst(", Phụ lục.*", "").replaceFirst("^Thông tư", "TT");
    return papers.render(
        paper,
        new Stamp(label, form.title().toUpperCase(VIETNAMESE), url(code), code, fingerprint),
        size == null ? form.size() : size,
        VIETNAMESE);
  }

  /** A draft or a copy that is not given out: without code and QR. */
  public byte[] preview(Paper paper, PaperKind kind, LocalDate validOn, @Nullable PaperSize size) {
    FormSets.Form form = sets.on(kind, validOn);
    return papers.render(
        paper,
        new Stamp(null, form.title().toUpperCase(VIETNAMESE), null, null, null),
        size == null ? form.size() : size,
        VIETNAMESE);
  }

  /**
   * A document drawn up elsewhere, which can be checked from now on; its code.
   *
   * @param fingerprint SHA-256 of the file, or of what stands on the paper
   */
  @Transactional
  public String register(About about, String fingerprint) {
    return register(about, sets.on(about.kind(), about.validOn()), fingerprint);
  }

  private String register(About about, FormSets.Form form, String fingerprint) {
    jdbc.sql(
            """
            insert into papers.issued (id, kind, form_set, form_number, title, title_en, subject,
              code, agency, dated, fingerprint, check_code, first_printed_at)
            values (:id, :kind, :set, :number, :title, :titleEn, :subject,
              :code, :agency, :dated, :fingerprint, :check, :now)
            on conflict (subject, kind, fingerprint) do nothing
            """)
        .param("id", Ids.next())
        .param("kind", about.kind().name())
        .param("set", form.set())
        .param("number", form.number())
        .param("title", form.title())
        .param("titleEn", form.titleEn())
        .param("subject", about.subject())
        .param("code", about.code())
        .param("agency", about.agency())
        .param("dated", about.dated().atOffset(ZoneOffset.UTC))
        .param("fingerprint", fingerprint)
        .param("check", newCode())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql(
            """
            select check_code from papers.issued
            where subject = :subject and kind = :kind and fingerprint = :fingerprint
            """)
        .param("subject", about.subject())
        .param("kind", about.kind().name())
        .param("fingerprint", fingerprint)
        .query(String.class)
        .single();
  }

  /**
   * From now on the check of all papers of this kind about the subject says: no longer in force.
   */
  @Transactional
  public void revoke(PaperKind kind, UUID subject, Instant at, boolean replaced) {
    jdbc.sql(
            """
            update papers.issued
            set revoked_at = coalesce(revoked_at, :at),
              replaced_at = case when :replaced then coalesce(replaced_at, :at) else replaced_at end
            where subject = :subject and kind = :kind
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("replaced", replaced)
        .param("subject", subject)
        .param("kind", kind.name())
        .update();
  }

  /** What the code stands for; punctuation and case do not matter. */
  public Optional<IssuedPaper> check(String typed) {
    String code = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    if (code.length() != LENGTH) {
      return Optional.empty();
    }
    return jdbc.sql("select * from papers.issued where check_code = :code")
        .param("code", code)
        .query(IssuedPapers::row)
        .optional();
  }

  /** The code of the latest paper of the kind, where one was given out. */
  public Optional<String> codeOf(PaperKind kind, UUID subject) {
    return jdbc.sql(
            """
            select check_code from papers.issued where subject = :subject and kind = :kind
            order by first_printed_at desc limit 1
            """)
        .param("subject", subject)
        .param("kind", kind.name())
        .query(String.class)
        .optional();
  }

  /** Address of the public check page of the code. */
  public String url(String code) {
    return address + "/papers/check?code=" + code;
  }

  public static String fingerprint(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String newCode() {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  private static IssuedPaper row(ResultSet row, int number) throws SQLException {
    return new IssuedPaper(
        PaperKind.valueOf(row.getString("kind")),
        row.getString("form_number"),
        row.getString("title"),
        row.getString("title_en"),
        row.getString("code"),
        row.getString("agency"),
        row.getObject("dated", OffsetDateTime.class).toInstant(),
        row.getString("fingerprint"),
        row.getString("check_code"),
        Sql.instant(row, "revoked_at"),
        Sql.instant(row, "replaced_at"));
  }
}
