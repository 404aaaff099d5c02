import { errors, jwtVerify } from 'jose'
import { AuthenticationError, isAuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'
import { clockToleranceSeconds } from './clock-tolerance.ts'
import { LogoutTokenRefusal } from './logout-token-refusal.ts'
import { providerKeys } from './provider-keys.ts'
import { providerMetadata } from './provider-metadata.ts'
import { withinBudget } from './within-budget.ts'

/**
 * What a checked logout token says: whose session, or all of whose, is to end (OpenID Connect Back-Channel Logout 1.0,
 * 2.6). The caller must still see that its `jti` is new. Throws
 * `LogoutTokenRefusal`; `AuthenticationError` when the provider's keys cannot be had.
 */
export async function verifyLogoutToken(
  client: Client,
  logoutToken: string,
  budget: AbortSignal,
): Promise<LogoutToken> {
  const metadata = await providerMetadata(client, budget)
  try {
    const verified = jwtVerify(logoutToken, providerKeys(metadata), {
      typ: 'logout+jwt',
      algorithms: [client.idTokenSignedResponseAlg],
      issuer: client.issuer,
      audience: client.clientId,
      requiredClaims: ['iat', 'exp', 'jti', 'events'],
      clockTolerance: clockToleranceSeconds,
    })
    const { payload } = await withinBudget(budget, `the keys of ${client.issuer}`, verified)
    return logoutTokenFrom(payload)
  } catch (thrown) {
    throw thrown instanceof LogoutTokenRefusal || isAuthenticationError(thrown) ? thrown : brokenRule(thrown)
  }
}

function logoutTokenFrom(payload: Record<string, unknown>): LogoutToken {
  const { iss, iat, exp, jti, events, sid, sub } = payload
  // An ID token must never pass for one.
  if ('nonce' in payload) throw refused('nonce', 'the logout token has a nonce')
  if (!isObject(isObject(events) && events[logoutEvent])) {
    throw refused('events', 'the logout token does not tell of a logout')
  }
  for (const [name, value] of Object.entries({ jti, sid, sub })) {
    if (value !== undefined && !isText(value)) throw refused(name, `the logout token’s ${name} is no text`)
  }
  if (!isText(sid) && !isText(sub)) throw refused('sid', 'the logout token names no session and nobody')
  return {
    iss: String(iss),
    jti: String(jti),
    // A time may have a fraction (RFC 7519, 2), which not every store takes.
    iat: Math.floor(Number(iat)),
    exp: Math.ceil(Number(exp)),
    ...(isText(sid) && { sid }),
    ...(isText(sub) && { sub }),
  }
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

function brokenRule(thrown: unknown): LogoutTokenRefusal | AuthenticationError {
  if (unusableKeys.has((thrown as { code?: string }).code ?? '')) {
    const detail = 'the provider’s keys cannot be read'
    return new AuthenticationError('provider_misconfigured', 'jwks', detail, { cause: thrown })
  }
  const check =
    thrown instanceof errors.JWTClaimValidationFailed || thrown instanceof errors.JWTExpired
      ? thrown.claim
      : thrown instanceof errors.JOSEError
        ? thrown.code
        : 'logout_token'
  // jose's texts name the claim and never its value.
  const detail = thrown instanceof Error ? thrown.message : 'the logout token cannot be read'
  return refused(check, detail, thrown)
}

// Of the keys, not of the token: a provider that is asked again may have mended them.
const unusableKeys = new Set(['ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC'])

function refused(check: string, detail: string, cause?: unknown): LogoutTokenRefusal {
  return new LogoutTokenRefusal(check, detail, { cause })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Times are epoch seconds. */
export type LogoutToken = { iss: string; jti: string; iat: number; exp: number; sid?: string; sub?: string }
