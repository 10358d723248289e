package vn.lienthong.dossiers;

import java.io.PrintStream;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.cli.Command;

/** {@code ./lienthong recount}: counts all dossiers anew for the reports and mends differences. */
@Component
class TallyCommand implements Command {
  private final Tally tally;

  TallyCommand(Tally tally) {
    this.tally = tally;
  }

  @Override
  public String name() {
    return "recount";
  }

  @Override
  public String summary() {
    return "đếm lại số liệu báo cáo từ hồ sơ / count the figures of reports anew from the dossiers";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    if (!arguments.isEmpty()) {
      out.println("./lienthong recount");
      return 2;
    }
    long mended = tally.rebuild();
    out.println(
        mended == 0
            ? "Số liệu khớp, không phải sửa / all figures agree."
            : "Đã sửa / mended: " + mended);
    return 0;
  }
}
