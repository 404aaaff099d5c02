import type { Preset } from './preset.ts'

/** FusionAuth, Cloud or your own. */
export const fusionauth: Preset = {
  name: 'fusionauth',
  providerName: 'FusionAuth',
  knownBy: { hosts: ['*.fusionauth.io'] },
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  pages: {
    registration: { endpoint: 'register', params: {} },
    password_reset: { params: {} },
    change_password: null,
    profile: null,
    mfa: null,
  },
  quirks: [
    'Refresh tokens need the Refresh Token grant in the application.',
    'The tenant’s issuer must be the address that the app finds its metadata under: new tenants have `acme.com`.',
    'Registration must be enabled for the application.',
    'The account pages belong to the paid plans: set their address as `OIDC_PROFILE_URL`.',
  ],
  source: 'published',
}
