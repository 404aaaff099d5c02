import { afterAll, expect, test } from 'vitest'
import { capabilities } from '../../cli/take-out/capabilities.ts'
import { createRepository, removeRepository } from './repository.ts'
import { fastTests, sound } from './sound.ts'
import { without } from './without.ts'

const repository = createRepository()
afterAll(() => removeRepository(repository))

test.concurrent.for(capabilities)('without $name the rest is whole', async ({ name }, { expect }) => {
  await without(repository, [name], async (folder, faults) => {
    expect.soft(faults).toEqual(sound)
    expect.soft(await fastTests(folder)).toBe('')
  })
})

test('each capability has its name once', () => {
  const names = capabilities.map(({ title }) => title)
  expect(new Set(names).size).toBe(names.length)
})
