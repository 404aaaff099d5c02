import { OAuthProfileParseError } from '@auth/core/errors'
import { encode } from '@auth/core/jwt'
import { AuthorizationResponseError } from 'openid-client'
import { askNextAuth } from '#lib/next-auth/ask-next-auth.ts'
import { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { AuthorizationResponse } from '#lib/oidc/authorization-response.ts'
import type { Identity } from '#lib/oidc/identity.ts'
import { protocolFailure } from '#lib/oidc/protocol-failure.ts'
import type { Transaction } from '#lib/oidc/transaction.ts'
import { derivedSecret } from '#lib/session/sealing.ts'
import { catalogueEntry } from './catalogue-entry.ts'
import type { ConfiguredSocialProvider } from './configured-social-providers.ts'
import { socialIdentity, type UserClaims } from './social-identity.ts'

/**
 * Exchanges the code (RFC 6749 4.1.3) and reads the profile through next-auth, and stops it before it creates a session
 * of its own. Throws `AuthenticationError`.
 */
export async function exchangeSocialCode(
  provider: ConfiguredSocialProvider,
  response: AuthorizationResponse,
  transaction: Transaction,
  budget: AbortSignal,
): Promise<Identity> {
  requireNoError(response)
  let userClaims: UserClaims | undefined
  const { fault } = await askNextAuth(
    `callback/${provider.name}?${response.parameters}`,
    {
      providers: [await catalogueEntry(provider, budget)],
      cookies: { state: { name: stateCookie }, pkceCodeVerifier: { name: verifierCookie } },
      callbacks: {
        signIn({ user, account, profile }) {
          userClaims = { user, account: { ...account }, profile: { ...profile } }
          return '/'
        },
      },
    },
    { headers: { cookie: await oneTimeCookies(provider, transaction) } },
  )
  if (userClaims) return socialIdentity(provider, userClaims)
  throw failure(fault)
}

/** RFC 6749 4.1.2.1. next-auth would drop the error code. */
function requireNoError({ parameters }: AuthorizationResponse): void {
  if (!parameters.has('error')) return
  const refusal = new AuthorizationResponseError('authorization response is an error', { cause: parameters })
  throw protocolFailure(refusal, 'token')
}

/** The cookies that next-auth would have set in the browser, made from our transaction for this one call. */
async function oneTimeCookies({ name }: ConfiguredSocialProvider, transaction: Transaction): Promise<string> {
  const cookie = async (salt: string, value: string) => {
    const secret = derivedSecret('next_auth')
    return `${salt}=${await encode({ token: { value, provider: name }, secret, salt, maxAge: 60 })}`
  }
  const { state, code_verifier: verifier } = transaction
  return `${await cookie(stateCookie, state)}; ${await cookie(verifierCookie, verifier)}`
}

const stateCookie = 'state'
const verifierCookie = 'code_verifier'

function failure(fault: Error | undefined): AuthenticationError {
  if (fault instanceof OAuthProfileParseError) {
    const detail = 'userinfo is not of the shape that the catalogue’s entry reads'
    return new AuthenticationError('userinfo_invalid', 'userinfo_profile', detail, { cause: fault })
  }
  // next-auth wraps the original error in `cause.err`.
  const { err } = (fault?.cause ?? {}) as { err?: unknown }
  return protocolFailure(err ?? fault, 'token')
}
