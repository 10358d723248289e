package vn.lienthong.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;

@HouseTest
class AnnounceCommandTest {
  @Autowired AnnounceCommand announce;
  @Autowired Notices notices;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aNoticeIsPublishedAndWithdrawnByCommand() {
    assertThat(run("--title", "Nghỉ lễ 2/9", "--text", "Trực từ 8:00.")).isZero();
    String id = printed().replace("Đã đăng / published: /notices/", "").strip();
    assertThat(notices.newest(50)).extracting(Notice::title).contains("Nghỉ lễ 2/9");
    assertThat(run("--withdraw", id)).isZero();
    assertThat(notices.newest(50)).extracting(Notice::title).doesNotContain("Nghỉ lễ 2/9");
    assertThat(run("--withdraw", id)).isEqualTo(1);
  }

  @Test
  void aNoticeWithoutTextIsRefusedWithTheRemedy() {
    assertThat(run("--title", "Trống")).isEqualTo(2);
    assertThat(printed()).contains("--title T --text T");
    assertThat(notices.newest(50)).extracting(Notice::title).doesNotContain("Trống");
  }

  @Test
  void aWordThatIsNoIdIsRefused() {
    assertThat(run("--withdraw", "abc")).isEqualTo(2);
    assertThat(printed()).contains("abc");
  }

  @Test
  void aBlankLineBeginsANewParagraph() {
    assertThat(Notice.paragraphs("Một\n\n hai\nba \n\n")).containsExactly("Một", "hai\nba");
  }

  private int run(String... arguments) {
    return announce.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
