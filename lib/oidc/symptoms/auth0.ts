import type { Symptom } from './symptom.ts'

/** Auth0's errors. Auth0 reports a missing callback URL on a page of its own, to the visitor only. */
export const auth0: Symptom[] = [
  {
    says: 'not allowed for the client',
    cause: 'The application in Auth0 does not have the grant that is used.',
    fix: 'Applications ▸ Applications ▸ this application ▸ Settings ▸ Advanced Settings ▸ Grant Types: Authorization Code and Refresh Token.',
  },
  {
    code: 'client_refused',
    cause:
      'The client secret is wrong, for which Auth0 says `access_denied`, or another authentication method is set.',
    fix: 'Applications ▸ Applications ▸ this application ▸ Settings ▸ Basic Information ▸ Client Secret: copy it to `OIDC_CLIENT_SECRET`. Credentials ▸ Authentication Method says how it must be sent: set `OIDC_TOKEN_ENDPOINT_AUTH_METHOD` to it.',
  },
  {
    says: 'user is blocked',
    cause: 'The person is blocked in Auth0.',
    fix: 'User Management ▸ Users ▸ the person ▸ Actions ▸ Unblock.',
  },
  {
    code: 'id_token_invalid',
    check: 'alg',
    cause:
      'Auth0 signs this application’s ID tokens with another algorithm, as old applications do with HS256.',
    fix: 'Applications ▸ Applications ▸ this application ▸ Settings ▸ Advanced Settings ▸ OAuth ▸ JSON Web Token (JWT) Signature Algorithm: `RS256`.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_issuer',
    cause:
      'The name of an Auth0 issuer ends with a slash, or the tenant’s address stands for a custom domain.',
    fix: 'Set `OIDC_ISSUER` to `https://`, the Domain of Applications ▸ Applications ▸ this application ▸ Settings, and `/`.',
  },
]
