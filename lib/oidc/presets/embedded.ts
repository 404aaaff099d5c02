import type { Preset } from './preset.ts'

/** The provider in `dev/identity-provider`. */
export const embedded: Preset = {
  name: 'embedded',
  providerName: 'Example ID',
  scopes: ['openid', 'profile', 'email', 'groups'],
  pages: {
    registration: { params: { prompt: 'create' } },
    password_reset: { params: { screen_hint: 'reset-password' } },
    change_password: { params: { screen_hint: 'change-password' } },
    profile: null,
    mfa: null,
  },
  outcome: { parameter: 'action_status', values: { success: 'done', cancelled: 'cancelled' } },
  quirks: ['The launcher sets it: it is for development only.'],
  source: 'tried',
}
