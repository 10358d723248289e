package vn.lienthong.identity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import vn.lienthong.identity.CitizenRefusal.Reason;
import vn.lienthong.identity.NationalIdentity.Endpoints;

/** Talks to the token endpoint of the national e-ID and believes only what is signed and ours. */
@Component
class CitizenTokens {
  private static final DateTimeFormatter BIRTH =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final ParameterizedTypeReference<Map<String, Object>> JSON =
      new ParameterizedTypeReference<>() {};

  private final NationalIdentity provider;
  private final Map<URI, NimbusJwtDecoder> decoders = new ConcurrentHashMap<>();

  CitizenTokens(NationalIdentity provider) {
    this.provider = provider;
  }

  CitizenClaims claims(
      Endpoints endpoints, CitizenSignIn.Asked asked, String code, String returnAddress) {
    Map<String, Object> answer = exchange(endpoints, asked, code, returnAddress);
    if (!(answer.get("id_token") instanceof String token)) {
      throw new CitizenRefusal(Reason.INCOMPLETE, "no id_token");
    }
    Map<String, Object> claims = new HashMap<>(verified(endpoints, asked, token).getClaims());
    if (!claims.containsKey("SoDinhDanh")
        && !endpoints.userInfo().toString().isEmpty()
        && answer.get("access_token") instanceof String access) {
      // VNConnect may give the person only at userinfo; OIDC Core §5.3.2: same subject
      Map<String, Object> more = userInfo(endpoints, access);
      if (!String.valueOf(claims.get("sub")).equals(more.get("sub"))) {
        throw new CitizenRefusal(Reason.UNTRUSTED, "userinfo speaks of another subject");
      }
      more.forEach(claims::putIfAbsent);
    }
    return read(claims);
  }

  private Map<String, Object> exchange(
      Endpoints endpoints, CitizenSignIn.Asked asked, String code, String returnAddress) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("grant_type", "authorization_code");
    form.add("code", code);
    form.add("redirect_uri", returnAddress);
    form.add("code_verifier", asked.verifier());
    NationalIdentity.Settings settings = provider.settings();
    try {
      Map<String, Object> answer =
          provider
              .http()
              .post()
              .uri(endpoints.token())
              .headers(headers ->
                  headers.setBasicAuth(
                      settings.clientId(), settings.clientSecret(), StandardCharsets.UTF_8))
              .contentType(MediaType.APPLICATION_FORM_URLENCODED)
              .body(form)
              .retrieve()
              .body(JSON);
      return answer == null ? Map.of() : answer;
    } catch (HttpClientErrorException e) {
      throw new CitizenRefusal(
          e.getResponseBodyAsString().contains("invalid_grant")
              ? Reason.CODE_EXPIRED
              : Reason.UNTRUSTED,
          "the token endpoint refused: " + e.getStatusCode(),
          e);
    } catch (RestClientException e) {
      throw new CitizenRefusal(Reason.SILENT, "the token endpoint does not answer", e);
    }
  }

  private Jwt verified(Endpoints endpoints, CitizenSignIn.Asked asked, String token) {
    try {
      Jwt jwt = decoders.computeIfAbsent(endpoints.keys(), this::decoder).decode(token);
      var result =
          new DelegatingOAuth2TokenValidator<>(
                  new JwtTimestampValidator(SKEW),
                  new JwtIssuerValidator(endpoints.issuer()),
                  new JwtClaimValidator<Object>("exp", value -> value != null),
                  new JwtClaimValidator<Object>("sub", value -> value != null),
                  new JwtClaimValidator<String>("nonce", nonce -> same(nonce, asked.nonce())))
              .validate(jwt);
      if (result.hasErrors()) {
        throw new CitizenRefusal(Reason.UNTRUSTED, result.getErrors().toString());
      }
      List<String> audience = jwt.getAudience() == null ? List.of() : jwt.getAudience();
      if (!audience.contains(provider.settings().clientId())
          || (audience.size() > 1
              && !provider.settings().clientId().equals(jwt.getClaimAsString("azp")))) {
        throw new CitizenRefusal(Reason.UNTRUSTED, "meant for somebody else");
      }
      return jwt;
    } catch (JwtException e) {
      throw new CitizenRefusal(Reason.UNTRUSTED, "the id_token is not valid", e);
    }
  }

  private NimbusJwtDecoder decoder(URI keys) {
    var factory = new org.springframework.http.client.SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(provider.settings().timeout());
    factory.setReadTimeout(provider.settings().timeout());
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keys.toString())
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .restOperations(new RestTemplate(factory))
            .build();
    decoder.setJwtValidator(
        jwt -> org.springframework.security.oauth2.core.OAuth2TokenValidatorResult.success());
    return decoder;
  }

  private Map<String, Object> userInfo(Endpoints endpoints, String accessToken) {
    try {
      Map<String, Object> found =
          provider
              .http()
              .get()
              .uri(endpoints.userInfo())
              .headers(headers -> headers.setBearerAuth(accessToken))
              .retrieve()
              .body(JSON);
      return found == null ? Map.of() : found;
    } catch (RestClientException e) {
      throw new CitizenRefusal(Reason.SILENT, "userinfo does not answer", e);
    }
  }

  private static CitizenClaims read(Map<String, Object> claims) {
    String number = text(claims, "SoDinhDanh");
    String name = text(claims, "HoVaTen");
    boolean business = "2".equals(text(claims, "LoaiTaiKhoan"));
    String pattern = business ? "[0-9]{10}(-?[0-9]{3})?|[0-9]{12}" : "[0-9]{12}";
    if (number == null || name == null || !number.matches(pattern)) {
      throw new CitizenRefusal(Reason.INCOMPLETE, "identity number or name is missing");
    }
    return new CitizenClaims(
        String.valueOf(claims.get("sub")),
        text(claims, "TechID"),
        business ? CitizenClaims.Kind.BUSINESS : CitizenClaims.Kind.PERSON,
        number,
        name,
        birth(text(claims, "NgayThangNamSinh")),
        text(claims, "loginIdp"),
        text(claims, "acr"));
  }

  /** Only a year is known of some old people; then there is no date. */
  private static @Nullable LocalDate birth(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text, BIRTH);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable String text(Map<String, Object> claims, String name) {
    Object value = claims.get(name);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  private static boolean same(@Nullable String a, String b) {
    return a != null
        && MessageDigest.isEqual(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
