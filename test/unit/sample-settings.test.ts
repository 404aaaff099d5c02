import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Set by the commands themselves or by the host, never by people. */
const notForPeople = ['RUN_MODE', 'DEMO_ACCOUNTS', 'NEXT_MANUAL_SIG_HANDLE', 'VERCEL']
/** Follow from ports, or are not the app's. */
const derived = ['NODE_ENV', 'SMTP_URL', 'MAILBOX_URL', 'PORT', 'DEBUG']

test('.env.local.example explains every setting, and none that nothing reads', () => {
  const explained = namesIn('.env.local.example', /^(?:# )?([A-Z][A-Z_]+)=/gm)
  const read = [
    ...namesIn('lib/env/settings.ts', /^ {2}([A-Z_]+):/gm),
    ...namesIn('lib/env/provider.ts', /^ {2}([A-Z_]+):/gm),
    ...namesIn('dev/identity-provider/settings.ts', /'([A-Z]+(?:_[A-Z]+)+)'/g),
    ...namesIn('dev/mailbox/settings.ts', /'([A-Z]+_PORT)'/g),
    ...namesIn('dev/keycloak/settings.ts', /'(KEYCLOAK_[A-Z_]+)'/g),
    ...namesIn('dev/keycloak/bring-distribution.ts', /'(KEYCLOAK_[A-Z_]+)'/g),
  ].filter((name) => ![...notForPeople, ...derived].includes(name))
  expect(explained.filter((name) => !derived.includes(name)).sort()).toEqual([...new Set(read)].sort())
})

function namesIn(file: string, pattern: RegExp): string[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name = '']) => name)
}
