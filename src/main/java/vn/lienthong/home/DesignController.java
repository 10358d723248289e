package vn.lienthong.home;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;

/** Every component and every error page, for those who build and those who check. */
@Controller
@Access(Access.Who.PUBLIC)
class DesignController {
  private static final Map<Integer, String> ERRORS =
      Map.of(
          400, "BAD_REQUEST",
          403, "FORBIDDEN",
          404, "NOT_FOUND",
          409, "CHANGED_MEANWHILE",
          413, "TOO_LARGE",
          429, "TOO_MANY_REQUESTS",
          500, "INTERNAL");

  @GetMapping("/design")
  String components(Model model) {
    model.addAttribute("errors", ERRORS.keySet().stream().sorted().toList());
    return "home/design";
  }

  @GetMapping("/design/officers")
  String officers() {
    return "home/designOfficers";
  }

  @GetMapping("/design/form")
  String form() {
    return "home/designForm";
  }

  @GetMapping("/design/errors/{status}")
  String error(@PathVariable int status, Model model) {
    String name = ERRORS.get(status);
    if (name == null) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
    model.addAttribute("status", status);
    model.addAttribute("name", name);
    return "home/designError";
  }
}
