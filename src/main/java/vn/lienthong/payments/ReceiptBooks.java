package vn.lienthong.payments;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.papers.FeeReceipt;

/**
 * Form, series and tax code of the books of receipts, by unit and day; a row without a unit is
 * everybody's.
 */
@Repository
class ReceiptBooks {
  private final JdbcClient jdbc;

  ReceiptBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  FeeReceipt.Book of(UUID unit, LocalDate day) {
    return jdbc.sql(
            """
            select form, series, tax_code from payments.receipt_book
            where (unit_id = :unit or unit_id is null)
              and from_day <= :day and (to_day is null or to_day >= :day)
            order by unit_id nulls last, from_day desc limit 1
            """)
        .param("unit", unit)
        .param("day", day)
        .query((row, number) ->
            new FeeReceipt.Book(
                row.getString("form"), row.getString("series"), row.getString("tax_code")))
        .optional()
        .orElse(new FeeReceipt.Book("", "", ""));
  }
}
