package vn.lienthong.identity;

import static vn.lienthong.shared.Access.Who.PUBLIC;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.SharedErrors;

/**
 * Refusals of the guards before the pages, shown as every other error: by forwarding to a handler
 * that throws them, under /api/ as a problem document.
 */
@Controller
@Access(PUBLIC)
public class Refusals {
  private static final String CODE = Refusals.class.getName();

  /** Answers with the code. */
  public static void refuse(
      HttpServletRequest request, HttpServletResponse response, ErrorCode code)
      throws ServletException, IOException {
    request.setAttribute(CODE, code);
    String handler = request.getRequestURI().startsWith("/api/") ? "/api/refused" : "/refused";
    request.getRequestDispatcher(handler).forward(request, response);
  }

  static void refuse(HttpServletRequest request, HttpServletResponse response, Exception cause)
      throws ServletException, IOException {
    refuse(
        request,
        response,
        cause instanceof CsrfException ? IdentityErrors.FORM_EXPIRED : SharedErrors.FORBIDDEN);
  }

  @RequestMapping(
      path = {"/refused", "/api/refused"},
      method = {
        RequestMethod.GET,
        RequestMethod.HEAD,
        RequestMethod.POST,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE,
        RequestMethod.OPTIONS
      })
  @Audited(value = "none", reason = "changes nothing, says no")
  void refused(HttpServletRequest request) {
    throw new AppException(
        request.getAttribute(CODE) instanceof ErrorCode code ? code : SharedErrors.NOT_FOUND);
  }
}
