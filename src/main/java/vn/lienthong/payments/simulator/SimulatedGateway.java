package vn.lienthong.payments.simulator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.papers.PapersApi;
import vn.lienthong.payments.gateway.Message;
import vn.lienthong.payments.gateway.Signatures;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;

/** A gateway as the national platform is one, with its own books; it knows nothing of the house. */
@Service
public class SimulatedGateway {
  private static final Duration LIFE = Duration.ofMinutes(15);

  private final JdbcClient jdbc;
  private final Signatures signatures;
  private final Faults faults;
  private final PapersApi papers;
  private final Clock clock;

  SimulatedGateway(
      JdbcClient jdbc, Signatures signatures, Faults faults, PapersApi papers, Clock clock) {
    this.jdbc = jdbc;
    this.signatures = signatures;
    this.faults = faults;
    this.papers = papers;
    this.clock = clock;
  }

  /** A bill in the gateway's books. */
  public record Bill(
      String reference,
      String transactionId,
      long amount,
      String purpose,
      String payer,
      String unit,
      @Nullable String bank,
      State state,
      Instant createdAt,
      @Nullable Instant decidedAt) {}

  /** How a bill stands. */
  public enum State {
    OPEN,
    PENDING,
    SUCCEEDED,
    FAILED
  }

  /** What a payer does on the gateway's page. */
  public enum Choice {
    SUCCESS,
    FAILURE,
    PENDING
  }

  /** The answer to a message, signed. */
  @Transactional
  public Message answer(Message asked) {
    String kind = asked.text("LoaiBanTin");
    boolean known = List.of("INIT", "QUERY", "GET_BILL", "REFUND").contains(kind);
    boolean holds = known && signatures.holds(kind, asked);
    if (holds) {
      keep(kind, asked);
    }
    Map<String, Object> answer =
        !holds
            ? code("97", asked)
            : switch (kind) {
              case "INIT" -> begin(asked);
              case "QUERY" -> query(asked);
              case "GET_BILL" -> bill(asked);
              default -> refund(asked);
            };
    return signatures.sign(known ? kind + "_ANSWER" : "QUERY_ANSWER", Message.of(answer));
  }

  private void keep(String kind, Message asked) {
    jdbc.sql(
            """
            insert into payments.simulated_message (reference, kind, body, at)
            values (:reference, :kind, :body, :at)
            on conflict (reference, kind) do update set body = excluded.body, at = excluded.at
            """)
        .param("reference", asked.text("MaThamChieu"))
        .param("kind", kind)
        .param("body", SimulatorMessages.write(asked))
        .param("at", Sql.utc(clock.instant()))
        .update();
  }

  private static Map<String, Object> code(String code, Message asked) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("MaLoi", code);
    answer.put("MaThamChieu", asked.text("MaThamChieu"));
    return answer;
  }

  private Map<String, Object> begin(Message asked) {
    long amount = asked.number("SoTien");
    if (amount <= 0) {
      return code("13", asked);
    }
    String wrong = InitCheck.wrong(asked);
    if (wrong != null) {
      Map<String, Object> answer = code("04", asked);
      answer.put("TruongSai", wrong);
      return answer;
    }
    Map<?, ?> receipt =
        asked.fields().get("ThongTinBienLai") instanceof Map<?, ?> map ? map : Map.of();
    jdbc.sql(
            """
            insert into payments.simulated_bill (reference, transaction_id, amount, purpose, payer,
              unit, state, created_at)
            values (:reference, :transaction, :amount, :purpose, :payer, :unit, 'OPEN', :at)
            on conflict (reference) do nothing
            """)
        .param("reference", asked.text("MaThamChieu"))
        .param("transaction", transaction())
        .param("amount", amount)
        .param("purpose", asked.text("ThongTinGiaoDich"))
        .param("payer", String.valueOf(receipt.get("HoTenNguoiNop")))
        .param("unit", String.valueOf(receipt.get("TenTKThuHuong")))
        .param("at", Sql.utc(clock.instant()))
        .update();
    Map<String, Object> answer = code(Message.FINE, asked);
    answer.put("UrlThanhToan", "/simulator/payment-gateway/pay/" + asked.text("MaThamChieu"));
    return answer;
  }

  private static String transaction() {
    return "MP" + Ids.next().toString().replace("-", "").substring(0, 20).toUpperCase(Locale.ROOT);
  }

  private Map<String, Object> query(Message asked) {
    Optional<Bill> found = find(asked.text("MaThamChieu"));
    if (found.isEmpty()) {
      return code(Message.UNKNOWN, asked);
    }
    Bill bill = found.get();
    boolean dead =
        bill.state() == State.OPEN && bill.createdAt().plus(LIFE).isBefore(clock.instant());
    if (dead) {
      decided(bill.reference(), State.FAILED, null);
    }
    Map<String, Object> answer = code(Message.FINE, asked);
    answer.put(
        "TrangThaiGD",
        switch (dead ? State.FAILED : bill.state()) {
          case SUCCEEDED -> "1";
          case OPEN, PENDING -> "3";
          case FAILED -> "4";
        });
    answer.put("SoTien", Long.toString(bill.amount()));
    answer.put("MaGiaoDich", bill.transactionId());
    answer.put("MaNganHang", bill.bank() == null ? "" : bill.bank());
    answer.put(
        "ThoiGianGD", Message.stamp(bill.decidedAt() == null ? clock.instant() : bill.decidedAt()));
    return answer;
  }

  private Map<String, Object> bill(Message asked) {
    Optional<Bill> found =
        find(asked.text("MaThamChieu")).filter(bill -> bill.state() == State.SUCCEEDED);
    if (found.isEmpty()) {
      return code(Message.UNKNOWN, asked);
    }
    Map<String, Object> answer = code(Message.FINE, asked);
    answer.put(
        "BienLai", Base64.getEncoder().encodeToString(SimulatedReceipt.print(found.get(), papers)));
    return answer;
  }

  private Map<String, Object> refund(Message asked) {
    String reference = asked.text("MaThamChieu");
    long amount = asked.number("SoTien");
    if (faults.take(Faults.Kind.REFUND_REFUSED)) {
      Map<String, Object> answer = code("07", asked);
      answer.put("TrangThaiGD", "4");
      return answer;
    }
    if (faults.take(Faults.Kind.REFUND_PENDING)) {
      Map<String, Object> answer = code(Message.FINE, asked);
      answer.put("TrangThaiGD", "3");
      return answer;
    }
    boolean ours =
        jdbc.sql(
                """
                select exists (select 1 from payments.simulated_bill
                  where transaction_id = :original and state = 'SUCCEEDED' and amount >= :amount)
                """)
            .param("original", asked.text("MaGiaoDich"))
            .param("amount", amount)
            .query(Boolean.class)
            .single();
    if (!ours || amount <= 0) {
      Map<String, Object> answer = code("08", asked);
      answer.put("TrangThaiGD", "4");
      return answer;
    }
    jdbc.sql(
            """
            insert into payments.simulated_refund (reference, transaction_id, original, amount,
              unit, at)
            values (:reference, :transaction, :original, :amount, '', :at)
            on conflict (reference) do nothing
            """)
        .param("reference", reference)
        .param("transaction", transaction())
        .param("original", asked.text("MaGiaoDich"))
        .param("amount", amount)
        .param("at", Sql.utc(clock.instant()))
        .update();
    Map<String, Object> answer = code(Message.FINE, asked);
    answer.put("TrangThaiGD", "1");
    answer.put("SoTien", Long.toString(amount));
    answer.put(
        "MaGiaoDich",
        jdbc.sql("select transaction_id from payments.simulated_refund where reference = :r")
            .param("r", reference)
            .query(String.class)
            .single());
    return answer;
  }

  /** The payer decides; what the house hears of it depends on the faults ordered. */
  @Transactional
  public Bill decide(String reference, Choice choice, String bank) {
    Bill bill = find(reference).orElseThrow();
    if (bill.state() == State.SUCCEEDED || bill.state() == State.FAILED) {
      return bill;
    }
    State state =
        switch (choice) {
          case SUCCESS -> State.SUCCEEDED;
          case FAILURE -> State.FAILED;
          case PENDING -> State.PENDING;
        };
    decided(reference, state, bank);
    Bill now = find(reference).orElseThrow();
    announce(now, choice);
    return now;
  }

  private void announce(Bill bill, Choice choice) {
    String code =
        switch (choice) {
          case SUCCESS -> Message.FINE;
          case FAILURE -> "24";
          case PENDING -> "03";
        };
    if (choice != Choice.PENDING && faults.take(Faults.Kind.LOST)) {
      return;
    }
    long amount = bill.amount();
    if (choice == Choice.SUCCESS && faults.take(Faults.Kind.WRONG_AMOUNT)) {
      amount = amount > 1000 ? amount - 1000 : amount + 1000;
    }
    Message message = confirmation(bill, code, amount);
    if (faults.take(Faults.Kind.WRONG_SIGNATURE)) {
      message = message.with(Message.MAC, "0".repeat(64));
    }
    Instant now = clock.instant();
    Instant due = faults.take(Faults.Kind.LATE) ? now.plus(faults.lateBy()) : now;
    queue(message, due);
    if (faults.take(Faults.Kind.DUPLICATED)) {
      queue(message, due);
      queue(message, due.plusSeconds(1));
    }
    if (choice == Choice.SUCCESS && faults.take(Faults.Kind.OUT_OF_ORDER)) {
      queue(confirmation(bill, "24", bill.amount()), due.plusMillis(1));
    }
  }

  private Message confirmation(Bill bill, String code, long amount) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("MaLoi", code);
    m.put("MaThamChieu", bill.reference());
    m.put("SoTien", Long.toString(amount));
    m.put("MaGiaoDich", bill.transactionId());
    m.put("MaNganHang", bill.bank() == null ? "" : bill.bank());
    m.put(
        "ThoiGianGD", Message.stamp(bill.decidedAt() == null ? clock.instant() : bill.decidedAt()));
    return signatures.sign("CONFIRM", Message.of(m));
  }

  private void queue(Message message, Instant due) {
    jdbc.sql(
            """
            insert into payments.simulated_confirmation (id, reference, body, due_at)
            values (:id, :reference, :body, :due)
            """)
        .param("id", Ids.next())
        .param("reference", message.text("MaThamChieu"))
        .param("body", SimulatorMessages.write(message))
        .param("due", Sql.utc(due))
        .update();
  }

  private void decided(String reference, State state, @Nullable String bank) {
    jdbc.sql(
            """
            update payments.simulated_bill
            set state = :state, bank = coalesce(:bank, bank), decided_at = :at
            where reference = :reference
            """)
        .param("state", state.name())
        .param("bank", bank)
        .param("at", Sql.utc(clock.instant()))
        .param("reference", reference)
        .update();
  }

  public Optional<Bill> find(String reference) {
    return jdbc.sql("select * from payments.simulated_bill where reference = :reference")
        .param("reference", reference)
        .query(SimulatedGateway::row)
        .optional();
  }

  List<Bill> newest(int most) {
    return jdbc.sql(
            "select * from payments.simulated_bill order by created_at desc, reference limit :most")
        .param("most", most)
        .query(SimulatedGateway::row)
        .list();
  }

  /** The settlement file of a day in Vietnam's zone, as the gateway sends it. */
  @Transactional(readOnly = true)
  public String settlement(LocalDate day) {
    Instant from = day.atStartOfDay(Vietnam.ZONE).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(Vietnam.ZONE).toInstant();
    StringBuilder file = new StringBuilder("MaGiaoDich,MaThamChieu,Loai,SoTien,ThoiGianGD\n");
    jdbc.sql(
            """
            select transaction_id, reference, 'THU' as kind, amount, decided_at as at
            from payments.simulated_bill
            where state = 'SUCCEEDED' and decided_at >= :from and decided_at < :to
            union all
            select transaction_id, reference, 'HOAN', amount, at from payments.simulated_refund
            where at >= :from and at < :to
            order by at, transaction_id
            """)
        .param("from", Sql.utc(from))
        .param("to", Sql.utc(to))
        .query((row, number) ->
            String.join(
                ",",
                row.getString("transaction_id"),
                row.getString("reference"),
                row.getString("kind"),
                Long.toString(row.getLong("amount")),
                Message.stamp(Sql.at(row, "at"))))
        .list()
        .forEach(line -> file.append(line).append('\n'));
    return file.toString();
  }

  private static Bill row(ResultSet row, int number) throws SQLException {
    return new Bill(
        row.getString("reference"),
        row.getString("transaction_id"),
        row.getLong("amount"),
        row.getString("purpose"),
        row.getString("payer"),
        row.getString("unit"),
        row.getString("bank"),
        State.valueOf(row.getString("state")),
        Sql.at(row, "created_at"),
        Sql.instant(row, "decided_at"));
  }
}
