import { spawnSync } from 'node:child_process'
import { rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../test/start/temporary-folder.ts'
import { copyCheckout } from './copy-checkout.ts'

const root = path.join(import.meta.dirname, '..')
const folder = temporaryFolder()
copyCheckout(root, folder)
symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
rmSync(path.join(folder, 'workshop'), { recursive: true })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['the linter', ['@biomejs/biome/bin/biome', 'check', '.']],
  ['the compiler', ['typescript/bin/tsc', '--noEmit']],
  ['the unit tests', ['vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', 'test/unit']],
])('without workshop/ the rest is whole: %s', (_name, [program = '', ...parameters]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join('node_modules', program), ...parameters],
    { cwd: folder, env: environment(), encoding: 'utf8' },
  )
  expect(status, `${stdout}${stderr}`).toBe(0)
})

/** Without the variables that would make a second Vitest act as a worker of the first one. */
function environment(): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name))
  return { ...Object.fromEntries(given), NODE_ENV: 'test', NO_COLOR: '1' }
}
