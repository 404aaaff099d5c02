import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { groups } from '#lib/env/descriptions/groups.ts'
import { socialProviderNames } from '#lib/env/social-names.ts'

/** Variables that the launcher sets from the ports, and Node’s own. */
const notOfProvider = ['NODE_ENV', 'SMTP_URL', 'MAILBOX_URL']

test('.env.local.example explains every setting, and none that nothing reads', () => {
  const explained = namesIn('.env.local.example', /^(?:# )?([A-Z][A-Z_]+)=/gm)
  const read = [
    ...groups.flatMap(({ names, setForYou }) => (setForYou ? [] : names)),
    ...namesIn('dev/identity-provider/settings.ts', /^ +([A-Z]+(?:_[A-Z]+)+): /gm),
    ...namesIn('dev/mailbox/settings.ts', /'([A-Z]+_PORT)'/g),
    ...namesIn('dev/keycloak/settings.ts', /'(KEYCLOAK_[A-Z_]+)'/g),
    ...namesIn('dev/keycloak/bring-distribution.ts', /'(KEYCLOAK_[A-Z_]+)'/g),
  ].filter((name) => !notOfProvider.includes(name))
  expect(explained.filter((name) => name !== 'DEBUG').sort()).toEqual([...new Set(read)].sort())
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
