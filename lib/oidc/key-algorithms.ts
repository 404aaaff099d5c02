/**
 * The algorithms that a key can sign with, the preferred one first (RFC 7518 3.1, RFC 9864 2.2). Empty for a key that
 * signs nothing here.
 */
export function algorithmsOfKey({ kty, crv }: { kty?: string; crv?: string }): string[] {
  if (kty === 'RSA') return ['PS256', 'RS256', 'PS384', 'RS384', 'PS512', 'RS512']
  if (kty === 'OKP') return crv === 'Ed25519' ? ['EdDSA', 'Ed25519'] : []
  const alg = kty === 'EC' && byCurve.get(crv ?? '')
  return alg ? [alg] : []
}

const byCurve = new Map([
  ['P-256', 'ES256'],
  ['P-384', 'ES384'],
  ['P-521', 'ES512'],
])
