import { afterAll, expect, test } from 'vitest'
import { capabilities } from '../../cli/take-out/capabilities.ts'
import { compile, createRepository, removeRepository } from './repository.ts'
import { fastTests, sound } from './sound.ts'
import { without } from './without.ts'

const repository = createRepository()
compile(repository)
afterAll(() => removeRepository(repository))

const names = capabilities.map(({ name }) => name)

test.concurrent.for(names)('without %s the rest is whole', async (name, { expect }) => {
  await without(repository, [name], async (folder, faults) => {
    expect.soft(faults).toEqual(sound)
    expect.soft(await fastTests(folder)).toBe('')
  })
})

test('each capability has a title of its own', () => {
  const titles = capabilities.map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
})
