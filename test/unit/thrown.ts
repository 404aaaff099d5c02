import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import { protocolFailure, type Step } from '#lib/oidc/protocol-failure.ts'

// Failures that the app builds from errors with the shapes of openid-client's.

export const issuer = 'https://id.example.org'
export const clientId = 'starter'
const now = 1_800_000_000

/** The provider sent the browser back with an error (RFC 6749 4.1.2.1). */
export function callback(error: string, description?: string): AuthenticationError {
  const parameters = new URLSearchParams({ error, ...(description && { error_description: description }) })
  const thrown = new AuthorizationResponseError('authorization response from the server is an error', {
    cause: parameters,
  })
  return protocolFailure(thrown, 'token')
}

/** The token endpoint, or the one that requests are pushed to, answered with an error (RFC 6749 5.2). */
export function refused(
  status: number,
  error: string,
  description?: string,
  step: Step = 'token',
): AuthenticationError {
  const cause = { error, ...(description && { error_description: description }) }
  const response = Response.json(cause, { status })
  return protocolFailure(new ResponseBodyError('server responded with an error', { cause, response }), step)
}

/** 401 with a challenge, after which openid-client reads no body. */
export function challenge(step: Step = 'token'): AuthenticationError {
  const thrown = new WWWAuthenticateChallengeError('server responded with a challenge', {
    cause: [{ scheme: 'basic', parameters: {} }],
    response: new Response(null, { status: 401 }),
  })
  return protocolFailure(thrown, step)
}

/** The metadata came with another status or type. */
export function discovery(status: number, headers: Record<string, string> = {}): AuthenticationError {
  const response = new Response(null, { status, headers })
  const message = status === 200 ? 'unexpected response content-type' : 'unexpected HTTP response status code'
  return protocolFailure(new ClientError(message, { cause: response }), 'discovery')
}

/** The metadata names another issuer. */
export function otherIssuer(named = `${issuer}/`): AuthenticationError {
  const evidence = { expected: issuer, body: { issuer: named }, attribute: 'issuer' }
  return broken('"response" body "issuer" property does not match the expected value', evidence, 'discovery')
}

/** A claim of the ID token is not the expected one. */
export function claim(name: string, value: unknown, expected?: string): AuthenticationError {
  const evidence = { claim: name, claims: { [name]: value }, ...(expected && { expected }) }
  return broken(`unexpected JWT "${name}" claim value`, evidence)
}

/** A time of the ID token has passed, or is yet to come; `claims` in seconds from now. */
export function time(name: string, claims: Record<string, number>): AuthenticationError {
  const moments = Object.fromEntries(Object.entries(claims).map(([of, seconds]) => [of, now + seconds]))
  return broken(`unexpected JWT "${name}" claim value`, { claim: name, claims: moments, now, tolerance: 30 })
}

/** The ID token is signed with this algorithm in place of RS256. */
export function algorithm(alg: string): AuthenticationError {
  return broken('unexpected JWT "alg" header parameter', {
    header: { alg },
    expected: 'RS256',
    reason: 'client configuration',
  })
}

/** No published key fits the ID token. */
export function noKey(kid: string): AuthenticationError {
  const message = 'error when selecting a JWT verification key, no applicable keys found'
  const evidence = { header: { alg: 'RS256', kid }, candidates: [], jwks_uri: new URL(`${issuer}/jwks`) }
  return protocolFailure(clientError(message, evidence, 'OAUTH_KEY_SELECTION_FAILED'), 'token')
}

/** The response came with this `iss` (RFC 9207). */
export function responseIss(iss: string): AuthenticationError {
  const parameters = new URLSearchParams({ iss, code: 'a-secret-code', state: 'a-secret-state' })
  return broken('unexpected "iss" (issuer) response parameter value', { expected: issuer, parameters })
}

function broken(message: string, evidence: object, step: Step = 'token'): AuthenticationError {
  return protocolFailure(clientError(message, evidence, 'OAUTH_INVALID_RESPONSE'), step)
}

function clientError(message: string, evidence: object, code: string): ClientError {
  const inner = new Error(message, { cause: evidence })
  return Object.assign(new ClientError('invalid response encountered', { cause: inner }), { code })
}
