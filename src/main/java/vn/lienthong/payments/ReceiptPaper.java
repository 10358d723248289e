package vn.lienthong.payments;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.papers.FeeReceipt;
import vn.lienthong.papers.Office;
import vn.lienthong.papers.PaperSize;
import vn.lienthong.papers.PapersApi;
import vn.lienthong.papers.PaymentReceipt;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** Biên lai of a paid request, with the QR code of its public check page. */
@Component
public class ReceiptPaper {
  private final PapersApi papers;
  private final DirectoryApi directory;
  private final ReceiptBooks books;
  private final Texts texts;
  private final String address;

  ReceiptPaper(
      PapersApi papers,
      DirectoryApi directory,
      ReceiptBooks books,
      MessageSource messages,
      HouseAddress house) {
    this.papers = papers;
    this.directory = directory;
    this.books = books;
    this.texts = new Texts(messages, Locale.of("vi"));
    this.address = house.outside();
  }

  /** The PDF, shown in the browser. */
  public ResponseEntity<byte[]> respond(Charge charge) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename("bien-lai-" + charge.code() + ".pdf")
                .build()
                .toString())
        .body(print(charge));
  }

  /** Biên lai in three copies for receipts taken at the counter (NĐ 123/2020/NĐ-CP Art. 30–32). */
  public ResponseEntity<byte[]> respondInCopies(Charge charge, @Nullable PaperSize size) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename("bien-lai-3-lien-" + charge.code() + ".pdf")
                .build()
                .toString())
        .body(printCopies(charge, size == null ? PaperSize.A5 : size));
  }

  private byte[] printCopies(Charge charge, PaperSize size) {
    return papers.render(feeReceipt(charge), size, Locale.of("vi"));
  }

  /** What the receipt says; refused while nothing was paid. */
  public FeeReceipt feeReceipt(Charge charge) {
    Charge.Taken taken = charge.taken();
    if (taken == null) {
      throw new AppException(PaymentsErrors.NO_BILL, charge.code());
    }
    LocalDate day = LocalDate.ofInstant(taken.at(), Vietnam.ZONE);
    return new FeeReceipt(
        office(charge, day),
        charge.subject().code(),
        books.of(charge.payee().unitId(), day),
        taken.receipt(),
        new FeeReceipt.Payer(charge.payer().name(), null),
        charge.subject().title(),
        charge.items().stream()
            .map(item ->
                new FeeReceipt.Line(texts.t(item.kind().label()), item.name(), item.amount()))
            .toList(),
        charge.amount(),
        texts.t(taken.means().label()),
        taken.at(),
        taken.means() == Means.ONLINE ? "" : taken.by(),
        address + "/payments/receipts/" + charge.checkCode());
  }

  byte[] print(Charge charge) {
    Charge.Taken taken = charge.taken();
    if (taken == null) {
      throw new AppException(PaymentsErrors.NO_BILL, charge.code());
    }
    return papers.render(
        new PaymentReceipt(
            office(charge, LocalDate.ofInstant(taken.at(), Vietnam.ZONE)),
            charge.subject().code(),
            charge.payer().name(),
            charge.subject().title() + " (" + charge.code() + ")",
            charge.items().stream()
                .map(item -> new PaymentReceipt.Line(item.name(), item.amount()))
                .toList(),
            charge.amount(),
            texts.t(taken.means().label()),
            taken.receipt(),
            taken.at(),
            taken.means() == Means.ONLINE ? "" : taken.by(),
            address + "/payments/receipts/" + charge.checkCode()));
  }

  private Office office(Charge charge, LocalDate day) {
    UnitSummary unit = directory.unit(charge.payee().unitId());
    UUID above = unit.parentId();
    return new Office(
        above == null ? null : upper(directory.unit(above).name()),
        upper(unit.name()),
        directory.place(day),
        unit.address(),
        unit.phone(),
        address);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.of("vi"));
  }
}
