import { createHash, randomBytes } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose'
import type { RecordedRequest, Tenant } from './tenant.ts'

/** The thumbprint of the key that a request proves to hold (RFC 9449, section 4.3), or what is wrong with the proof. */
export async function provenKey(
  tenant: Tenant,
  request: RecordedRequest,
  accessToken?: string,
): Promise<Proof> {
  const proof = request.headers['dpop']
  if (typeof proof !== 'string') return { fault: 'invalid_dpop_proof' }
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      maxTokenAge: 60,
    })
    const { htm, htu, jti, ath, nonce } = payload
    const own = new URL(request.url)
    if (htm !== request.method || htu !== `${own.origin}${own.pathname}`)
      return { fault: 'invalid_dpop_proof' }
    if (typeof jti !== 'string' || tenant.usedJtis.has(jti)) return { fault: 'invalid_dpop_proof' }
    tenant.usedJtis.add(jti)
    if (accessToken !== undefined && ath !== sha256(accessToken)) return { fault: 'invalid_dpop_proof' }
    if (tenant.definition.dpop === 'with_nonce' && nonce !== tenant.dpopNonce)
      return { fault: 'use_dpop_nonce' }
    return { jkt: await calculateJwkThumbprint(protectedHeader.jwk ?? {}) }
  } catch {
    return { fault: 'invalid_dpop_proof' }
  }
}

/** The header that tells the client which nonce to put into its next proof, where this provider wants one. */
export function nonceHeader(tenant: Tenant): Record<string, string> {
  return tenant.definition.dpop === 'with_nonce' ? { 'DPoP-Nonce': tenant.dpopNonce } : {}
}

/** From now on only proofs with another nonce are taken. */
export function changeNonce(tenant: Tenant): void {
  tenant.dpopNonce = randomBytes(12).toString('base64url')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

type Proof = { jkt: string; fault?: never } | { jkt?: never; fault: string }
