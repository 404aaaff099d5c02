import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { nonceHeader, provenKey } from './dpop-proof.ts'
import type { Misbehaviour } from './hostile-case.ts'
import { idToken } from './id-token.ts'
import { json, type Reply } from './reply.ts'
import type { Grant, RecordedRequest, Tenant } from './tenant.ts'

/** Redeems a refresh token (RFC 6749, section 6). One that comes back ends its whole grant (RFC 9700, 4.14.2). */
export async function refresh(tenant: Tenant, request: RecordedRequest): Promise<Reply | Misbehaviour> {
  const refreshToken = request.form.get('refresh_token') ?? ''
  const { delay, held, instead, expiresIn, claims, body: change } = tenant.refreshing
  if (instead) return instead
  const proof = tenant.definition.dpop && (await provenKey(tenant, request))
  if (proof?.fault) return json(400, { error: proof.fault }, nonceHeader(tenant))
  const grant = tenant.refreshTokens.get(refreshToken)
  if (grant?.jkt !== proof?.jkt) return json(400, { error: 'invalid_grant' })
  if (grant && tenant.usedRefreshTokens.has(refreshToken)) {
    tenant.reuses += 1
    grant.ended = true
  }
  if (!grant || grant.ended) {
    await wait(delay)
    return json(400, { error: 'invalid_grant' })
  }
  const rotates = tenant.definition.refreshTokens === 'one_time'
  if (rotates) tenant.usedRefreshTokens.add(refreshToken)
  const accessToken = randomBytes(24).toString('base64url')
  tenant.accessTokens.set(accessToken, grant)
  const body = {
    access_token: accessToken,
    token_type: proof ? 'DPoP' : 'Bearer',
    expires_in: expiresIn,
    scope: grant.scope,
    // OpenID Connect Core 12.2: no nonce.
    id_token: idToken(tenant, { ...grant, nonce: undefined }, accessToken, claims),
    ...(rotates && { refresh_token: newRefreshToken(tenant, grant) }),
  }
  await Promise.all([wait(delay), held])
  return json(200, change?.(body) ?? body, nonceHeader(tenant))
}

/** A refresh token of this grant. */
export function newRefreshToken(tenant: Tenant, grant: Grant): string {
  const made = randomBytes(24).toString('base64url')
  tenant.refreshTokens.set(made, grant)
  return made
}

/** Revokes the grant of a refresh token (RFC 7009). */
export function revoke(tenant: Tenant, { form }: RecordedRequest): Reply {
  const grant = tenant.refreshTokens.get(form.get('token') ?? '')
  if (grant) grant.ended = true
  return { status: 200, headers: {}, body: '' }
}
