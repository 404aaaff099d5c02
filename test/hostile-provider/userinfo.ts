import { nonceHeader, provenKey } from './dpop-proof.ts'
import { algorithms, privateKey } from './keys.ts'
import { content, json, type Reply } from './reply.ts'
import { sign } from './sign.ts'
import type { RecordedRequest, Tenant } from './tenant.ts'

/** The person's claims, for a bearer token in the header and nowhere else (RFC 6750, section 2.1). */
export async function userinfo(tenant: Tenant, request: RecordedRequest): Promise<Reply> {
  const scheme = tenant.definition.dpop ? 'DPoP' : 'Bearer'
  const [, said, accessToken = ''] = /^(\w+) (.+)$/.exec(String(request.headers.authorization ?? '')) ?? []
  const elsewhere = request.url.searchParams.has('access_token') || request.form.has('access_token')
  const grant = tenant.accessTokens.get(accessToken)
  const refuse = (error: string) =>
    json(401, { error }, { 'WWW-Authenticate': `${scheme} error="${error}"`, ...nonceHeader(tenant) })
  if (!grant || grant.ended || elsewhere) return refuse('invalid_token')
  if (said?.toLowerCase() !== scheme.toLowerCase()) return refuse('invalid_token')
  const proof = tenant.definition.dpop && (await provenKey(tenant, request, accessToken))
  if (proof?.fault) return refuse(proof.fault)
  if (grant.jkt !== proof?.jkt) return refuse('invalid_token')
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
