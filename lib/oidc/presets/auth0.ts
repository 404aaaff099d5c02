import type { Preset } from './preset.ts'

/** Auth0 with Universal Login. */
export const auth0: Preset = {
  name: 'auth0',
  providerName: 'Auth0',
  knownBy: { hosts: ['*.auth0.com'] },
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  pages: {
    // Without `prompt` Auth0 sends a person with a session there back at once.
    registration: { params: { screen_hint: 'signup', prompt: 'login' } },
    password_reset: { params: { screen_hint: 'reset-password', prompt: 'login' } },
    change_password: null,
    profile: null,
    mfa: null,
  },
  signOut: { endpoint: '/v2/logout', returnParameter: 'returnTo', onlyWithout: 'end_session_endpoint' },
  quirks: [
    'Refresh tokens need the Refresh Token grant in the application’s advanced settings.',
    'The issuer ends with a slash.',
    'A page that does not know the `screen_hint`, such as Classic Login, shows the sign-in form, which has both links.',
    'There is no hosted page for an account.',
    'Put `/auth/signed-out` among the Allowed Logout URLs.',
  ],
  source: 'published',
}
