import { type RefusalRow, testRefusals } from './refusal-table.ts'

const refused = (title: string, name: RefusalRow['case'], check: string): RefusalRow => ({
  title,
  case: name,
  code: 'userinfo_invalid',
  check,
  calls: { token: 1, userinfo: 1 },
})

testRefusals('a userinfo response that cannot be trusted is refused', [
  refused('row 27: wrong sub [oidcc-client-test-userinfo-invalid-sub]', 'userinfo-wrong-sub', 'userinfo_sub'),
  refused('row 27: no sub', 'userinfo-no-sub', 'userinfo_sub'),
  refused('row 28: broken signature', 'userinfo-signed-badly', 'signature'),
  refused('row 29: 401', 'userinfo-401', 'userinfo_status'),
  refused('row 29: 500', 'userinfo-500', 'userinfo_status'),
  refused('row 29: HTML', 'userinfo-html', 'userinfo_status'),
])
