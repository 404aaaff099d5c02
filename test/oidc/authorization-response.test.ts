import { type RefusalRow, testRefusals } from './refusal-table.ts'

const refused = (title: string, name: RefusalRow['case'], code: string, check: string): RefusalRow => ({
  title,
  case: name,
  code,
  check,
  calls: { token: 0, userinfo: 0 },
})

testRefusals('a wrong authorization response is refused before anything is sent', [
  refused('row 30: wrong iss', 'callback-wrong-iss', 'issuer_mismatch', 'iss'),
  refused('row 30: iss of another provider', 'callback-foreign-iss', 'issuer_mismatch', 'iss'),
  refused('row 30: iss missing while advertised', 'callback-no-iss', 'issuer_mismatch', 'iss'),
  refused('row 30: wrong iss, not advertised', 'callback-wrong-iss-not-advertised', 'issuer_mismatch', 'iss'),
  refused('row 31: missing state', 'callback-no-state', 'state_mismatch', 'state'),
  refused('row 31: neither code nor error', 'callback-no-code', 'provider_error', 'code'),
  refused('row 32: access_denied', 'callback-access-denied', 'access_denied', 'error'),
  refused('row 32: login_required', 'callback-login-required', 'sign_in_incomplete', 'error'),
  refused('row 32: server_error', 'callback-server-error', 'provider_error', 'error'),
  refused('row 32: an error made of markup', 'callback-unknown-error', 'provider_error', 'error'),
])
