package vn.lienthong.apidocs;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.Access;

@Controller
@Access(Access.Who.PUBLIC)
class ApiDocsController {
  private final OpenApiWebMvcResource document;
  private final JsonMapper json;

  ApiDocsController(OpenApiWebMvcResource document, JsonMapper json) {
    this.document = document;
    this.json = json;
  }

  @GetMapping("/api/docs")
  String docs(HttpServletRequest request, Locale locale, Model model)
      throws JsonProcessingException {
    byte[] text = document.openapiJson(request, "/api/openapi", locale);
    model.addAttribute("page", OpenApiReader.read(json.readTree(text)));
    return "apidocs/docs";
  }
}
