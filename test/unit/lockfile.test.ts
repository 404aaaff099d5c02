import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest

test('every version is exact', () => {
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d/.test(version),
  )
  expect(loose).toEqual([])
})

test('every platform’s optional packages stand in the lockfile, so that npm ci works there too', () => {
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${name}, for ${path}`),
  )
  expect(missing).toEqual([])
})

test('no address of any one registry stands in the lockfile', () => {
  const hosts = Object.values(packages).flatMap(({ resolved }) => (resolved ? [resolved] : []))
  expect(hosts).toEqual([])
})

type Locked = { optionalDependencies?: Record<string, string>; resolved?: string }

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>>
