package vn.lienthong.apidocs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;

/** The document says of every operation who may call it, from the annotation that enforces it. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  static {
    org.springdoc.core.utils.SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(CurrentUser.class);
  }

  @Bean
  OpenAPI openApi(ObjectProvider<BuildProperties> build) {
    String version = build.getIfAvailable() == null ? "0.1.0" : build.getObject().getVersion();
    return new OpenAPI()
        .info(
            new Info()
                .title("Liên Thông")
                .version(version)
                .license(new License().name("Apache-2.0")));
  }

  @Bean
  OperationCustomizer accessInDocument() {
    return (operation, handler) -> {
      Access access = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Access.class);
      if (access == null) {
        access = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class);
      }
      if (access != null) {
        operation.addExtension(
            "x-access",
            access.permission().isEmpty() ? access.value().name() : access.permission());
      }
      return operation;
    };
  }
}
