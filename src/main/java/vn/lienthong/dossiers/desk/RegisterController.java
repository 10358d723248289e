package vn.lienthong.dossiers.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.print.PdfAnswer;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;

/** The register (sổ theo dõi hồ sơ, Mẫu số 07), on the page and as Excel; lists as Excel. */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.export")
class RegisterController {
  private static final int SIZE = 50;

  private final DossierRegister register;
  private final ListExport list;
  private final RegisterPaper paper;
  private final MessageSource messages;

  RegisterController(
      DossierRegister register, ListExport list, RegisterPaper paper, MessageSource messages) {
    this.register = register;
    this.list = list;
    this.paper = paper;
    this.messages = messages;
  }

  @GetMapping("/dossiers/register")
  String page(@RequestParam Map<String, String> parameters, CurrentUser user, Model model) {
    model.addAttribute(
        "page", register.page(Filter.read(parameters), parameters.get("after"), SIZE, user));
    return "dossiers/desk/register";
  }

  /** Written while it is read: a million rows need no more memory than ten. */
  @GetMapping("/dossiers/register.xlsx")
  void excel(
      @RequestParam Map<String, String> parameters,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    attach(response, "so-theo-doi-ho-so");
    register.write(
        Filter.readAll(parameters), user, new Texts(messages, locale), response.getOutputStream());
  }

  /** Mẫu số 07 on paper: what the filter leaves, so many rows at most. */
  @GetMapping({"/dossiers/register.pdf", "/api/v1/dossiers/register"})
  ResponseEntity<byte[]> pdf(@RequestParam Map<String, String> parameters, CurrentUser user) {
    return PdfAnswer.of(
        "so-theo-doi-ho-so",
        paper.print(Filter.readAll(parameters), user, new Texts(messages, Locale.of("vi"))));
  }

  /** The queue on the screen with the same filter; an unknown queue is all dossiers. */
  @GetMapping("/dossiers/list.xlsx")
  void list(
      @RequestParam Map<String, String> parameters,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Queue queue = Queue.of(parameters.get("queue")).orElse(null);
    attach(response, queue == null ? "ho-so" : "ho-so-" + queue.word());
    list.write(
        queue,
        Filter.readAll(parameters),
        user.inPostsWith("dossiers.export"),
        new Texts(messages, locale),
        response.getOutputStream());
  }

  private static void attach(HttpServletResponse response, String name) {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name + ".xlsx").build().toString());
  }
}
