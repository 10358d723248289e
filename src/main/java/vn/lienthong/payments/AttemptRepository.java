package vn.lienthong.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.db.Sql;

/** Rows of attempts; a move is made only if the table of legal moves has it. */
@Repository
public class AttemptRepository {
  private final JdbcClient jdbc;

  AttemptRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Attempt attempt) {
    jdbc.sql(
            """
            insert into payments.attempt (id, charge_id, reference, amount, state, payer_account,
              return_path, created_at, expires_at, next_query_at)
            values (:id, :charge, :reference, :amount, :state, :payer, :back, :created, :expires,
              :next)
            """)
        .param("id", attempt.id())
        .param("charge", attempt.chargeId())
        .param("reference", attempt.reference())
        .param("amount", attempt.amount())
        .param("state", attempt.state().name())
        .param("payer", attempt.payer())
        .param("back", attempt.returnPath())
        .param("created", Sql.utc(attempt.createdAt()))
        .param("expires", Sql.utc(attempt.expiresAt()))
        .param("next", Sql.time(attempt.nextQueryAt()))
        .update();
  }

  public Optional<Attempt> byReference(String reference) {
    return jdbc.sql("select * from payments.attempt where reference = :reference")
        .param("reference", reference)
        .query(AttemptRepository::row)
        .optional();
  }

  Attempt get(UUID id) {
    return jdbc.sql("select * from payments.attempt where id = :id")
        .param("id", id)
        .query(AttemptRepository::row)
        .single();
  }

  /** Newest last. */
  public List<Attempt> of(UUID charge) {
    return jdbc.sql("select * from payments.attempt where charge_id = :charge order by id")
        .param("charge", charge)
        .query(AttemptRepository::row)
        .list();
  }

  /** Whom the gateway must be asked about now, longest waiting first. */
  List<UUID> toQuery(Instant now, int most) {
    return jdbc.sql(
            """
            select id from payments.attempt where next_query_at <= :now
            order by next_query_at limit :most
            """)
        .param("now", Sql.utc(now))
        .param("most", most)
        .query((row, number) -> Sql.id(row, "id"))
        .list();
  }

  void move(Attempt attempt, AttemptState to) {
    if (attempt.state() == to) {
      return;
    }
    if (!attempt.state().next().contains(to)) {
      throw new AppException(
          PaymentsErrors.ILLEGAL_MOVE, attempt.reference(), attempt.state().name(), to.name());
    }
    jdbc.sql("update payments.attempt set state = :state where id = :id")
        .param("state", to.name())
        .param("id", attempt.id())
        .update();
  }

  void submitted(Attempt attempt, String url) {
    jdbc.sql("update payments.attempt set url = :url where id = :id")
        .param("url", url)
        .param("id", attempt.id())
        .update();
    move(attempt, AttemptState.SUBMITTED);
  }

  void succeeded(Attempt attempt, Money money) {
    jdbc.sql(
            """
            update payments.attempt set transaction_id = :transaction, bank = :bank,
              received = :received, paid_at = :paid, last_error = null where id = :id
            """)
        .param("transaction", money.transactionId())
        .param("bank", money.bank())
        .param("received", money.amount())
        .param("paid", Sql.utc(money.at()))
        .param("id", attempt.id())
        .update();
    move(attempt, AttemptState.SUCCEEDED);
  }

  /** Money that came, as the gateway tells it. */
  record Money(String transactionId, long amount, @Nullable String bank, Instant at) {}

  void query(UUID id, int queries, @Nullable Instant next, @Nullable String error) {
    jdbc.sql(
            """
            update payments.attempt
            set queries = :queries, next_query_at = :next, last_error = :error where id = :id
            """)
        .param("queries", queries)
        .param("next", Sql.time(next))
        .param("error", error)
        .param("id", id)
        .update();
  }

  private static Attempt row(ResultSet row, int number) throws SQLException {
    return new Attempt(
        Sql.id(row, "id"),
        Sql.id(row, "charge_id"),
        row.getString("reference"),
        row.getLong("amount"),
        AttemptState.valueOf(row.getString("state")),
        row.getObject("payer_account", UUID.class),
        row.getString("return_path"),
        row.getString("url"),
        row.getString("transaction_id"),
        row.getString("bank"),
        row.getObject("received", Long.class),
        Sql.instant(row, "paid_at"),
        Sql.at(row, "created_at"),
        Sql.at(row, "expires_at"),
        row.getInt("queries"),
        Sql.instant(row, "next_query_at"),
        row.getString("last_error"));
  }
}
