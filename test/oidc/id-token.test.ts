import { type RefusalRow, testRefusals } from './refusal-table.ts'

const claims = (title: string, name: RefusalRow['case'], check: string): RefusalRow => ({
  title,
  case: name,
  code: 'id_token_invalid',
  check,
  calls: { token: 1, userinfo: 0 },
})

testRefusals('an ID token with wrong claims is refused', [
  claims('row 9: wrong iss [oidcc-client-test-invalid-iss]', 'id-token-wrong-iss', 'iss'),
  claims('row 9: iss with a slash more', 'id-token-iss-with-slash', 'iss'),
  claims('row 9: missing iss', 'id-token-no-iss', 'iss'),
  claims('row 10: wrong aud [oidcc-client-test-invalid-aud]', 'id-token-wrong-aud', 'aud'),
  claims('row 10: missing aud [oidcc-client-test-missing-aud]', 'id-token-no-aud', 'aud'),
  claims('row 12: a stranger in aud, no azp', 'id-token-stranger-in-aud', 'aud'),
  claims('row 12: wrong azp', 'id-token-wrong-azp', 'azp'),
  claims('row 13: missing sub [oidcc-client-test-missing-sub]', 'id-token-no-sub', 'sub'),
  claims('row 13: empty sub', 'id-token-empty-sub', 'sub'),
  claims('row 13: a number as sub', 'id-token-numeric-sub', 'sub'),
  claims('row 14: missing iat [oidcc-client-test-missing-iat]', 'id-token-no-iat', 'iat'),
  claims('row 15: missing exp', 'id-token-no-exp', 'exp'),
  claims('row 15: expired 6 minutes ago', 'id-token-expired', 'exp'),
  claims('row 17: wrong nonce [oidcc-client-test-nonce-invalid]', 'id-token-wrong-nonce', 'nonce'),
  claims('row 17: missing nonce', 'id-token-no-nonce', 'nonce'),
  claims('row 37: at_hash of another access token', 'id-token-wrong-at-hash', 'at_hash'),
])
