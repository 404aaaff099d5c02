import { type RefusalRow, testRefusals } from './refusal-table.ts'

const signature = (title: string, name: RefusalRow['case'], check: string, alg?: string): RefusalRow => ({
  title,
  case: name,
  code: 'id_token_invalid',
  check,
  calls: { token: 1, userinfo: 0 },
  ...(alg && { settings: { idTokenSignedResponseAlg: alg } }),
})

testRefusals('an ID token that is signed wrongly is refused', [
  signature(
    'row 5: broken RS256 signature [oidcc-client-test-invalid-sig-rs256]',
    'bad-signature-rs256',
    'signature',
  ),
  signature(
    'row 5: broken ES256 signature [oidcc-client-test-invalid-sig-es256]',
    'bad-signature-es256',
    'signature',
    'ES256',
  ),
  signature('row 5: signed by another key than its kid names', 'signed-by-unpublished-key', 'signature'),
  signature('row 5: signature left out', 'signature-stripped', 'signature'),
  signature('row 6: alg none [oidcc-client-test-idtoken-sig-none]', 'alg-none', 'alg'),
  signature('row 7: ES256 by a published key, RS256 registered', 'es256-where-rs256-is-registered', 'alg'),
  signature('row 8: HS256 with the RSA public key', 'hs256-by-public-key', 'alg'),
  signature(
    'row 8: HS256 with the client secret [oidcc-client-test-invalid-sig-hs256]',
    'hs256-by-client-secret',
    'alg',
  ),
  signature(
    'row 20: no kid, three keys fit [oidcc-client-test-kid-absent-multiple-jwks]',
    'kid-absent-three-keys-fit',
    'kid',
  ),
])

testRefusals(
  'RS256 is refused where another algorithm is registered',
  ['PS256', 'ES256', 'EdDSA'].map(
    (alg): RefusalRow => ({
      title: `${alg} registered, RS256 by a published key`,
      case: 'rs256-where-another-is-registered',
      code: 'id_token_invalid',
      check: 'alg',
      calls: { token: 1, userinfo: 0 },
      settings: { idTokenSignedResponseAlg: alg },
      variants: [alg],
    }),
  ),
)
