import type { Preset } from './preset.ts'

/** Okta Classic Engine, whose pages have addresses of their own. They do not send people back. */
export const oktaClassic: Preset = {
  name: 'okta-classic',
  providerName: 'Okta',
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  groupsScope: 'groups',
  pages: {
    registration: { address: '/signin/register' },
    password_reset: { address: '/signin/forgot-password' },
    change_password: { address: '/enduser/settings' },
    profile: { address: '/enduser/settings' },
    mfa: { address: '/enduser/settings' },
  },
  leastMaxAge: 1,
  quirks: [
    'Refresh tokens need the Refresh Token grant in the app. Without it leave `offline_access` out: `OIDC_SCOPES=openid profile email`.',
    'Self-service registration exists only in orgs that had it already.',
    'People are not sent back from its pages. One of them holds password, profile and factors.',
    'Its maker documents no address for them: check it once.',
    'There `max_age=0` makes no one sign in again, so the app sends 1.',
    'Sign-out needs the ID token, which the session keeps.',
  ],
  source: 'published',
}
