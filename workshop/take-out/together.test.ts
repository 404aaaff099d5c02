import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { capabilities } from '../../cli/take-out/capabilities.ts'
import { linkTree } from '../../test/start/link-tree.ts'
import { createRepository, removeRepository } from './repository.ts'
import { browserTests, fastTests, sound } from './sound.ts'
import { without } from './without.ts'

const repository = createRepository()
afterAll(() => removeRepository(repository))

test('without all of them the rest is whole, builds, and works in a browser', async () => {
  const names = capabilities.map(({ name }) => name)
  await without(repository, names, async (folder, faults) => {
    expect.soft(faults).toEqual(sound)
    expect.soft(await fastTests(folder)).toBe('')
    // Turbopack compiles nothing behind a symbolic link that leaves the project.
    rmSync(`${folder}/node_modules`)
    linkTree('node_modules', `${folder}/node_modules`)
    expect(await browserTests(folder)).toBe('')
  })
}, 1_800_000)
