import { errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose'
import { AuthenticationError, isAuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'
import { clockToleranceSeconds } from './clock.ts'
import { LogoutRefusal } from './logout-refusal.ts'
import { providerKeys } from './provider-keys.ts'
import { providerMetadata } from './provider-metadata.ts'
import { withinBudget } from './within-budget.ts'

/**
 * Verifies a JWT from the provider that is not an ID token: its signature, `typ`, `iss`, `aud` and times (RFC 7519).
 * The caller must still check that its `jti` is new. Throws `LogoutRefusal`; `AuthenticationError` when the provider's
 * keys are unavailable.
 */
export async function verifyProviderStatement(
  client: Client,
  jwt: string,
  rules: StatementRules,
  budget: AbortSignal,
): Promise<ProviderStatement> {
  const metadata = await providerMetadata(client, budget)
  try {
    const verified = jwtVerify(jwt, providerKeys(metadata), {
      ...rules,
      algorithms: [client.idTokenSignedResponseAlg],
      issuer: client.issuer,
      requiredClaims: ['iat', 'exp', 'jti'],
      clockTolerance: clockToleranceSeconds,
    })
    const { payload } = await withinBudget(budget, `the keys of ${client.issuer}`, verified)
    return statementFrom(payload)
  } catch (thrown) {
    throw thrown instanceof LogoutRefusal || isAuthenticationError(thrown) ? thrown : brokenRule(thrown)
  }
}

function statementFrom(payload: JWTPayload): ProviderStatement {
  const { iss, iat, exp, jti } = payload
  if (typeof jti !== 'string' || jti === '') throw new LogoutRefusal('jti', 'the token’s jti is no text')
  // A time may have a fraction (RFC 7519, 2), which not every store accepts.
  return { iss: String(iss), jti, iat: Math.floor(Number(iat)), exp: Math.ceil(Number(exp)), payload }
}

function brokenRule(thrown: unknown): LogoutRefusal | AuthenticationError {
  if (thrown instanceof errors.JWKSInvalid) {
    // The keys are at fault, not the token, and the provider may repair them before it sends the token again.
    const detail = 'the provider’s keys cannot be read'
    return new AuthenticationError('provider_misconfigured', 'jwks', detail, { cause: thrown })
  }
  const check =
    thrown instanceof errors.JWTClaimValidationFailed || thrown instanceof errors.JWTExpired
      ? thrown.claim
      : thrown instanceof errors.JOSEError
        ? thrown.code
        : 'token'
  // jose's texts name the claim and never its value.
  const detail = thrown instanceof Error ? thrown.message : 'the token cannot be read'
  return new LogoutRefusal(check, detail, { cause: thrown })
}

/** `typ` and `aud` keep one kind of token from passing for another. */
type StatementRules = { typ: string; audience: string } & Pick<JWTVerifyOptions, 'subject' | 'maxTokenAge'>

/** Times are epoch seconds. */
export type ProviderStatement = { iss: string; jti: string; iat: number; exp: number; payload: JWTPayload }
