import type { Preset } from './preset.ts'

/** Amazon Cognito: a user pool with a domain. Its pages are on another host than the issuer. */
export const cognito: Preset = {
  name: 'cognito',
  knownBy: { hosts: ['cognito-idp.*.amazonaws.com'] },
  scopes: ['openid', 'profile', 'email'],
  pages: {
    registration: { endpoint: '/signup', params: {} },
    password_reset: { endpoint: '/forgotPassword', params: {} },
    change_password: null,
    profile: null,
    mfa: null,
  },
  // Its metadata has an end_session_endpoint that knows none of the standard's parameters.
  signOut: { endpoint: '/logout', returnParameter: 'logout_uri' },
  quirks: [
    'The user pool needs a domain, or it has no pages.',
    'Groups come as `cognito:groups`, which the app does not read.',
    'Put `/auth/signed-out` among the Allowed sign-out URLs.',
  ],
  source: 'published',
}
