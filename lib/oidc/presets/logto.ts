import type { Preset } from './preset.ts'

/** Logto, Cloud or your own. */
export const logto: Preset = {
  name: 'logto',
  providerName: 'Logto',
  knownBy: { hosts: ['*.logto.app'] },
  scopes: ['openid', 'profile', 'email'],
  pages: {
    registration: { params: { first_screen: 'register' } },
    password_reset: { params: { first_screen: 'reset_password' } },
    change_password: { address: '/account/password' },
    profile: null,
    mfa: { address: '/account/authenticator-app' },
  },
  quirks: [
    'Refresh tokens come only with `offline_access` *and* a consent page at each sign-in, so the app asks for none: set `OIDC_SCOPES` if you want them.',
    'The issuer is the tenant’s address followed by `/oidc`.',
    'The Account Center must be enabled for its links, and multi-factor authentication for the one to an authenticator app.',
  ],
  source: 'published',
}
