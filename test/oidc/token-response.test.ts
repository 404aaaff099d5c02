import { type RefusalRow, testRefusals } from './refusal-table.ts'

const once = { token: 1, userinfo: 0, jwks: 0 }
const refused = (
  title: string,
  name: RefusalRow['case'],
  check: string,
  code = 'token_request_refused',
): RefusalRow => ({ title, case: name, code, check, calls: once })

testRefusals('a token response that is none is refused, and the code is sent once', [
  refused('row 35: 400 invalid_grant', 'token-invalid-grant', 'token_error'),
  refused('row 35: 500', 'token-500', 'token_status'),
  refused('row 35: 503 in HTML', 'token-503-html', 'token_status'),
  refused('row 35: 200 in HTML', 'token-html', 'token_status'),
  refused('row 35: JSON that ends early', 'token-broken-json', 'token'),
  refused('row 35: no access token', 'token-no-access-token', 'access_token'),
  refused('row 3: 401 invalid_client', 'token-invalid-client', 'token_error', 'client_refused'),
  refused('row 18: no ID token', 'token-no-id-token', 'id_token', 'id_token_invalid'),
  refused('row 18: an ID token that is no JWT', 'token-id-token-is-no-jwt', 'id_token', 'id_token_invalid'),
])
