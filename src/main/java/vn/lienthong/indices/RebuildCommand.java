package vn.lienthong.indices;

import java.io.PrintStream;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.cli.Command;

/** {@code ./lienthong indices rebuild}: counts everything anew and waits for the end. */
@Component
class RebuildCommand implements Command {
  private final Rebuild rebuild;

  RebuildCommand(Rebuild rebuild) {
    this.rebuild = rebuild;
  }

  @Override
  public String name() {
    return "indices rebuild";
  }

  @Override
  public String summary() {
    return "tính lại bộ chỉ số 766 từ đầu / count the 766 indicators anew";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    if (!arguments.isEmpty()) {
      out.println("./lienthong indices rebuild");
      return 2;
    }
    if (rebuild.newest().map(Rebuild.Progress::finished).orElse(true)) {
      rebuild.request(CurrentUser.SYSTEM);
    }
    rebuild.runDue();
    rebuild
        .newest()
        .ifPresent(progress ->
            out.println(
                progress.total()
                    + " hồ sơ / dossiers, "
                    + progress.removed()
                    + " đã bỏ / removed"));
    return 0;
  }
}
