import type { Symptom } from './symptom.ts'

/** Microsoft Entra's errors. Its numbers are stabler than its texts, but Microsoft guarantees neither. */
export const entra: Symptom[] = [
  {
    says: 'AADSTS7000215',
    cause: 'The client secret is wrong. Often the ID of the secret was copied in place of its value.',
    fix: 'Entra ID ▸ App registrations ▸ this app ▸ Certificates & secrets ▸ New client secret: copy its Value, which is shown once, to `OIDC_CLIENT_SECRET`.',
  },
  {
    says: 'AADSTS7000222',
    cause: 'The client secret has expired.',
    fix: 'Entra ID ▸ App registrations ▸ this app ▸ Certificates & secrets ▸ New client secret: copy its Value to `OIDC_CLIENT_SECRET`, and note when it ends.',
  },
  {
    says: 'AADSTS50011',
    cause: 'The redirect URI is not registered to the letter, or stands under another platform than Web.',
    fix: 'Entra ID ▸ App registrations ▸ this app ▸ Authentication ▸ Add a platform ▸ Web: `APP_URL` + `/auth/callback`.',
  },
  {
    says: 'AADSTS65001',
    cause: 'No administrator has consented to a scope of `OIDC_SCOPES`, and people may not do so themselves.',
    fix: 'Entra ID ▸ App registrations ▸ this app ▸ API permissions: add the permission, then Grant admin consent.',
  },
  {
    says: 'AADSTS50105',
    cause: 'The app wants people to be assigned to it, and this person is not.',
    fix: 'Entra ID ▸ Enterprise apps ▸ this app ▸ Users and groups ▸ Add user/group; or Properties ▸ Assignment required: No.',
  },
  {
    says: 'AADSTS700016',
    cause: 'The tenant of `OIDC_ISSUER` has no app with this client ID.',
    fix: 'Entra ID ▸ App registrations ▸ this app ▸ Overview: copy Application (client) ID to `OIDC_CLIENT_ID`, and compare Directory (tenant) ID with `OIDC_ISSUER`.',
  },
]
