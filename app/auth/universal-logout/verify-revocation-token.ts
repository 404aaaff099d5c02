import { env } from '#lib/env/env.ts'
import type { Client } from '#lib/oidc/client.ts'
import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'
import { type ProviderStatement, verifyProviderStatement } from '#lib/oidc/provider-statement.ts'

/**
 * The checked JWT that authenticates the call: by the issuer of our ID tokens and its keys, about this client, for this
 * very address. Whom it is about stands in the body alone, so it must work only once. Throws `LogoutRefusal`;
 * `AuthenticationError` when the provider's keys cannot be had.
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
    // As long as Okta's live. It also refuses one that is made in the future.
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
