package vn.lienthong.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchMarksTest {

  @Test
  void marksTheWordsAsTheyStandInTheText() {
    assertThat(SearchMarks.mark("Đăng ký khai sinh (lưu động)", List.of("khai", "sinh")))
        .containsExactly(
            new SearchHit.Piece("Đăng ký ", false),
            new SearchHit.Piece("khai", true),
            new SearchHit.Piece(" ", false),
            new SearchHit.Piece("sinh", true),
            new SearchHit.Piece(" (lưu động)", false));
  }

  @Test
  void anUnfinishedLastWordIsMarkedWhole() {
    assertThat(SearchMarks.mark("Hộ tịch", List.of("ho", "tic")))
        .contains(new SearchHit.Piece("tịch", true));
  }

  @Test
  void theExcerptStandsAroundTheFirstMatch() {
    var body = "mở đầu ".repeat(40) + "giấy chứng sinh của cơ sở y tế " + "phần cuối ".repeat(40);
    var excerpt = SearchMarks.excerpt(body, List.of("chung", "sinh"));
    assertThat(excerpt)
        .contains(new SearchHit.Piece("chứng", true), new SearchHit.Piece("sinh", true));
    assertThat(excerpt.stream().mapToInt(piece -> piece.text().length()).sum()).isLessThan(260);
    assertThat(SearchMarks.excerpt(body, List.of("khong"))).isEmpty();
  }
}
