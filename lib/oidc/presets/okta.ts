import type { Preset } from './preset.ts'

/**
 * Okta Identity Engine. It has no page of its own for registration that a link could open: people find "Sign up" on the
 * sign-in page, where a user profile policy allows it, and "Forgot password" likewise.
 */
export const okta: Preset = {
  name: 'okta',
  providerName: 'Okta',
  scopes: ['openid', 'profile', 'email'],
  groupsScope: 'groups',
  registration: { params: {} },
  passwordReset: { params: { prompt: 'login' } },
}
