import type { HostileCase } from '../hostile-case.ts'
import { sendError } from '../send-error.ts'
import type { Tenant } from '../tenant.ts'

/** What comes back to the redirect URI. */
export const callbackCases = {
  'callback-wrong-iss': {
    authorizationResponse: (parameters, { issuer }: Tenant) => parameters.set('iss', `${issuer}1`),
  },
  'callback-foreign-iss': {
    authorizationResponse: (parameters) => parameters.set('iss', 'https://attacker.example'),
  },
  'callback-no-iss': { authorizationResponse: (parameters) => parameters.delete('iss') },
  'callback-iss-not-advertised': {
    metadata: (metadata) => ({ ...metadata, authorization_response_iss_parameter_supported: undefined }),
    authorizationResponse: (parameters) => parameters.delete('iss'),
  },
  'callback-wrong-iss-not-advertised': {
    metadata: (metadata) => ({ ...metadata, authorization_response_iss_parameter_supported: undefined }),
    authorizationResponse: (parameters, { issuer }: Tenant) => parameters.set('iss', `${issuer}1`),
  },
  'callback-wrong-state': {
    authorizationResponse: (parameters) => parameters.set('state', `${parameters.get('state')}1`),
  },
  'callback-no-state': { authorizationResponse: (parameters) => parameters.delete('state') },
  'callback-no-code': { authorizationResponse: (parameters) => parameters.delete('code') },
  'callback-access-denied': {
    authorizationResponse: sendError('access_denied', '<script>alert("denied")</script>'),
  },
  'callback-login-required': { authorizationResponse: sendError('login_required', 'no user is signed in') },
  'callback-server-error': { authorizationResponse: sendError('server_error', 'the provider broke') },
  'callback-unknown-error': {
    authorizationResponse: sendError('"><img src=x onerror=alert(1)>', '\r\nSet-Cookie: session=evil'),
  },
} satisfies Record<string, HostileCase>
