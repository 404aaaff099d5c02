import type { Preset } from './preset.ts'

export const embedded: Preset = {
  name: 'embedded',
  providerName: 'Example ID',
  scopes: ['openid', 'profile', 'email', 'groups'],
  registration: { params: { prompt: 'create' } },
  passwordReset: { params: { screen_hint: 'reset-password' } },
}
