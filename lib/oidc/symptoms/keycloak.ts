import type { Symptom } from './symptom.ts'

/** Keycloak's errors. It reports a wrong redirect URI or an unknown client on a page of its own, to the visitor only. */
export const keycloak: Symptom[] = [
  {
    code: 'client_refused',
    says: 'Unable to load public key',
    cause: 'Keycloak does not have the public half of the key that this app signs with.',
    fix: 'Clients ▸ `OIDC_CLIENT_ID` ▸ Keys ▸ Use JWKS URL: `APP_URL` + `/auth/jwks.json`, which Keycloak’s host must reach. Right after a change of keys wait some seconds: Keycloak does not fetch twice in a row.',
  },
  {
    code: 'client_refused',
    check: 'pushed_authorization_request_error',
    says: 'invalid_request',
    cause: 'Where requests are pushed, this is how Keycloak refuses a client assertion.',
    fix: 'Clients ▸ `OIDC_CLIENT_ID` ▸ Credentials ▸ Client Authenticator: Signed Jwt, with the algorithm of `OIDC_CLIENT_PRIVATE_KEY`; Keys ▸ Use JWKS URL: `APP_URL` + `/auth/jwks.json`.',
  },
  {
    code: 'client_refused',
    says: 'unauthorized_client',
    cause:
      'The client secret is wrong, for which Keycloak says `unauthorized_client`; or the client has no secret.',
    fix: 'Clients ▸ `OIDC_CLIENT_ID` ▸ Credentials ▸ Client Secret: copy it to `OIDC_CLIENT_SECRET`. The tab is there with Settings ▸ Capability config ▸ Client authentication on.',
  },
  {
    code: 'token_request_refused',
    says: 'Code not valid',
    cause: 'The code was redeemed before, or is older than a minute.',
    fix: 'Nothing, if it is rare. Realm settings ▸ Tokens ▸ Client Login Timeout says how long a code lasts. With several instances compare the clocks of the hosts.',
  },
  {
    code: 'token_request_refused',
    says: 'Incorrect redirect_uri',
    cause: '`APP_URL` was changed while a sign-in was under way, or the instances of this app differ in it.',
    fix: 'Give every instance the same `APP_URL`. Clients ▸ `OIDC_CLIENT_ID` ▸ Settings ▸ Valid redirect URIs has `APP_URL` + `/auth/callback`.',
  },
  {
    code: 'provider_error',
    says: 'invalid_scope',
    cause: 'The client does not have one of the scopes of `OIDC_SCOPES`.',
    fix: 'Clients ▸ `OIDC_CLIENT_ID` ▸ Client scopes ▸ Add client scope, as Optional. Groups come by a mapper, not by a scope: leave `groups` out of `OIDC_SCOPES`.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_status',
    says: 'status 404',
    cause: 'Keycloak has no realm by the name that stands in `OIDC_ISSUER`, or lies under another path.',
    fix: 'Realm settings ▸ General ▸ Endpoints ▸ OpenID Endpoint Configuration: copy its `issuer` to `OIDC_ISSUER`. Only versions before 17 have `/auth` before `/realms/`.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_issuer',
    cause: 'Keycloak names itself otherwise: without `--hostname` its issuer follows the Host header.',
    fix: 'Start Keycloak with `--hostname` and the address that browsers use, and set `OIDC_ISSUER` to the `issuer` of its metadata, without a slash at the end.',
  },
  {
    code: 'userinfo_invalid',
    says: 'userinfo answered 401',
    cause: 'The access token is a lightweight one, or the session at Keycloak has ended already.',
    fix: 'Clients ▸ `OIDC_CLIENT_ID` ▸ Advanced ▸ Always use lightweight access token: off.',
  },
  {
    code: 'id_token_invalid',
    check: 'alg',
    cause: 'Keycloak signs this client’s ID tokens with another algorithm than this app accepts.',
    fix: 'Clients ▸ `OIDC_CLIENT_ID` ▸ Advanced ▸ Fine grain OpenID Connect configuration ▸ ID token signature algorithm: the one of `OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG`.',
  },
]
