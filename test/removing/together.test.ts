import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkTree } from '../start/link-tree.ts'
import { run } from './run.ts'
import { capabilities, root, without } from './without.ts'

let left: Awaited<ReturnType<typeof without>>
beforeAll(async () => {
  left = await without(capabilities)
})
afterAll(() => rmSync(left.folder, { recursive: true, force: true }))

test('without all of them nothing speaks of what is gone, and nothing is left without use', () => {
  const { folder: _, notThere: __, ...rest } = left
  expect(rest).toEqual({ lint: '', mentions: [], unused: [] })
})

test('without all of them the rest type-checks', async () => {
  expect(
    await run(left.folder, 'node_modules/typescript/bin/tsc', ['--noEmit', '--incremental', 'false']),
  ).toBe('')
})

test('without all of them the unit tests pass', async () => {
  const chosen = ['--config', 'test/vitest.config.ts', '--project', 'plain', 'test/unit']
  expect(await run(left.folder, 'node_modules/vitest/vitest.mjs', ['run', ...chosen])).toBe('')
})

test('without all of them the app builds', async () => {
  // Turbopack compiles nothing behind a symbolic link that leaves the project.
  rmSync(`${left.folder}/node_modules`)
  linkTree(`${root}/node_modules`, `${left.folder}/node_modules`)
  expect(await run(left.folder, 'node_modules/next/dist/bin/next', ['build'])).toBe('')
})
