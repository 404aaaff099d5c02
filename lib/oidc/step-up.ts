import type { IDToken } from 'openid-client'
import { z } from 'zod'
import { meetsAcr } from './acr.ts'
import { AuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'
import { clockToleranceSeconds, now } from './clock.ts'

/** The parameters that ask the provider for a recent or stronger sign-in (OpenID Connect Core 3.1.2.1). */
export function stepUpParameters({ preset }: Client, { maxAge, acr }: StepUp): Record<string, string> {
  return {
    ...(maxAge !== undefined && { max_age: String(Math.max(maxAge, preset.leastMaxAge ?? 0)) }),
    ...(acr && { acr_values: acr.join(' ') }),
  }
}

/**
 * Checks that an ID token meets the demand, in addition to openid-client's check of a missing or old `auth_time`
 * (OpenID Connect Core 3.1.3.7, 11 and 12). Throws `AuthenticationError`.
 */
export function requireStepUp({ acrValues }: Client, idToken: IDToken, { maxAge, acr }: StepUp): void {
  // A time in the future, for example in milliseconds, would count as recent for ever.
  if (maxAge !== undefined && Number(idToken.auth_time) > now() + clockToleranceSeconds) {
    throw new AuthenticationError('sign_in_incomplete', 'auth_time', 'the auth_time is yet to come')
  }
  if (acr && !meetsAcr(idToken['acr'], acr, acrValues)) {
    throw new AuthenticationError('sign_in_incomplete', 'acr', 'the acr is missing, or weaker than asked for')
  }
}

/** The demand on a sign-in: at most `maxAge` seconds old, or one of `acr` or stronger. */
export const stepUpSchema = z.object({
  maxAge: z.number().int().nonnegative().exactOptional(),
  acr: z.array(z.string().min(1)).min(1).exactOptional(),
})

export type StepUp = z.infer<typeof stepUpSchema>
