import type { Preset } from './preset.ts'

/** Microsoft Entra External ID, an external tenant. */
export const entraExternalId: Preset = {
  name: 'entra-external-id',
  providerName: 'Microsoft',
  knownBy: { hosts: ['*.ciamlogin.com'] },
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  pages: {
    registration: { params: { prompt: 'create' } },
    password_reset: { params: { prompt: 'login' } },
    change_password: null,
    profile: null,
    mfa: null,
  },
  quirks: [
    '`prompt=create` works but is not documented: set `OIDC_REGISTRATION_URL` if it ceases to.',
    'The link to reset a password stands on the password page, where the tenant allows it.',
    'Copy the issuer from the metadata: it names the tenant’s ID, not its name.',
  ],
  source: 'published',
}
