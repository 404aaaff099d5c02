import type { Symptom } from './symptom.ts'

/** Errors at any provider, mostly in the words of `protocol-failure.ts` and of Node. */
export const generic: Symptom[] = [
  {
    code: 'provider_unreachable',
    says: 'ENOTFOUND',
    cause: 'This host finds no address for the provider’s name.',
    fix: 'Compare the host in `OIDC_ISSUER` letter by letter; then this host’s name resolution. Calls do not go through `HTTPS_PROXY`.',
  },
  {
    code: 'provider_unreachable',
    says: 'EAI_AGAIN',
    cause: 'This host’s name resolution does not answer.',
    fix: 'Look at the name server that this host or container uses.',
  },
  {
    code: 'provider_unreachable',
    says: 'ECONNREFUSED',
    cause:
      'Nothing listens at the provider’s host and port. In a container `localhost` is the container itself.',
    fix: 'Start the provider, or correct host and port in `OIDC_ISSUER`. From a container use a name that the host, the container and the browser all resolve.',
  },
  {
    code: 'provider_unreachable',
    says: 'SELF_SIGNED_CERT',
    cause: 'The provider’s certificate is signed by itself or by an authority that Node does not know.',
    fix: 'Set `NODE_EXTRA_CA_CERTS` to a file with that certificate or authority as PEM, where the app is started. Never switch the check off.',
  },
  {
    code: 'provider_unreachable',
    says: 'UNABLE_TO_',
    cause: 'The provider does not send its whole chain of certificates, or Node does not know its authority.',
    fix: 'Have the provider send the intermediate certificates; for an authority of your own set `NODE_EXTRA_CA_CERTS` to its PEM file, where the app is started.',
  },
  {
    code: 'provider_unreachable',
    says: 'CERT_HAS_EXPIRED',
    cause: 'The provider’s certificate has expired, or this host’s clock is far ahead.',
    fix: 'Renew the certificate at the provider; compare this host’s clock.',
  },
  {
    code: 'provider_unreachable',
    says: 'ALTNAME_INVALID',
    cause: 'The provider’s certificate is for another name than the host in `OIDC_ISSUER`.',
    fix: 'Use the name that stands in the certificate, or have one issued for this name.',
  },
  {
    code: 'provider_unreachable',
    says: 'ERR_SSL',
    cause: 'The provider’s port does not speak TLS as it should, often because it speaks plain http.',
    fix: 'Correct the port in `OIDC_ISSUER`, or put TLS in front of the provider.',
  },
  {
    code: 'provider_unreachable',
    says: 'UND_ERR_SOCKET',
    cause: 'The provider, or what stands before it, hung up without an answer.',
    fix: 'Compare scheme and port in `OIDC_ISSUER`: a port of https hangs up on plain http. Else look in the provider’s log.',
  },
  {
    code: 'provider_unreachable',
    check: 'timeout',
    cause: 'The provider did not answer within 5 seconds, or a firewall swallows the call.',
    fix: 'Call `OIDC_ISSUER` + `/.well-known/openid-configuration` from this host. Calls do not go through `HTTPS_PROXY`.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_status',
    says: 'a redirect',
    cause: 'The metadata is elsewhere: the provider redirects, and redirects are not followed.',
    fix: 'Set `OIDC_ISSUER` to the address that it redirects to, if that is the provider’s: often `https`, `www` or a path.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_status',
    says: 'text/html',
    cause:
      'A web page answers where the metadata should be: a sign-in page, a portal, or a path too many or too few.',
    fix: 'Open `OIDC_ISSUER` + `/.well-known/openid-configuration` from this host until it shows JSON, and set `OIDC_ISSUER` to the `issuer` in it.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_status',
    says: 'status 404',
    cause: 'There is no metadata at `OIDC_ISSUER`: a path too many or too few, or another tenant.',
    fix: 'Open `OIDC_ISSUER` + `/.well-known/openid-configuration` until it shows JSON, and set `OIDC_ISSUER` to the `issuer` in it.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_status',
    says: 'status 40',
    cause: 'The provider does not show its metadata to this host.',
    fix: 'Let this host through at the provider, or whatever stands before it. Metadata is public in OpenID Connect.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_issuer',
    cause: 'The metadata names another issuer than `OIDC_ISSUER`. Issuers are compared to the letter.',
    fix: 'Set `OIDC_ISSUER` to the `issuer` of the metadata, slash at the end included.',
  },
  {
    code: 'id_token_invalid',
    check: 'exp',
    says: 'by the clock of this host',
    cause:
      'The ID token was over when it came: the clock of this host is ahead, or the provider’s is behind.',
    fix: 'Set the clock of this host by a time server (NTP); 30 seconds are forgiven. If it is right, look at the ID token’s lifetime at the provider.',
  },
  {
    code: 'id_token_invalid',
    check: 'nbf',
    says: 'by the clock of this host',
    cause: 'The ID token is not valid yet: the clock of this host is behind, or the provider’s is ahead.',
    fix: 'Set the clock of this host by a time server (NTP); 30 seconds are forgiven.',
  },
  {
    code: 'sign_in_incomplete',
    check: 'auth_time',
    says: 'yet to come',
    cause:
      'The provider says that the sign-in is yet to come: the clock of this host is behind, or `auth_time` is in milliseconds.',
    fix: 'Set the clock of this host by a time server (NTP). If it is right, have the provider send `auth_time` in seconds.',
  },
  {
    code: 'id_token_invalid',
    check: 'alg',
    cause: 'The ID token is signed with another algorithm than the one that is accepted.',
    fix: 'Set `OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG` to what the provider uses, if it is one of RS256, PS256, ES256 and EdDSA; else choose one of them for this client at the provider.',
  },
  {
    code: 'id_token_invalid',
    check: 'iss',
    cause: 'The ID token is from another issuer than `OIDC_ISSUER`.',
    fix: 'Set `OIDC_ISSUER` to the issuer of the token, if it is your provider’s; else have this client’s tokens issued by the address that is set.',
  },
  {
    code: 'id_token_invalid',
    check: 'aud',
    cause: 'The ID token is for another client than `OIDC_CLIENT_ID`, or for strangers besides.',
    fix: 'Compare `OIDC_CLIENT_ID` with the client at the provider, and take out mappers that add audiences to ID tokens.',
  },
  {
    code: 'id_token_invalid',
    check: 'kid',
    cause: 'The ID token is signed with a key that the provider does not publish, or not for this algorithm.',
    fix: 'Open the `jwks_uri` of the metadata from this host and look for that key. Several hosts of one provider must publish the same keys.',
  },
  {
    code: 'provider_error',
    says: 'invalid_scope',
    cause: 'The provider does not know one of the scopes, or this client may not ask for it.',
    fix: 'Allow each scope of `OIDC_SCOPES` for this client at the provider, or leave it out of `OIDC_SCOPES`.',
  },
  {
    code: 'provider_error',
    says: 'unauthorized_client',
    cause: 'This client may not use the authorization code flow.',
    fix: 'Allow the authorization code grant and the response type `code` for this client at the provider.',
  },
  {
    code: 'token_request_refused',
    says: 'redirect_uri',
    cause: 'The provider compared the redirect URI at the last step and found another one.',
    fix: 'Register `APP_URL` + `/auth/callback` to the letter, and give every instance the same `APP_URL`.',
  },
  {
    code: 'issuer_mismatch',
    check: 'iss',
    says: 'expected',
    cause:
      'The response names another issuer than `OIDC_ISSUER`: the two differ, or an attacker mixed up two providers.',
    fix: 'Set `OIDC_ISSUER` to the letter as the metadata says it, if the issuer in the response is your provider’s. If it is not, do nothing: the sign-in was refused for good reason.',
  },
]
