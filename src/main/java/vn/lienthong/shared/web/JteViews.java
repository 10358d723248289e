package vn.lienthong.shared.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ViewResolver;

/**
 * Renders {@code return "dossiers/list"} with the compiled template {@code dossiers/list.jte}; the
 * model's attributes are its parameters, and {@code v} is the {@link View}.
 */
@Component
class JteViews implements ViewResolver, Ordered {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "vn.lienthong");
  private final Views views;

  JteViews(Views views) {
    this.views = views;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public org.springframework.web.servlet.@Nullable View resolveViewName(
      String name, Locale locale) {
    String template = name + ".jte";
    return name.startsWith("redirect:")
            || name.startsWith("forward:")
            || !engine.hasTemplate(template)
        ? null
        : (model, request, response) -> render(template, model, request, response);
  }

  private void render(
      String template,
      @Nullable Map<String, ?> model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws java.io.IOException {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    if (model != null) {
      model.forEach((key, value) -> {
        if (!key.contains(".")) {
          parameters.put(key, value);
        }
      });
    }
    parameters.put("v", views.of(request));
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template, parameters, output);
    if (response.getContentType() == null) {
      response.setContentType("text/html;charset=UTF-8");
    }
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }
}
