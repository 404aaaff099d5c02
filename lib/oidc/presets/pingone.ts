import type { Preset } from './preset.ts'

/** PingOne, with the pages of its sign-on policies. */
export const pingone: Preset = {
  name: 'pingone',
  providerName: 'PingOne',
  knownBy: {
    hosts: [
      'auth.pingone.com',
      'auth.pingone.eu',
      'auth.pingone.ca',
      'auth.pingone.asia',
      'auth.pingone.com.au',
      'auth.pingone.sg',
    ],
  },
  scopes: ['openid', 'profile', 'email'],
  pages: {
    registration: { params: {} },
    password_reset: { params: { prompt: 'login' } },
    change_password: null,
    profile: null,
    mfa: null,
  },
  quirks: [
    'Registration and password reset are links on the sign-in page, where the sign-on policy allows them.',
    'The address of the self-service pages stands under Environment Properties: set it as `OIDC_PROFILE_URL`, `OIDC_MFA_URL` and `OIDC_CHANGE_PASSWORD_URL`.',
  ],
  source: 'published',
}
