package vn.lienthong.home;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.shared.Access;

@Controller
@Access(Access.Who.PUBLIC)
class HelpController {
  @GetMapping("/help")
  String help() {
    return "home/help";
  }

  @GetMapping("/help/keyboard")
  String keyboard() {
    return "home/keyboard";
  }

  @GetMapping("/accessibility")
  String accessibility() {
    return "home/accessibility";
  }
}
