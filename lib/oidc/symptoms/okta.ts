import type { Symptom } from './symptom.ts'

/** Okta's errors. Okta reports a wrong redirect URI on a page of its own, to the visitor only. */
export const okta: Symptom[] = [
  {
    code: 'access_denied',
    says: 'User is not assigned',
    cause: 'The person is not assigned to this app in Okta, neither by themselves nor by a group.',
    fix: 'Applications ▸ Applications ▸ this app ▸ Assignments ▸ Assign: the person, or a group that they are in.',
  },
  {
    code: 'access_denied',
    says: 'Policy evaluation failed',
    cause:
      'No access policy of the custom authorization server has a rule for this app, this person and every scope.',
    fix: 'Security ▸ API ▸ Authorization Servers ▸ the server of `OIDC_ISSUER` ▸ Access Policies: a policy for this app, with a rule that allows Authorization Code and each scope of `OIDC_SCOPES`. Or use the org server: leave `/oauth2/…` out of `OIDC_ISSUER`.',
  },
  {
    code: 'provider_error',
    says: 'scopes are not configured',
    cause:
      'This authorization server does not have one of the scopes. Only the org server has `groups` by itself.',
    fix: 'Security ▸ API ▸ Authorization Servers ▸ the server of `OIDC_ISSUER` ▸ Scopes ▸ Add Scope, and Claims for what it brings. Or leave the scope out of `OIDC_SCOPES`.',
  },
  {
    code: 'provider_error',
    says: 'Custom scopes are not allowed',
    cause: 'The org authorization server takes no scopes of your own.',
    fix: 'Set `OIDC_SCOPES` to `openid profile email offline_access groups` or fewer. Or set `OIDC_ISSUER` to a custom server that has the scope, for example the org’s address + `/oauth2/default`.',
  },
  {
    code: 'provider_error',
    says: 'PKCE code challenge is required',
    cause: 'The request reached Okta without its `code_challenge`, which this app always sends.',
    fix: 'Look for what rewrites the address between the app and Okta. The app belongs under OIDC, Web Application: Applications ▸ Applications ▸ this app ▸ General says which type it has.',
  },
  {
    says: 'not authorized to use the provided grant type',
    cause: 'The app in Okta does not have the grant that is used.',
    fix: 'Applications ▸ Applications ▸ this app ▸ General ▸ General Settings ▸ Edit ▸ Grant type: Authorization Code and Refresh Token. Without the second set `OIDC_SCOPES` to `openid profile email`.',
  },
  {
    code: 'client_refused',
    says: 'client secret supplied',
    cause: 'The client secret is not this client’s, or is no longer active.',
    fix: 'Applications ▸ Applications ▸ this app ▸ General ▸ Client Credentials ▸ Client Secrets: copy the active one to `OIDC_CLIENT_SECRET`.',
  },
  {
    code: 'client_refused',
    cause:
      'The client secret is wrong, or the app is a Single-Page or Native App, which has none, or authenticates by a key.',
    fix: 'Applications ▸ Applications ▸ this app ▸ General ▸ Client Credentials: Client authentication is Client secret, and the active secret is in `OIDC_CLIENT_SECRET`. A Single-Page App cannot be changed: Create App Integration ▸ OIDC ▸ Web Application.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_status',
    says: 'status 401',
    cause:
      'The metadata is refused (E0000015): `OIDC_ISSUER` is a custom authorization server, and the org has no API Access Management.',
    fix: 'Set `OIDC_ISSUER` to the org’s address alone, such as `https://example.okta.com`, without `/oauth2/default`.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_status',
    says: 'status 404',
    cause: 'The org has no authorization server by the name that stands in `OIDC_ISSUER`.',
    fix: 'Security ▸ API ▸ Authorization Servers ▸ the server ▸ Settings: copy Issuer (Metadata URI without `/.well-known/…`) to `OIDC_ISSUER`. The org server is the org’s address alone.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_issuer',
    cause: '`OIDC_ISSUER` has `-admin` or a slash too many, or the org’s address stands for a custom domain.',
    fix: 'Set `OIDC_ISSUER` to the `issuer` that the metadata names. For a custom domain: Applications ▸ Applications ▸ this app ▸ Sign On ▸ OpenID Connect ID Token ▸ Issuer.',
  },
  {
    code: 'id_token_invalid',
    check: 'iss',
    cause: 'Okta issues this app’s ID tokens by another address than `OIDC_ISSUER`.',
    fix: 'Applications ▸ Applications ▸ this app ▸ Sign On ▸ OpenID Connect ID Token ▸ Issuer: the address of `OIDC_ISSUER`, be it the org’s or the custom domain.',
  },
]
