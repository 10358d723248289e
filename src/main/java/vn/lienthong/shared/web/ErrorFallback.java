package vn.lienthong.shared.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.SharedErrors;

/** What fails outside the controllers, in a filter for instance, gets the same answer as inside. */
@Controller
@Access(Access.Who.PUBLIC)
class ErrorFallback implements ErrorController {
  private final ErrorPages pages;

  ErrorFallback(ErrorPages pages) {
    this.pages = pages;
  }

  @RequestMapping(
      path = "/error",
      method = {
        RequestMethod.GET,
        RequestMethod.HEAD,
        RequestMethod.POST,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE
      })
  @Audited(value = "none", reason = "only tells that something failed")
  Object failed(HttpServletRequest request, HttpServletResponse response) {
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (cause instanceof Exception failure) {
      return pages.failed(failure, request, response);
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    SharedErrors code =
        switch (status instanceof Integer number ? number : 404) {
          case 401 -> SharedErrors.SIGN_IN_FIRST;
          case 403 -> SharedErrors.FORBIDDEN;
          case 404, 405 -> SharedErrors.NOT_FOUND;
          case 413 -> SharedErrors.TOO_LARGE;
          case 429 -> SharedErrors.TOO_MANY_REQUESTS;
          case 400, 406, 415, 422 -> SharedErrors.BAD_REQUEST;
          default -> SharedErrors.INTERNAL;
        };
    return pages.failed(new AppException(code), request, response);
  }
}
