import { expect, test } from 'vitest'
import { bringChromium, waysFor } from '../start/chromium/bring-chromium.ts'
import { chromiumPlaces } from '../start/chromium/find-chromium.ts'

const brought = ['/project/.data/chromium/npm/chromium']
const missing = { name: 'one', bring: () => Promise.reject(new Error('no such host')) }
const there = { name: 'other', bring: async () => '/there/chromium' }

test('CHROMIUM_PATH is the only place where it is set', () => {
  expect(chromiumPlaces({ CHROMIUM_PATH: '/opt/chromium', PATH: '/bin' }, brought)).toEqual(['/opt/chromium'])
})

test('CHROMIUM_PATH=bring leaves the system’s alone', () => {
  expect(chromiumPlaces({ CHROMIUM_PATH: 'bring', PATH: '/bin' }, brought)).toEqual(brought)
})

test('a headless shell comes first, the system’s or a brought one, and then a whole Chromium', () => {
  const places = chromiumPlaces({ PATH: '/somewhere' }, brought)
  const at = (place: string) => places.indexOf(place)
  expect(at('/somewhere/chromium-headless-shell')).toBeGreaterThan(-1)
  expect(at(brought[0] ?? '')).toBeGreaterThan(at('/somewhere/chromium-headless-shell'))
  expect(at('/somewhere/chromium')).toBeGreaterThan(at(brought[0] ?? ''))
})

test.each([
  { platform: 'linux', architecture: 'x64', ways: 2 },
  { platform: 'linux', architecture: 'arm64', ways: 1 },
  { platform: 'darwin', architecture: 'x64', ways: 1 },
  { platform: 'win32', architecture: 'x64', ways: 1 },
])('Playwright’s comes first, and on $platform $architecture $ways are tried', (system) => {
  const names = waysFor(system.platform, system.architecture).map(({ name }) => name)
  expect(names[0]).toContain('Playwright')
  expect(names).toHaveLength(system.ways)
})

test('where the first cannot be reached the next is tried, and each says so in a line', async () => {
  const said: string[] = []
  expect(await bringChromium([missing, there], (line) => said.push(line))).toBe('/there/chromium')
  expect(said.slice(1)).toEqual([
    'From one:',
    '  not from there: no such host',
    'From other:',
    'It is at /there/chromium.',
  ])
})

test('what works is not asked for twice', async () => {
  const said: string[] = []
  await bringChromium([there, missing], (line) => said.push(line))
  expect(said).not.toContain('From one:')
})

test('where none can be reached, one line says what to do', async () => {
  await expect(bringChromium([missing], () => {})).rejects.toThrow(
    'No Chromium could be brought. Install chromium or Google Chrome, or set CHROMIUM_PATH.',
  )
})
