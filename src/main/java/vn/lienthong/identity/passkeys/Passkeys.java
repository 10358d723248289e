package vn.lienthong.identity.passkeys;

import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two ceremonies of WebAuthn Level 2. The device always checks its user (fingerprint, PIN), so
 * that a passkey stands for both factors. The challenge of a ceremony is kept by the caller between
 * its two halves and used once.
 */
@Component
public class Passkeys {
  private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>
      ATTESTATION = new TypeReference<>() {};
  private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>
      ASSERTION = new TypeReference<>() {};

  private final PasskeyRows rows;

  Passkeys(PasskeyRows rows) {
    this.rows = rows;
  }

  public List<Passkey> of(UUID account) {
    return rows.of(account);
  }

  public boolean remove(UUID account, UUID handle) {
    return rows.remove(account, handle);
  }

  /** A new challenge, in base64url. */
  public String challenge() {
    return Bytes.random().toBase64UrlString();
  }

  /** What the browser is told to make a passkey; JSON of PublicKeyCredentialCreationOptions. */
  public String creationOptions(PasskeyHolder holder, String challenge, String origin) {
    return JSON.writeValueAsString(creation(holder, challenge, origin));
  }

  /** Stores the passkey that the browser has made; false when the answer does not hold. */
  @Transactional
  public boolean register(PasskeyHolder holder, Answer answer, String label) {
    try {
      operations(Optional.of(holder), answer.challenge(), answer.origin())
          .registerCredential(
              new Registration(
                  creation(holder, answer.challenge(), answer.origin()),
                  new RelyingPartyPublicKey(JSON.readValue(answer.json(), ATTESTATION), label)));
      return true;
    } catch (WebAuthnException | IllegalArgumentException | JacksonException e) {
      log.info("passkey not registered: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  /** What the browser is told to sign in; JSON of PublicKeyCredentialRequestOptions. */
  public String requestOptions(String challenge, String origin) {
    return JSON.writeValueAsString(request(challenge, origin));
  }

  /** The account whose passkey signed the challenge; empty when the answer does not hold. */
  @Transactional
  public Optional<UUID> holderOf(Answer answer) {
    try {
      var holder =
          operations(Optional.empty(), answer.challenge(), answer.origin())
              .authenticate(
                  new RelyingPartyAuthenticationRequest(
                      request(answer.challenge(), answer.origin()),
                      JSON.readValue(answer.json(), ASSERTION)));
      return Optional.of(PasskeyHolder.id(holder.getId()));
    } catch (WebAuthnException | IllegalArgumentException | JacksonException e) {
      log.info("passkey refused: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /**
   * The browser's half of a ceremony.
   *
   * @param challenge that the ceremony began with
   * @param origin of the house as the browser knows it
   */
  public record Answer(String json, String challenge, String origin) {}

  private record Registration(
      PublicKeyCredentialCreationOptions creationOptions, RelyingPartyPublicKey publicKey)
      implements RelyingPartyRegistrationRequest {
    @Override
    public PublicKeyCredentialCreationOptions getCreationOptions() {
      return creationOptions;
    }

    @Override
    public RelyingPartyPublicKey getPublicKey() {
      return publicKey;
    }
  }

  private PublicKeyCredentialCreationOptions creation(
      PasskeyHolder holder, String challenge, String origin) {
    return operations(Optional.of(holder), challenge, origin)
        .createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(
                UsernamePasswordAuthenticationToken.authenticated(
                    holder.username(), "", List.of())));
  }

  private PublicKeyCredentialRequestOptions request(String challenge, String origin) {
    return operations(Optional.empty(), challenge, origin)
        .createCredentialRequestOptions(
            new ImmutablePublicKeyCredentialRequestOptionsRequest(
                UsernamePasswordAuthenticationToken.unauthenticated("", "")));
  }

  private WebAuthnRelyingPartyOperations operations(
      Optional<PasskeyHolder> holder, String challenge, String origin) {
    Webauthn4JRelyingPartyOperations operations =
        new Webauthn4JRelyingPartyOperations(
            PasskeyRows.holders(holder),
            rows,
            PublicKeyCredentialRpEntity.builder()
                .id(URI.create(origin).getHost())
                .name("Liên Thông")
                .build(),
            Set.of(origin));
    operations.setCustomizeCreationOptions(options ->
        options
            .challenge(Bytes.fromBase64(challenge))
            .authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build()));
    operations.setCustomizeRequestOptions(options ->
        options
            .challenge(Bytes.fromBase64(challenge))
            .userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }
}
