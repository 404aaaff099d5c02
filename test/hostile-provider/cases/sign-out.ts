import type { HostileCase } from '../hostile-case.ts'

/** How the provider's end-session endpoint behaves. */
export const signOutCases = {
  'end-session-absent': {
    metadata: (metadata) => ({ ...metadata, end_session_endpoint: undefined }),
  },
  'end-session-unusable': {
    metadata: (metadata) => ({ ...metadata, end_session_endpoint: 'javascript:alert(1)' }),
  },
  'end-session-other-state': {
    endSessionResponse: (parameters) => parameters.set('state', `${parameters.get('state')}1`),
  },
  'end-session-no-state': { endSessionResponse: (parameters) => parameters.delete('state') },
  'end-session-with-addresses': {
    endSessionResponse: (parameters) => {
      for (const name of ['returnTo', 'redirect_uri', 'post_logout_redirect_uri', 'url', 'next']) {
        parameters.set(name, 'https://attacker.example/')
      }
    },
  },
} satisfies Record<string, HostileCase>
