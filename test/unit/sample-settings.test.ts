import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { socialProviderNames } from '#lib/env/social-names.ts'

/** Set by the commands themselves or by the host, never by people. */
const notForPeople = ['RUN_MODE', 'DEMO_ACCOUNTS', 'NEXT_MANUAL_SIG_HANDLE', 'VERCEL']
/** Follow from ports, or are not the app's. */
const derived = ['NODE_ENV', 'SMTP_URL', 'MAILBOX_URL', 'PORT', 'DEBUG']

test('.env.local.example explains every setting, and none that nothing reads', () => {
  const explained = namesIn('.env.local.example', /^(?:# )?([A-Z][A-Z_]+)=/gm)
  const read = [
    ...namesIn('lib/env/settings.ts', /^ {2}([A-Z_]+):/gm),
    ...namesIn('lib/env/provider.ts', /^ {2}([A-Z_]+):/gm),
    // One of a family: the others are named beside it.
    ...namesIn('lib/env/social.ts', /'((?:ID|SECRET|BASE_URL))'/g).map((part) => `AUTH_GITHUB_${part}`),
    ...namesIn('dev/identity-provider/settings.ts', /'([A-Z]+(?:_[A-Z]+)+)'/g),
    ...namesIn('dev/mailbox/settings.ts', /'([A-Z]+_PORT)'/g),
    ...namesIn('dev/keycloak/settings.ts', /'(KEYCLOAK_[A-Z_]+)'/g),
    ...namesIn('dev/keycloak/bring-distribution.ts', /'(KEYCLOAK_[A-Z_]+)'/g),
  ].filter((name) => ![...notForPeople, ...derived].includes(name))
  expect(explained.filter((name) => !derived.includes(name)).sort()).toEqual([...new Set(read)].sort())
})

test('every social provider is named beside the one that stands for all, and in docs/social-sign-in.md', () => {
  const sample = readFileSync('.env.local.example', 'utf8')
  const page = readFileSync('docs/social-sign-in.md', 'utf8')
  for (const name of socialProviderNames) {
    expect(sample).toMatch(new RegExp(`(\\b|AUTH_)${name.toUpperCase()}(\\b|_)`))
    expect(page).toContain(`AUTH_${name.toUpperCase()}_ID`)
  }
})

function namesIn(file: string, pattern: RegExp): string[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name = '']) => name)
}
