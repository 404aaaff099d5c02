import type { Claims, HostileCase } from './hostile-case.ts'
import { algorithms, type KeyName, privateKey } from './keys.ts'
import { atHash, type JwsHeader, sign } from './sign.ts'
import type { Grant, Tenant } from './tenant.ts'

/** The ID token for a grant (OpenID Connect Core 2), changed and signed as the tenant's case says. */
export function idToken(tenant: Tenant, grant: Grant, accessToken: string, change = unchanged): string {
  const { definition } = tenant
  const keyName = signingKeyOf(tenant, definition)
  const honestHeader: JwsHeader = { alg: algorithms[keyName], typ: 'JWT', kid: keyName }
  const header = definition.header?.(honestHeader, tenant) ?? honestHeader
  const honestClaims = change(claimsOf(tenant, grant, atHash(accessToken, header.alg)))
  const claims = definition.claims?.(honestClaims) ?? honestClaims
  const key = definition.hmacSecret?.(tenant) ?? privateKey(keyName)
  const token = sign(header, claims, key)
  return definition.afterSigning?.(token) ?? token
}

const unchanged = (claims: Claims): Claims => claims

function signingKeyOf(tenant: Tenant, { signingKey = 'rsa-1' }: HostileCase): KeyName {
  return typeof signingKey === 'function' ? signingKey(tenant) : signingKey
}

function claimsOf(tenant: Tenant, grant: Grant, at_hash: string): Claims {
  const now = Math.floor(Date.now() / 1000)
  return {
    iss: tenant.issuer,
    sub: tenant.person.sub,
    aud: grant.clientId,
    iat: now,
    exp: now + 300,
    auth_time: grant.authTime,
    nonce: grant.nonce,
    sid: `sid-${grant.code.slice(0, 8)}`,
    at_hash,
    ...(tenant.fat ? tenant.person : {}),
  }
}
