import { grantOf } from './access-token.ts'
import { algorithms, privateKey } from './keys.ts'
import { content, json, type Reply } from './reply.ts'
import { sign } from './sign.ts'
import type { RecordedRequest, Tenant } from './tenant.ts'

/** The person's claims, for an access token of theirs (OpenID Connect Core, section 5.3). */
export async function userinfo(tenant: Tenant, request: RecordedRequest): Promise<Reply> {
  const grant = await grantOf(tenant, request)
  if ('refusal' in grant) return grant.refusal
  const honest = claimsFor(tenant, grant.scope.split(' '))
  const claims = tenant.definition.userinfo?.(honest, tenant) ?? honest
  const { userinfoJwt, userinfoSigningKey: kid = 'rsa-1' } = tenant.definition
  if (!userinfoJwt) return json(200, claims)
  const payload = { iss: tenant.issuer, aud: grant.clientId, ...claims }
  const jwt = sign({ alg: algorithms[kid], kid }, payload, privateKey(kid))
  return content(200, 'application/jwt', userinfoJwt(jwt))
}

/** OpenID Connect Core 5.4: each scope value asks for its own claims. */
function claimsFor({ person }: Tenant, scopes: string[]): Record<string, unknown> {
  const { sub, name, given_name, family_name, email, email_verified, groups } = person
  return {
    sub,
    ...(scopes.includes('profile') ? { name, given_name, family_name } : {}),
    ...(scopes.includes('email') ? { email, email_verified } : {}),
    ...(scopes.includes('groups') ? { groups } : {}),
  }
}
