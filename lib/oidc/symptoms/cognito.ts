import type { Symptom } from './symptom.ts'

/** Amazon Cognito's errors, from its reference of the two endpoints. */
export const cognito: Symptom[] = [
  {
    says: 'unauthorized_client',
    cause: 'The app client may not use the authorization code grant.',
    fix: 'User pools ▸ the pool ▸ App clients ▸ this client ▸ Login pages ▸ Edit ▸ OAuth grant types: Authorization code grant.',
  },
  {
    code: 'client_refused',
    cause:
      'The client secret or the client ID is wrong. A client that was made without a secret never gets one.',
    fix: 'User pools ▸ the pool ▸ App clients ▸ this client: copy Client ID and Client secret. Without a secret create one of the type Traditional web application.',
  },
  {
    code: 'provider_error',
    says: 'invalid_scope',
    cause: 'The app client does not have one of the scopes of `OIDC_SCOPES`.',
    fix: 'User pools ▸ the pool ▸ App clients ▸ this client ▸ Login pages ▸ Edit ▸ OpenID Connect scopes: OpenID, Email and Profile.',
  },
  {
    code: 'provider_misconfigured',
    check: 'discovery_status',
    cause: 'There is no user pool by this ID in this region.',
    fix: 'User pools ▸ the pool ▸ Overview: copy Token signing key URL without `/.well-known/jwks.json` to `OIDC_ISSUER`.',
  },
]
