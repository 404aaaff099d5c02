import type { Preset } from './preset.ts'

/** Keycloak 26.1 or later. */
export const keycloak: Preset = {
  name: 'keycloak',
  knownBy: { path: '/realms/' },
  scopes: ['openid', 'profile', 'email'],
  pages: {
    registration: { params: { prompt: 'create' } },
    password_reset: { endpoint: 'forgot-credentials', params: {} },
    change_password: { params: { kc_action: 'UPDATE_PASSWORD' } },
    profile: { params: { kc_action: 'UPDATE_PROFILE' } },
    mfa: { params: { kc_action: 'CONFIGURE_TOTP' } },
  },
  outcome: {
    parameter: 'kc_action_status',
    values: { success: 'done', cancelled: 'cancelled', error: 'failed' },
  },
  quirks: [
    'Never ask for `offline_access`: refresh tokens come without it, and an offline session outlives every sign-out.',
    'Groups need a mapper of the client’s, not a scope.',
    'Registration and password reset must be allowed in the realm. Before 26.1 there is no `prompt=create`.',
    'The mail link of a password reset leads back to the app only in the browser that asked for it.',
  ],
  source: 'tried',
}
