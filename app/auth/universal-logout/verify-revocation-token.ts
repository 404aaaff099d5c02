import { env } from '#lib/env/env.ts'
import type { Client } from '#lib/oidc/client.ts'
import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'
import { type ProviderStatement, verifyProviderStatement } from '#lib/oidc/provider-statement.ts'

/**
 * Verifies the JWT that authenticates the request: the issuer of our ID tokens signed it, for this client and this URL.
 * Only the body names the person, so the token must work only once. Throws `LogoutRefusal`; `AuthenticationError` when
 * the provider's keys are unavailable.
 */
export function verifyRevocationToken(
  client: Client,
  jwt: string,
  budget: AbortSignal,
): Promise<ProviderStatement> {
  const rules = {
    typ: 'global-token-revocation+jwt',
    audience: new URL('/auth/universal-logout', env().appUrl).href,
    subject: client.clientId,
    // The lifetime of Okta's tokens. jose then also refuses an `iat` in the future.
    maxTokenAge: 300,
  }
  return verifyProviderStatement(client, jwt, rules, budget)
}

/** The bearer token of a request (RFC 6750, 2.1). Throws `LogoutRefusal` where there is none. */
export function bearerToken(request: Request): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!token) throw new LogoutRefusal('authorization', 'the request carries no bearer token')
  return token
}
