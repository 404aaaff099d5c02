import type { Symptom } from './symptom.ts'

/** Google's errors. Google reports most refusals on a page of its own, to the visitor only. */
export const google: Symptom[] = [
  {
    code: 'client_refused',
    cause: 'The client secret is wrong, or the client was deleted.',
    fix: 'Google Cloud console ▸ Google Auth Platform ▸ Clients ▸ this client ▸ Client secrets: copy the enabled one to `OIDC_CLIENT_SECRET`, and Client ID to `OIDC_CLIENT_ID`.',
  },
  {
    says: 'org_internal',
    cause: 'The app is for people of one Google Workspace organisation, and this account is of another.',
    fix: 'Google Cloud console ▸ Google Auth Platform ▸ Audience ▸ Make external, if others are meant to come in.',
  },
  {
    code: 'token_request_refused',
    says: 'redirect_uri_mismatch',
    cause: 'The redirect URI is not registered to the letter.',
    fix: 'Google Cloud console ▸ Google Auth Platform ▸ Clients ▸ this client ▸ Authorized redirect URIs: `APP_URL` + `/auth/callback`. A change takes some minutes.',
  },
]
