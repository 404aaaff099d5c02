import type { Preset } from './preset.ts'

/** Okta Classic Engine, whose pages have addresses of their own. People do not come back from them by themselves. */
export const oktaClassic: Preset = {
  name: 'okta-classic',
  providerName: 'Okta',
  scopes: ['openid', 'profile', 'email'],
  groupsScope: 'groups',
  registration: { path: '/signin/register' },
  passwordReset: { path: '/signin/forgot-password' },
}
