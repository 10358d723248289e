package vn.lienthong.queue;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.shared.Access;

/** The screen on the wall of the hall. */
@Controller
@Access(Access.Who.PUBLIC)
class DisplayController {
  private final HallRepository halls;
  private final Board board;

  DisplayController(HallRepository halls, Board board) {
    this.halls = halls;
    this.board = board;
  }

  record DisplayPage(Centre hall, Board.Shown board) {}

  @GetMapping("/queue/display/{hall}")
  String display(@PathVariable String hall, Model model) {
    model.addAttribute("page", page(hall));
    return "queue/display";
  }

  /** What changes, for the script of the page. */
  @GetMapping("/queue/display/{hall}/panel")
  String panel(@PathVariable String hall, Model model, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    model.addAttribute("page", page(hall));
    return "queue/board";
  }

  private DisplayPage page(String hall) {
    Centre centre = halls.bySlug(hall);
    return new DisplayPage(centre, board.of(centre));
  }
}
