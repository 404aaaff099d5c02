import type { Preset } from './preset.ts'

/** ZITADEL, Cloud or your own. */
export const zitadel: Preset = {
  name: 'zitadel',
  providerName: 'ZITADEL',
  knownBy: { hosts: ['*.zitadel.cloud'] },
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  pages: {
    registration: { params: { prompt: 'create' } },
    password_reset: { params: { prompt: 'login' } },
    change_password: { address: '/ui/console/users/me' },
    profile: { address: '/ui/console/users/me' },
    mfa: { address: '/ui/console/users/me' },
  },
  quirks: [
    'Refresh tokens need the Refresh Token grant in the application.',
    'One page holds password, profile and factors.',
    'Its maker documents no address for it: check it once.',
  ],
  source: 'published',
}
