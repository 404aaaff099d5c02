import type { Preset } from './preset.ts'

/** Google accounts. */
export const google: Preset = {
  name: 'google',
  providerName: 'Google',
  knownBy: { hosts: ['accounts.google.com'] },
  scopes: ['openid', 'profile', 'email'],
  pages: {
    registration: null,
    password_reset: { address: 'https://accounts.google.com/signin/recovery' },
    change_password: { address: 'https://myaccount.google.com/signinoptions/password' },
    profile: { address: 'https://myaccount.google.com/personal-info' },
    mfa: { address: 'https://myaccount.google.com/signinoptions/two-step-verification' },
  },
  quirks: [
    'People make an account at Google, not for an app.',
    'No reference of its maker vouches for the addresses: look at them once.',
    'There is no sign-out for apps: the session here ends, the one at Google stays.',
    'There are no groups, and `offline_access` is no scope.',
  ],
  source: 'published',
}
