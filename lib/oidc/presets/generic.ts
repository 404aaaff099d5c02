import type { Preset } from './preset.ts'

export const generic: Preset = {
  name: 'generic',
  scopes: ['openid', 'profile', 'email'],
  registration: { params: { prompt: 'create' }, onlyIfOffered: 'prompt_values_supported' },
  passwordReset: null,
}
