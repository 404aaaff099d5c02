import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import {
  AuthenticationError,
  type AuthenticationErrorCode,
  isAuthenticationError,
} from './authentication-error.ts'
import { causeChain } from './cause-chain.ts'
import { mismatch } from './mismatch.ts'
import { providerWords } from './provider-words.ts'

/**
 * Turns what openid-client threw during one step into an `AuthenticationError` that names the check. Only its message
 * reaches the log: its causes hold tokens, and `mismatch` passes on their harmless parts.
 */
export function protocolFailure(thrown: unknown, step: Step): AuthenticationError {
  const ours = causeChain(thrown).find(isAuthenticationError)
  if (ours) return ours
  if (thrown instanceof AuthorizationResponseError) return errorResponse(thrown)
  if (thrown instanceof ResponseBodyError) return refusedRequest(thrown, step)
  if (thrown instanceof WWWAuthenticateChallengeError) {
    // RFC 6749 5.2: the response to HTTP Basic has a challenge beside `invalid_client`, and openid-client then does not
    // read the body.
    const code = authenticatesClient.has(step) && thrown.status === 401 ? 'client_refused' : refusedCode[step]
    return new AuthenticationError(code, `${step}_status`, `${step} answered ${thrown.status}`, {
      cause: thrown,
    })
  }
  return brokenRule(thrown, step)
}

export type Step = 'discovery' | 'pushed_authorization_request' | 'token' | 'userinfo' | 'protected_resource'

/** OpenID Connect Core 3.1.2.6: the provider ended the attempt. */
function errorResponse(thrown: AuthorizationResponseError): AuthenticationError {
  const detail = `the provider answered ${providerWords(thrown.error)}: ${providerWords(thrown.error_description)}`
  const code = errorResponseCodes[thrown.error] ?? 'provider_error'
  return new AuthenticationError(code, 'error', detail, { cause: thrown })
}

const errorResponseCodes: Record<string, AuthenticationErrorCode> = {
  access_denied: 'access_denied',
  login_required: 'sign_in_incomplete',
  interaction_required: 'sign_in_incomplete',
  consent_required: 'sign_in_incomplete',
  // OpenID Connect Core Error Code unmet_authentication_requirements: no sign-in of the `acr_values` asked for.
  unmet_authentication_requirements: 'sign_in_incomplete',
  account_selection_required: 'sign_in_incomplete',
}

const authenticatesClient = new Set<Step>(['pushed_authorization_request', 'token'])

/** RFC 6749 5.2. Some say `unauthorized_client` for a wrong secret. */
function refusedRequest(thrown: ResponseBodyError, step: Step): AuthenticationError {
  const client = thrown.status === 401 || ['invalid_client', 'unauthorized_client'].includes(thrown.error)
  const code = authenticatesClient.has(step) && client ? 'client_refused' : refusedCode[step]
  const detail = `${step} answered ${thrown.status} ${providerWords(thrown.error)}: ${providerWords(thrown.error_description)}`
  return new AuthenticationError(code, `${step}_error`, detail, { cause: thrown })
}

const refusedCode: Record<Step, AuthenticationErrorCode> = {
  discovery: 'provider_misconfigured',
  pushed_authorization_request: 'provider_error',
  token: 'token_request_refused',
  userinfo: 'userinfo_invalid',
  protected_resource: 'provider_error',
}

function brokenRule(thrown: unknown, step: Step): AuthenticationError {
  const check = brokenCheck(thrown, step)
  const came = mismatch(thrown)
  const detail = providerWords(ruleText(thrown))
  return new AuthenticationError(
    brokenCode(thrown, check, step),
    check,
    came === undefined ? detail : `${detail}: ${came}`,
    { cause: thrown },
  )
}

function brokenCode(thrown: unknown, check: string, step: Step): AuthenticationErrorCode {
  const response = causeChain(thrown).find((cause) => cause instanceof Response)
  if (step === 'discovery')
    return response && response.status >= 500 ? 'provider_unreachable' : refusedCode[step]
  if (check === 'jwks') return 'provider_misconfigured'
  if (check === 'code') return 'provider_error'
  // Of a good token: a recent sign-in was asked for, and it does not show one.
  if (check === 'auth_time' && /too much time|claim missing/.test(ruleText(thrown)))
    return 'sign_in_incomplete'
  if (/response parameter/.test(ruleText(thrown)))
    return check === 'iss' ? 'issuer_mismatch' : 'state_mismatch'
  if (step === 'userinfo' || step === 'pushed_authorization_request') return refusedCode[step]
  return response?.status === 401
    ? 'client_refused'
    : response || tokenResponseMembers.has(check)
      ? refusedCode[step]
      : 'id_token_invalid'
}

const tokenResponseMembers = new Set([
  'access_token',
  'token_type',
  'expires_in',
  'refresh_token',
  'scope',
  'token',
])

function brokenCheck(thrown: unknown, step: Step): string {
  const code = thrown instanceof ClientError ? thrown.code : undefined
  const chain = causeChain(thrown)
  if (chain.some((cause) => cause instanceof Response)) return `${step}_status`
  if (code === 'OAUTH_KEY_SELECTION_FAILED') return 'kid'
  const claim = chain
    .map((cause) => (cause as { claim?: unknown }).claim)
    .find((name) => typeof name === 'string')
  if (claim) return claim as string
  const text = ruleText(thrown)
  if (/signature/.test(text)) return 'signature'
  if (/no authorization code/.test(text)) return 'code'
  if (/issuer/.test(text) && step === 'discovery') return 'discovery_issuer'
  const named = /"(\w+)" (?:\(|header|claim|property|response parameter|parameter)|parameter "(\w+)"/.exec(
    text,
  )
  const name = named?.[1] ?? named?.[2] ?? (/JWT|JWE|JWS/.test(text) ? 'id_token' : step)
  return name === 'keys' ? 'jwks' : step === 'userinfo' ? `userinfo_${name}` : name
}

function ruleText(thrown: unknown): string {
  const texts = causeChain(thrown).map((cause) => {
    if (cause instanceof Error) return cause.message
    return cause instanceof Response ? `status ${cause.status}` : ''
  })
  return texts.filter((text) => text !== '').join(': ')
}
