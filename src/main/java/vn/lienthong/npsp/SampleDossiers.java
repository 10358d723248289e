package vn.lienthong.npsp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.Vietnam;

/** Invented dossiers of ministries and of the portal, so that the demonstration has a mirror. */
@Component
@Profile("!command")
@ConditionalOnProperty(name = "lienthong.demo", havingValue = "true")
class SampleDossiers implements ApplicationRunner {
  private static final int MANY = 40;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final List<String> OWNERS =
      List.of("Nguyễn Thị Mẫu", "Lê Văn Thử", "Trịnh Thị Ví", "Phạm Văn Dụ", "Hoàng Văn Giả");

  private record Kind(
      String prefix, String procedure, String name, String agency, String system, String by) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "G01.56",
              "9.900001",
              "Cấp hộ chiếu phổ thông (dữ liệu trình diễn)",
              "Công an tỉnh Thanh Hóa",
              "BO",
              "Hệ thống của Bộ Công an (mô phỏng)"),
          new Kind(
              "G12.56",
              "9.900002",
              "Đăng ký mã số thuế cá nhân (dữ liệu trình diễn)",
              "Thuế tỉnh Thanh Hóa",
              "BO",
              "Hệ thống của Bộ Tài chính (mô phỏng)"),
          new Kind(
              "A00.56",
              "9.900003",
              "Liên thông khai sinh trực tuyến (dữ liệu trình diễn)",
              "UBND cấp xã, tỉnh Thanh Hóa",
              "DVCQG",
              "Cổng Dịch vụ công quốc gia (mô phỏng)"));

  private final Elsewhere elsewhere;
  private final Clock clock;

  SampleDossiers(Elsewhere elsewhere, Clock clock) {
    this.elsewhere = elsewhere;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    if (!elsewhere.empty()) {
      return;
    }
    Instant now = clock.instant();
    for (int i = 0; i < MANY; i++) {
      Instant filed = now.minus(Duration.ofHours(30L + 19L * i));
      boolean done = i % 3 != 0;
      Instant finished = filed.plus(Duration.ofHours(26));
      Kind kind = KINDS.get(i % KINDS.size());
      elsewhere.put(
          new Elsewhere.Row(
              "%s-%s-%04d"
                  .formatted(
                      kind.prefix(), DAY.format(LocalDate.ofInstant(filed, Vietnam.ZONE)), i + 1),
              kind.procedure(),
              kind.name(),
              kind.agency(),
              OWNERS.get(i % OWNERS.size()),
              kind.system(),
              kind.by(),
              2,
              done ? 9 : 4,
              filed,
              filed.plus(Duration.ofHours(1)),
              filed.plus(Duration.ofDays(5)),
              done ? finished : null,
              done ? finished : filed.plus(Duration.ofHours(3))));
    }
  }
}
