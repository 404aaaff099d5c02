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
import { socialIdentity, type Told } from './social-identity.ts'

/**
 * Lets next-auth redeem the code of one attempt and ask for the profile (RFC 6749 4.1.3), and stops it before it makes a
 * session of its own. Throws `AuthenticationError`.
 */
export async function exchangeSocialCode(
  provider: ConfiguredSocialProvider,
  response: AuthorizationResponse,
  transaction: Transaction,
  budget: AbortSignal,
): Promise<Identity> {
  requireNoError(response)
  let told: Told | undefined
  const { fault } = await askNextAuth(
    `callback/${provider.name}?${response.parameters}`,
    {
      providers: [await catalogueEntry(provider, budget)],
      cookies: { state: { name: stateCookie }, pkceCodeVerifier: { name: verifierCookie } },
      callbacks: {
        signIn({ user, account, profile }) {
          told = { user, account: { ...account }, profile: { ...profile } }
          return '/'
        },
      },
    },
    { headers: { cookie: await oneTimeCookies(provider, transaction) } },
  )
  if (told) return socialIdentity(provider, told)
  throw failure(fault)
}

/** RFC 6749 4.1.2.1. next-auth would lose the word that says why. */
function requireNoError({ parameters }: AuthorizationResponse): void {
  if (!parameters.has('error')) return
  const refusal = new AuthorizationResponseError('authorization response is an error', { cause: parameters })
  throw protocolFailure(refusal, 'token')
}

/** What next-auth would have left in the browser, made from our transaction for this one call. */
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
  // What was thrown on the way stands one level lower than `cause` usually has it.
  const { err } = (fault?.cause ?? {}) as { err?: unknown }
  return protocolFailure(err ?? fault, 'token')
}
