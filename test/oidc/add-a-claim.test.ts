import { execFile } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../start/temporary-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('a claim of one line reaches the session, useSession() and the refresh', async () => {
  const copy = temporaryFolder()
  for (const name of ['lib', 'test', 'package.json', 'tsconfig.json']) {
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  const claims = path.join(copy, 'lib/oidc/claims.ts')
  const before = readFileSync(claims, 'utf8')
  const line = '  email: text.exactOptional(),\n'
  expect(before).toContain(line)
  writeFileSync(claims, before.replace(line, `${line}  givenName: text.exactOptional(),\n`))
  const script = ['--conditions=react-server', '--import', 'tsx', 'test/oidc/print-claims.ts']
  const { stdout } = await promisify(execFile)(process.execPath, [...script, 'sessions.db'], { cwd: copy })
  const { session, useSession, refreshed } = JSON.parse(stdout)
  expect(session).toMatchObject({ name: 'Harriet Hostile', givenName: 'Harriet' })
  expect(useSession).toMatchObject({ user: { name: 'Harriet Hostile' }, givenName: 'Harriet' })
  expect(refreshed).toMatchObject({ name: 'Harriet Hostile', givenName: 'Harriet' })
}, 60_000)
