package vn.lienthong.identity.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The signing key of the simulator: made when first needed, gone with the process. */
@Component
class SimulatedKeys {
  private @Nullable RSAKey key;

  private synchronized RSAKey key() {
    RSAKey known = key;
    if (known == null) {
      known = generate();
      key = known;
    }
    return known;
  }

  Map<String, Object> published() {
    return new JWKSet(key().toPublicJWK()).toJSONObject();
  }

  String sign(JWTClaimsSet claims) {
    return sign(claims, key());
  }

  /** Signed by a key that is not published, under the name of the one that is. */
  String signWrongly(JWTClaimsSet claims) {
    return sign(claims, generate());
  }

  private String sign(JWTClaimsSet claims, RSAKey by) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key().getKeyID()).build(), claims);
      token.sign(new RSASSASigner(by));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
