import type { Preset } from './preset.ts'

/**
 * Okta Identity Engine. A link cannot open its registration or password reset: people find "Sign up" (if a user profile
 * policy allows it) and "Forgot password" on the sign-in page.
 */
export const okta: Preset = {
  name: 'okta',
  providerName: 'Okta',
  knownBy: { hosts: ['*.okta.com', '*.oktapreview.com', '*.okta-emea.com'] },
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  groupsScope: 'groups',
  pages: {
    registration: { params: {} },
    password_reset: { params: { prompt: 'login' } },
    change_password: { address: '/enduser/settings' },
    profile: { address: '/enduser/settings' },
    mfa: { address: '/enduser/settings' },
  },
  quirks: [
    'Refresh tokens need the Refresh Token grant in the app. Without it leave `offline_access` out: `OIDC_SCOPES=openid profile email`.',
    'There is no link that opens registration: people find “Sign up” on the sign-in page, where a user profile policy allows it, and “Forgot password” likewise.',
    'One page holds password, profile and factors; people need access to the Okta dashboard to open it.',
    'Its maker documents no address for it: check it once.',
    'Sign-out needs the ID token, which the session keeps.',
    'See [okta.md](okta.md).',
  ],
  source: 'published',
}
