import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { goneSettings } from '#lib/env/gone-settings.ts'
import { readSettings } from '#lib/env/settings.ts'

const usable = {
  APP_URL: 'https://app.example.org',
  OIDC_ISSUER: 'https://id.example.org/',
  OIDC_CLIENT_ID: 'starter',
  OIDC_CLIENT_SECRET: 'from-the-console',
  SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
  SESSION_STORE_URL: 'file:/var/lib/starter/sessions.db',
}
const names = (endsTheStart: boolean) =>
  goneSettings.filter((gone) => (gone.endsTheStart ?? false) === endsTheStart).flatMap((gone) => gone.names)

describe('a setting that is gone', () => {
  test('SILENT_SIGN_IN=true gives a warning that names it, and the start goes on', () => {
    const read = readSettings({ ...usable, SILENT_SIGN_IN: 'true' })
    expect(read).toMatchObject({
      settings: { warnings: [expect.stringMatching(/^SILENT_SIGN_IN is no longer read since \d.*docs\//)] },
    })
  })

  test.each(names(false))('%s gives one warning and no fault', (name) => {
    expect(readSettings({ ...usable, [name]: 'x' })).toMatchObject({
      settings: { warnings: [expect.stringMatching(new RegExp(`^${name} `))] },
    })
  })

  test.each(names(true))('%s is one fault', (name) => {
    expect(readSettings({ ...usable, [name]: 'x' })).toEqual({
      faults: [expect.stringMatching(new RegExp(`^${name} is no longer read since \\d`))],
    })
  })

  test('gives no warning where it is not set, or is empty', () => {
    const empty = Object.fromEntries(goneSettings.flatMap((gone) => gone.names).map((name) => [name, '']))
    for (const variables of [usable, { ...usable, ...empty }]) {
      expect(readSettings(variables)).toMatchObject({ settings: { warnings: [] } })
    }
  })

  test('stands in the table of docs/updates.md with its version and what to do instead', () => {
    const page = readFileSync('docs/updates.md', 'utf8')
    const section = /^## Settings that are gone$(.*?)(?=^## |$(?![\s\S]))/ms.exec(page)?.[1] ?? ''
    const rows = section.split('\n').filter((line) => line.startsWith('| `'))
    expect(rows).toEqual(
      goneSettings.map((gone) => {
        const cells = [gone.names.map((name) => `\`${name}\``).join(', '), gone.since, gone.instead]
        return `| ${cells.join(' | ')} | ${gone.endsTheStart ? 'ends' : 'goes on'} |`
      }),
    )
  })
})
