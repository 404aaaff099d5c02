import { copyFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from './run.ts'
import { capabilities, without, withThoseBefore } from './without.ts'

const tsc = 'node_modules/typescript/bin/tsc'
const vitest = 'node_modules/vitest/vitest.mjs'
/** The unit tests that read sources, settings and pages. All of them run where everything is gone. */
const readers = ['architecture', 'sample-settings', 'errors-page', 'providers-page']

// What the compiler knows of the whole: so it looks only at what a removal touches.
const known = 'known.tsbuildinfo'
const incremental = ['--noEmit', '--incremental', '--tsBuildInfoFile', known]
let whole: string
beforeAll(async () => {
  const copy = await without([])
  whole = copy.folder
  expect(await run(whole, tsc, incremental)).toBe('')
})
afterAll(() => rmSync(whole, { recursive: true, force: true }))

test.concurrent.for(capabilities)('without $name the rest is whole', async (capability, { expect }) => {
  const { folder, ...left } = await without(withThoseBefore(capability))
  try {
    expect.soft(left).toEqual({ notThere: [], lint: '', mentions: [], unused: [] })
    copyFileSync(path.join(whole, known), path.join(folder, known))
    expect.soft(await run(folder, tsc, incremental)).toBe('')
    const files = readers.map((name) => `test/unit/${name}.test.ts`)
    const chosen = ['--config', 'test/vitest.config.ts', '--project', 'plain', '--no-isolate', ...files]
    expect.soft(await run(folder, vitest, ['run', ...chosen])).toBe('')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
