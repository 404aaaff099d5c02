import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { changesIn, commit, createRepository, removeRepository, restore } from './repository.ts'
import { run } from './run.ts'

const repository = createRepository()
afterEach(() => restore(repository))
afterAll(() => removeRepository(repository))

const takeOut = (...words: string[]) => run(repository, '--import', ['tsx', 'cli/take-out/main.ts', ...words])

test('without a name it lists what can go, what is lost and how much goes', async () => {
  const { code, output } = await takeOut()
  expect(code).toBe(0)
  expect(output).toMatch(
    /^redis: Redis\n {2}lost: {2}Many instances.*\n {2}goes: .* files, .* lines, the package @redis\/client$/m,
  )
  expect(output).toMatch(/^next-auth:.*\n.*\n {2}takes along: social-sign-in$/m)
  expect(changesIn(repository)).toEqual([])
})

test('a name that nothing has is refused, with the names that there are', async () => {
  const { code, output } = await takeOut('radis')
  expect(code).toBe(1)
  expect(output).toContain('Nothing is called radis. What can be taken out: directory, ')
  expect(changesIn(repository)).toEqual([])
})

test('a tree with changes that are not committed is refused', async () => {
  write('app/new-page.txt', 'new')
  const { code, output } = await takeOut('resource')
  rmSync(path.join(repository, 'app/new-page.txt'))
  expect(code).toBe(1)
  expect(output).toContain('There are changes that are not committed')
  expect(changesIn(repository)).toEqual([])
})

test('a dry run says what would change, and writes nothing', async () => {
  const { code, output } = await takeOut('next-auth', '--dry-run')
  expect(code).toBe(0)
  expect(output).toContain('social-sign-in needs next-auth: it goes too.')
  expect(output).toContain('delete lib/next-auth/')
  expect(output).toContain('edit   lib/env/settings.ts')
  expect(changesIn(repository)).toEqual([])
})

test('--all names every part, and what goes with all of them', async () => {
  const { code, output } = await takeOut('--all', '--dry-run')
  expect(code).toBe(0)
  expect(output).toMatch(
    /^Without directory, .*, universal-logout: \d+ files, \d+ lines, the packages .* less\.$/m,
  )
  expect(changesIn(repository)).toEqual([])
})

test('a text that is not there is named with its file, and nothing is changed', async () => {
  replace('test/unit/sample-settings.test.ts', '!notOfProvider.includes(name)', '!others.includes(name)')
  commit(repository, 'an edit of the team’s')
  const { code, output } = await takeOut('directory', 'resource')
  expect(code).toBe(1)
  expect(output).toMatch(
    /^test\/unit\/sample-settings\.test\.ts: put .* in place of {2}!notOfProvider\.includes\(name\)\)$/m,
  )
  expect(output).toContain('Nothing has been changed.')
  expect(changesIn(repository)).toEqual([])
  replace('test/unit/sample-settings.test.ts', '!others.includes(name)', '!notOfProvider.includes(name)')
  commit(repository, 'taken back')
})

test('a page that uses what goes is named by the check, and nothing is changed', async () => {
  write(
    'lib/calls.ts',
    "import { askResource } from '#lib/resource/ask-resource.ts'\n\nexport const calls = askResource.name\n",
  )
  commit(repository, 'a file of the team’s')
  const { code, output } = await takeOut('resource')
  expect(code).toBe(1)
  expect(output).toContain('lib/calls.ts')
  expect(changesIn(repository)).toEqual([])
  rmSync(path.join(repository, 'lib/calls.ts'))
  commit(repository, 'taken back')
})

test('what goes is noted; a second run changes nothing; after an update the same goes again', async () => {
  const { code, output } = await takeOut('resource')
  expect(output).toContain('delete lib/resource/ask-resource.ts')
  expect(output).toMatch(/^Without resource: \d+ files, \d+ lines, no package less\.$/m)
  expect(output).toContain('`npm run check` passes.')
  expect(code).toBe(0)
  expect(takenOut()).toEqual(['resource'])
  commit(repository, 'without the resource')
  for (const again of [['resource'], ['--again']]) {
    expect(await takeOut(...again)).toMatchObject({
      code: 0,
      output: expect.stringContaining('Nothing is left'),
    })
    expect(changesIn(repository)).toEqual([])
  }
  write('lib/resource/new-file.ts', 'export const brought = 1\n')
  replace('lib/env/settings.ts', '  ADMIN_GROUP:', '  RESOURCE_URL: z.string().optional(),\n  ADMIN_GROUP:')
  commit(repository, 'an update')
  expect((await takeOut('--again')).code).toBe(0)
  expect(changesIn(repository)).toEqual([' M lib/env/settings.ts', ' D lib/resource/new-file.ts'])
  expect(takenOut()).toEqual(['resource'])
})

test('it works without workshop/ too', async () => {
  rmSync(path.join(repository, 'workshop'), { recursive: true })
  commit(repository, 'without the workshop')
  const { code, output } = await takeOut('keycloak')
  expect(output).toContain('`npm run check` passes.')
  expect(code).toBe(0)
})

function takenOut(): unknown {
  return JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')).takenOut
}

function replace(file: string, from: string, to: string): void {
  const text = readFileSync(path.join(repository, file), 'utf8')
  expect(text).toContain(from)
  write(file, text.replace(from, to))
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(repository, file)), { recursive: true })
  writeFileSync(path.join(repository, file), text)
}
