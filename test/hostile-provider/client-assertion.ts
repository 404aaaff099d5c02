import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { RecordedRequest, Tenant } from './tenant.ts'

/** Whether the client proved itself by a JWT that it signed for this issuer, once and for a short time (RFC 7523, 3). */
export async function assertsItself(tenant: Tenant, { form }: RecordedRequest): Promise<boolean> {
  const { client, issuer } = tenant
  if (!client.jwksUri || form.get('client_assertion_type') !== assertionType) return false
  try {
    const assertion = form.get('client_assertion') ?? ''
    const { payload, protectedHeader } = await jwtVerify(assertion, keysOf(tenant, client.jwksUri), {
      issuer: client.id,
      subject: client.id,
      maxTokenAge: 60,
      requiredClaims: ['exp', 'jti'],
      ...(client.assertionAlgorithms && { algorithms: client.assertionAlgorithms }),
    })
    // FAPI 2.0 Security Profile 5.3.2.1: the issuer as a text, no list of audiences.
    if (payload.aud !== issuer || Number(payload.exp) > Date.now() / 1000 + 300) return false
    if (tenant.usedJtis.has(payload.jti ?? '')) return false
    tenant.usedJtis.add(payload.jti ?? '')
    tenant.assertedWith.push({ kid: protectedHeader.kid ?? '', alg: protectedHeader.alg })
    return true
  } catch {
    return false
  }
}

// Kept for ten minutes, as providers do: a key that signs before it was published there is refused.
function keysOf(tenant: Tenant, jwksUri: string): JWTVerifyGetKey {
  const known = fetched.get(tenant) ?? createRemoteJWKSet(new URL(jwksUri))
  fetched.set(tenant, known)
  return known
}

const fetched = new WeakMap<Tenant, JWTVerifyGetKey>()

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
