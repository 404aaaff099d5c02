import type { Claims, HostileCase } from '../hostile-case.ts'

const now = () => Math.floor(Date.now() / 1000)
const without = (name: string) => (claims: Claims) => ({ ...claims, [name]: undefined })

/** ID tokens whose claims are wrong; the signature is right in all of them. */
export const idTokenCases = {
  'id-token-wrong-iss': { claims: (claims) => ({ ...claims, iss: `${claims.iss}1` }) },
  'id-token-iss-with-slash': { claims: (claims) => ({ ...claims, iss: `${claims.iss}/` }) },
  'id-token-no-iss': { claims: without('iss') },
  'id-token-wrong-aud': { claims: (claims) => ({ ...claims, aud: `${claims.aud}1` }) },
  'id-token-no-aud': { claims: without('aud') },
  'id-token-aud-array': { claims: (claims) => ({ ...claims, aud: [claims.aud] }) },
  'id-token-stranger-in-aud': { claims: (claims) => ({ ...claims, aud: [claims.aud, 'stranger'] }) },
  'id-token-wrong-azp': {
    claims: (claims) => ({ ...claims, aud: [claims.aud, 'stranger'], azp: 'stranger' }),
  },
  'id-token-no-sub': { claims: without('sub') },
  'id-token-empty-sub': { claims: (claims) => ({ ...claims, sub: '' }) },
  'id-token-numeric-sub': { claims: (claims) => ({ ...claims, sub: 7 }) },
  'id-token-no-iat': { claims: without('iat') },
  'id-token-no-exp': { claims: without('exp') },
  'id-token-expired': { claims: (claims) => ({ ...claims, iat: now() - 660, exp: now() - 360 }) },
  'id-token-just-expired': { claims: (claims) => ({ ...claims, iat: now() - 305, exp: now() - 5 }) },
  'id-token-wrong-nonce': { claims: (claims) => ({ ...claims, nonce: `${claims.nonce}1` }) },
  'id-token-no-nonce': { claims: without('nonce') },
  'id-token-wrong-at-hash': { claims: (claims) => ({ ...claims, at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }) },
  'id-token-no-at-hash': { claims: without('at_hash') },
} satisfies Record<string, HostileCase>
