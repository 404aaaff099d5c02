import type { Preset } from './preset.ts'

/** Any provider: nothing is known about it beyond its metadata. */
export const generic: Preset = {
  name: 'generic',
  scopes: ['openid', 'profile', 'email'],
  pages: {
    registration: { params: { prompt: 'create' }, onlyIfOffered: 'prompt_values_supported' },
    password_reset: null,
    change_password: null,
    profile: null,
    mfa: null,
  },
  quirks: ['What else the provider has is set by the settings `OIDC_…_URL`.'],
  source: 'tried',
}
