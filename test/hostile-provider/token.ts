import { createHash, randomBytes } from 'node:crypto'
import { authenticates } from './client-authentication.ts'
import { nonceHeader, provenKey } from './dpop-proof.ts'
import type { Misbehaviour } from './hostile-case.ts'
import { idToken } from './id-token.ts'
import { newRefreshToken, refresh } from './refresh.ts'
import { json, type Reply } from './reply.ts'
import type { Grant, RecordedRequest, Tenant } from './tenant.ts'

/** Redeems a code once (RFC 6749, section 4.1.3; RFC 7636, section 4.6), or a refresh token where the case has them. */
export async function token(tenant: Tenant, request: RecordedRequest): Promise<Reply | Misbehaviour> {
  if (request.method !== 'POST') return json(405, { error: 'invalid_request' })
  if (!(await authenticates(tenant, request))) {
    return json(401, { error: 'invalid_client' }, { 'WWW-Authenticate': 'Basic realm="hostile"' })
  }
  const { form } = request
  if (form.get('grant_type') === 'refresh_token' && tenant.definition.refreshTokens) {
    return refresh(tenant, request)
  }
  if (form.get('grant_type') !== 'authorization_code') return json(400, { error: 'invalid_request' })
  const grant = tenant.grants.get(form.get('code') ?? '')
  if (!grant || !mayRedeem(grant, form)) return json(400, { error: 'invalid_grant' })
  const proof = tenant.definition.dpop && (await provenKey(tenant, request))
  if (proof?.fault) return json(400, { error: proof.fault }, nonceHeader(tenant))
  if (grant.jkt !== proof?.jkt) return json(400, { error: 'invalid_grant' })
  grant.used = true
  const accessToken = randomBytes(24).toString('base64url')
  tenant.accessTokens.set(accessToken, grant)
  const body = {
    access_token: accessToken,
    token_type: proof ? 'DPoP' : 'Bearer',
    expires_in: tenant.refreshing.expiresIn,
    scope: grant.scope,
    id_token: idToken(tenant, grant, accessToken),
    ...(tenant.definition.refreshTokens && { refresh_token: newRefreshToken(tenant, grant) }),
  }
  return json(200, tenant.definition.tokenResponse?.(body) ?? body, nonceHeader(tenant))
}

function mayRedeem(grant: Grant, form: URLSearchParams): boolean {
  const verifier = form.get('code_verifier') ?? ''
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  return !grant.used && grant.redirectUri === form.get('redirect_uri') && grant.challenge === challenge
}
